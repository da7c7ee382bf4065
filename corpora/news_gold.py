"""news_gold: who said what, with the speaker's full name, in news of 2010 to 2026.

Each part has the article ``ID`` as ``texts/ID.txt`` and its gold as ``gold/ID.json``; the corpus's GUIDE.md says how it
is annotated. ``groups.tsv`` names the event and the outlet of each article of the train part: articles of one event
belong in one fold of a cross-validation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from corpora.alignment import CharSpan

Part = Literal["train", "dev"]

#: Marks that make a quote a marked one; ' is one where a word begins after it and none ends before it.
_MARKS = frozenset('"“”„«»‘')
_SINGLE_MARK = re.compile(r"(?<!\w)'(?=\w)")


@dataclass(frozen=True)
class Quote:
    """A quote of the gold; spans are code points of the article's text, in the order of the quote."""

    spans: tuple[CharSpan, ...]
    #: Whether a quotation mark stands in the quote.
    marked: bool
    #: The words that name the speaker beside the quote, None where there are none.
    mention: str | None
    #: The speaker's fullest name in the article without titles; several speakers are joined by " and ".
    name: str | None
    #: What a speaker without a name is called.
    description: str | None
    cue: str | None


@dataclass(frozen=True)
class Article:
    """An article with its gold."""

    name: str
    text: str
    quotes: tuple[Quote, ...]
    #: The fullest name of each person whom the article names.
    people: tuple[str, ...]
    #: The event that the article reports and the outlet that it is from; None in the dev part.
    event: str | None = None
    outlet: str | None = None


def read_articles(corpus: Path, part: Part) -> Iterator[Article]:
    """The articles of ``part``, by name. ``corpus`` is the unpacked folder, with ``train/`` and ``dev/``.

    Raises:
        FileNotFoundError: the corpus lacks that part, or an article of it its text.
        ValueError: a span of the gold does not stand in its article.
    """
    folder = corpus / part
    if not (folder / "gold").is_dir():
        raise FileNotFoundError(f"{folder} has no folder gold/")
    groups = _read_groups(corpus / "groups.tsv")
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        event, outlet = groups.get(path.stem, (None, None))
        quotes = tuple(_quotes(path, text, gold["quotes"]))
        yield Article(path.stem, text, quotes, tuple(gold["people"]), event, outlet)


def _read_groups(table: Path) -> dict[str, tuple[str, str]]:
    _, *lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {article: (event, outlet) for article, event, outlet in rows}


def _quotes(path: Path, text: str, rows: Sequence[dict[str, Any]]) -> Iterator[Quote]:
    """Quotes stand in the order of the text: each is searched from the start of the one before it."""
    start = 0
    for row in rows:
        spans: list[CharSpan] = []
        end = start
        for words in row["spans"]:
            found = text.find(words, end)
            found = text.find(words) if found < 0 else found
            if found < 0:
                raise ValueError(f"{path}: no such words in the article: {words[:60]}")
            end = found + len(words)
            spans.append((found, end))
        start = spans[0][0]
        marked = any(is_marked(text[first:last]) for first, last in spans)
        yield Quote(tuple(spans), marked, row["speaker"], row["name"], row["who"], row["cue"])


def is_marked(words: str) -> bool:
    """Return whether a quotation mark stands in ``words``; an apostrophe is none."""
    return not _MARKS.isdisjoint(words) or _SINGLE_MARK.search(words) is not None
