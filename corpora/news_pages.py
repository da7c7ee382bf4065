"""news_pages: pages of news as they were served, each with the title, authors, day and body that a reader sees.

A page is ``NAME.html.gz`` with its gold ``NAME.json``. ``NAME`` begins with the publisher's country and name and ends
in a day: pages of one publisher belong in one fold of a cross-validation.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Countries whose pages count as English, as names of pages have them.
ENGLISH = frozenset({"us", "uk", "ca", "au", "ind", "za", "na", "ls", "tz"})


@dataclass(frozen=True)
class Page:
    """A page with its gold."""

    name: str
    html: bytes
    url: str
    title: str | None
    authors: tuple[str, ...]
    #: The day of publication, ISO 8601.
    published: str | None
    #: The article's paragraphs, headings and summary included.
    body: tuple[str, ...]

    @property
    def publisher(self) -> str:
        """The publisher with its country: the name without the day."""
        return self.name.rsplit("_", 3)[0]


def read_pages(corpus: Path) -> Iterator[Page]:
    """The pages of the unpacked folder ``corpus``, by name.

    Raises:
        FileNotFoundError: the folder holds no page.
    """
    paths = sorted(corpus.glob("*.html.gz"))
    if not paths:
        raise FileNotFoundError(f"{corpus} holds no page")
    for path in paths:
        name = path.name.removesuffix(".html.gz")
        gold = json.loads(path.with_name(f"{name}.json").read_text(encoding="utf-8"))
        yield Page(
            name=name,
            html=gzip.decompress(path.read_bytes()),
            url=gold["url"],
            title=gold["title"],
            authors=tuple(gold["authors"]),
            published=gold["published"],
            body=tuple(gold["body"]),
        )
