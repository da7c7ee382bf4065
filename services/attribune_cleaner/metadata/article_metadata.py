"""The metadata of an article."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass
class ArticleMetadata:
    """What an article says about itself; None where it says nothing.

    Dates are ISO 8601, as precise as the article is. The language is as it is declared.
    """

    title: str | None = None
    #: The authors as they are written, and each by the name alone.
    author: str | None = None
    authors: tuple[str, ...] | None = None
    source: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] | None = None

    def authorship(self) -> ArticleMetadata:
        """Return who wrote the article and when, alone."""
        return ArticleMetadata(
            author=self.author, authors=self.authors, published_at=self.published_at, updated_at=self.updated_at
        )

    def fill_from(self, other: ArticleMetadata) -> None:
        """Fill the fields that are None with those of `other`; author and authors go together."""
        names_authors = self.author is not None
        for one in fields(self):
            if getattr(self, one.name) is None and not (names_authors and one.name == "authors"):
                setattr(self, one.name, getattr(other, one.name))
