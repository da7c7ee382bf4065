"""Lines below an article that say by whom and where it was published: read into metadata, cut from the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attribune_cleaner.boilerplate.about_lines import is_about_paper, is_about_writer
from attribune_cleaner.boilerplate.lines import is_edge_boilerplate
from attribune_cleaner.bylines.header_line import read_header_line
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

#: A line at the end is one of the header's kind only where it says so: a date or a name alone may be the article's.
_SAYS_SO = re.compile(rf"[—–-]?\s?(?:{alternatives(read('footer_openings.txt'))})\b", re.IGNORECASE)
_MARK = re.compile(r"[“”]")
_SEVERAL = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")


def read_footer(
    paragraphs: Sequence[str], dropped: Collection[int], known: ArticleMetadata
) -> tuple[ArticleMetadata, set[int]]:
    """Return what the lines at the end say, and their numbers; `dropped` are those that go anyway.

    A line about the writer or the paper counts where `known` holds the name that it begins with. Reading stops, from
    the end, at the first paragraph that is the article's own; inside a quotation all are.
    """
    metadata = ArticleMetadata()
    numbers: set[int] = set()
    writers = _SEVERAL.split(known.author or "")
    for number in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[number]
        if number in dropped:
            continue
        read = read_header_line(paragraph) if _SAYS_SO.match(paragraph) else None
        if read is not None:
            metadata.fill_from(
                ArticleMetadata(author=read.author, published_at=read.published_at, updated_at=read.updated_at)
            )
        elif not (is_edge_boilerplate(paragraph) or _is_about(paragraph, writers, known.source)):
            return (ArticleMetadata(), set()) if _MARK.findall(paragraph)[-1:] == ["“"] else (metadata, numbers)
        numbers.add(number)
    return metadata, numbers


def _is_about(line: str, writers: Sequence[str], paper: str | None) -> bool:
    return any(is_about_writer(line, writer) for writer in writers) or is_about_paper(line, paper or "")
