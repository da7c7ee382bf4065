"""Lines below an article that say by whom and where it was published: read into metadata, cut from the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attribune_cleaner.boilerplate.lines import is_edge_boilerplate, reports_speech
from attribune_cleaner.boilerplate.phrases import PAPER, WRITER
from attribune_cleaner.bylines.header_line import read_header_line
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

#: A line at the end is one of the header's kind only where it says so: a date or a name alone may be the article's.
_SAYS_SO = re.compile(rf"[—–-]?\s?(?:{alternatives(read('footer_openings.txt'))})\b", re.IGNORECASE)
#: Longest line about the writer or the paper, in code points.
_LONGEST_ABOUT = 300
_REACHED = re.compile(r"(?:you can )?(?:contact|reach|e-?mail|follow|write to) ", re.IGNORECASE)
_WRITER = re.compile(WRITER)
_PAPER = re.compile(rf"\s{PAPER}")
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
    about = [(name, _WRITER) for name in _SEVERAL.split(known.author or "")] + [(known.source or "", _PAPER)]
    for number in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[number]
        if number in dropped:
            continue
        read = read_header_line(paragraph) if _SAYS_SO.match(paragraph) else None
        if read is not None:
            metadata.fill_from(
                ArticleMetadata(author=read.author, published_at=read.published_at, updated_at=read.updated_at)
            )
        elif not (is_edge_boilerplate(paragraph) or any(_is_about(paragraph, *one) for one in about)):
            return (ArticleMetadata(), set()) if _MARK.findall(paragraph)[-1:] == ["“"] else (metadata, numbers)
        numbers.add(number)
    return metadata, numbers


def _is_about(line: str, name: str, pattern: re.Pattern[str]) -> bool:
    if len(line) > _LONGEST_ABOUT or len(name.split()) < 2 or reports_speech(line):
        return False
    line = line.removeprefix("The ")
    name = name.removeprefix("The ")
    start = _REACHED.match(line)
    rest = line[start.end() :] if start else line
    if not rest.casefold().startswith(name.casefold()):
        return False
    behind = rest[len(name) :]
    return start is not None or pattern.fullmatch(behind) is not None
