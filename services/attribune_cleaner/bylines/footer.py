"""Lines below an article: what they say is read into metadata, and they leave the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attribune_cleaner.boilerplate.about_lines import is_about_paper, is_about_writers
from attribune_cleaner.boilerplate.lines import is_edge_boilerplate
from attribune_cleaner.bylines.header_line import read_header_line
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

#: How a line at the end begins that is read as header lines are: a date or a name alone may be the article's own.
_OPENING = re.compile(rf"[—–-]?\s?(?:{alternatives(read('footer_openings.txt'))})\b", re.IGNORECASE)
_MARK = re.compile(r"[“”]")


def read_footer(
    paragraphs: Sequence[str], boilerplate: Collection[int], names: ArticleMetadata
) -> tuple[ArticleMetadata, set[int]]:
    """Return what the lines below an article say, and their numbers, without the `boilerplate` that is known already.

    A line about the writer or the paper goes where `names` has an author or the source that it begins with. Lines are
    read from the last upwards to the first paragraph that is the article's own. Within a quotation all are its own.
    """
    metadata = ArticleMetadata()
    numbers: set[int] = set()
    writers = names.authors or ()
    for number in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[number]
        if number in boilerplate:
            continue
        read = read_header_line(paragraph) if _OPENING.match(paragraph) else None
        if read is not None:
            metadata.fill_from(read.authorship())
        elif not (is_edge_boilerplate(paragraph) or _is_about(paragraph, writers, names.source)):
            return (ArticleMetadata(), set()) if _MARK.findall(paragraph)[-1:] == ["“"] else (metadata, numbers)
        numbers.add(number)
    return metadata, numbers


def _is_about(line: str, writers: Sequence[str], paper: str | None) -> bool:
    return is_about_writers(line, writers) or is_about_paper(line, paper or "")
