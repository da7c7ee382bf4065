"""Metadata is filled from several places, the first of which wins."""

from __future__ import annotations

from attribune_cleaner.metadata.article_metadata import ArticleMetadata


def test_what_is_known_stays_and_what_is_not_is_filled() -> None:
    metadata = ArticleMetadata(title="Bridge closed", author="")
    metadata.fill_from(ArticleMetadata(title="Another", author="Jane Doe", url="https://x.org/"))
    assert metadata == ArticleMetadata(title="Bridge closed", author="", url="https://x.org/")


def test_the_names_of_authors_go_with_the_authors_as_they_are_written() -> None:
    known = ArticleMetadata(author="Jane Doe")
    known.fill_from(ArticleMetadata(author="John Roe", authors=("John Roe",), section="Local"))
    assert known == ArticleMetadata(author="Jane Doe", section="Local")
    unknown = ArticleMetadata()
    unknown.fill_from(ArticleMetadata(author="John Roe", authors=("John Roe",)))
    assert unknown == ArticleMetadata(author="John Roe", authors=("John Roe",))
