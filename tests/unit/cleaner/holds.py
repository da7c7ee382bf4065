"""What holds for every clean article and every traced text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import split_authors
from attribune_cleaner.text.traced_text import TracedText
from attribune_core.codec import decode, encode
from attribune_core.events import CleanArticle


def check(article: CleanArticle, body: str) -> None:
    """Assert what holds for every clean article."""
    assert article.text == article.text.strip()
    assert article.text
    assert [article.text[start:end] for start, end in article.paragraphs] == article.text.split("\n\n")
    for start, origin, size in article.source_map or ():
        assert article.text[start : start + size] == body[origin : origin + size]
    assert decode(CleanArticle, encode(article)) == article


def covered(runs: Iterable[tuple[int, int, int]]) -> set[int]:
    return {at for start, _, size in runs for at in range(start, start + size)}


def traces_back(text: TracedText, raw: str) -> bool:
    """Whether each run of `text` stands in `raw` where it says."""
    return all(text.text[start : start + size] == raw[origin : origin + size] for start, origin, size in text.runs)


def with_authors(fields: ArticleMetadata) -> ArticleMetadata:
    """Return `fields` with the names that the author of it holds."""
    return replace(fields, authors=split_authors(fields.author)) if fields.author else fields
