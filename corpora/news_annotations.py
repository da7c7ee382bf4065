"""Who said what in further pages of news_pages, annotated by reading as news_gold is.

``training/news_annotations/NAME.json`` holds an annotation without the page's text: ``page`` names the page,
``characters`` is the length of its text, ``people`` are all persons whom it names, and each of ``quotes`` has its
``spans`` and the ``mention`` of its speaker as code points of the text, and ``name``, ``who`` and ``cue`` as the
GUIDE.md of news_gold defines them. The text is the paragraphs of the page's body, joined by an empty line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.news_gold import Article, Quote, is_marked
from corpora.news_pages import Page, read_pages

ANNOTATIONS = Path(__file__).resolve().parent.parent / "training" / "news_annotations"


def read_annotated_pages(corpus: Path, annotations: Path = ANNOTATIONS) -> Iterator[Article]:
    """The annotated pages of ``corpus``, the unpacked folder news_pages, as articles, by name.

    A page is an event of its own; its outlet is its publisher.

    Raises:
        FileNotFoundError: the folder holds no page.
        ValueError: the corpus lacks an annotated page, or the text of a page is not the one that was annotated.
    """
    pages = {page.name: page for page in read_pages(corpus)}
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = pages.get(gold["page"])
        if page is None:
            raise ValueError(f"{path}: {corpus} has no page {gold['page']}")
        yield _article(path, page, gold)


def _article(path: Path, page: Page, gold: dict[str, Any]) -> Article:
    text = "\n\n".join(page.body)
    if len(text) != gold["characters"]:
        raise ValueError(f"{path}: the page has {len(text)} characters, the annotated text {gold['characters']}")
    quotes = tuple(_quote(text, row) for row in gold["quotes"])
    return Article(page.name, text, quotes, tuple(gold["people"]), event=page.name, outlet=page.publisher)


def _quote(text: str, row: dict[str, Any]) -> Quote:
    spans = tuple((start, end) for start, end in row["spans"])
    mention = None if row["mention"] is None else text[slice(*row["mention"])]
    marked = any(is_marked(text[start:end]) for start, end in spans)
    return Quote(spans, marked, mention, row["name"], row["who"], row["cue"])
