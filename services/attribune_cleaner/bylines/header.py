"""Lines above an article: what they say is read into metadata, and they leave the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.boilerplate.lines import is_edge_boilerplate
from attribune_cleaner.boilerplate.paragraphs import find_contacts
from attribune_cleaner.bylines.header_line import LONGEST, is_timestamp, read_header_line
from attribune_cleaner.bylines.headline import headline_lines
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import recase_capitals
from attribune_cleaner.metadata.names import (
    holds_only_names,
    is_affiliation,
    is_job_title,
    is_news_organisation,
    is_person_name,
)
from attribune_cleaner.text.keys import key_of
from attribune_cleaner.text.traced_text import Edit, TracedText
from attribune_core.marks import MARKS

#: Lines from the top that are looked at. Set by hand.
_LINES = 14
#: Longest standfirst, the summary between headline and byline, in code points. Set by hand.
_LONGEST_STANDFIRST = 300
#: Longest part of a line that is looked at, in code points. Set by hand.
_LONGEST_LINE = 600
#: Longest part of a name that is not looked for in the article, an initial or a particle, in code points. Set by hand.
_LONGEST_INITIAL = 2
#: Most words of a place on a line of its own. Set by hand.
_MOST_PLACE_WORDS = 3
#: The end of a sentence or of a part of one, also within marks.
_SENTENCE_END = re.compile(rf"[.,;:][{re.escape(''.join(MARKS))}]*\Z")


def read_header(
    text: TracedText, title: str | None, *, takes_headline: bool = False
) -> tuple[ArticleMetadata, TracedText]:
    """Return what the lines above an article say, and `text` without them.

    A short line above a byline or a date is the headline. With `takes_headline` so is one with a blank line below it,
    see `headline`. `title` is the title that is known already; a line that repeats it goes, too. Reading stops at the
    first line that is the article's own.
    """
    metadata = ArticleMetadata()
    lines = _first_lines(text.text)
    header: list[int] = []
    headline_expected = True
    takes_headline = takes_headline and title is None
    contacts = find_contacts([line for _, _, line in lines])
    number = 0
    while number < len(lines):
        line = lines[number][2]
        below = header[-1:] == [number - 1]
        read = _read_line(lines, number, text.text) or (_below_byline(line) if below and metadata.author else None)
        if read is not None:
            metadata.fill_from(read)
            takes_headline = takes_headline and metadata.title is None
            header.append(number)
        elif (
            is_edge_boilerplate(line)
            or number in contacts
            or (title is not None and key_of(line) == key_of(title))
            or (below and _is_scene(lines, number, text.text))
        ):
            header.append(number)
        elif takes_headline and (size := headline_lines(text.text, lines, number)):
            metadata.title = " ".join(lines[one][2] for one in range(number, number + size))
            header.extend(range(number, number + size))
            takes_headline = headline_expected = False
            number += size - 1
        elif headline_expected and _is_headline(line) and _is_above_header_line(lines, number):
            takes_headline = headline_expected = False
            if title is None and metadata.title is None:
                metadata.title = line
                header.append(number)
            # A line between headline and byline is the standfirst. It is prose and stays.
            if not _is_header_line(lines[number + 1][2]):
                number += 1
        else:
            break
        number += 1
    return metadata, text.edit(Edit(lines[one][0], lines[one][1]) for one in header)


def read_lines_above(above: Sequence[str], article: str) -> ArticleMetadata:
    """Return the authors and dates that lines between a page's title and its `article` give, wherever they stand."""
    metadata = ArticleMetadata()
    text = "\n".join([*above, article])
    lines: list[tuple[int, int, str]] = []
    at = 0
    for line in above:
        lines.append((at, at + len(line), " ".join(line.split())))
        at += len(line) + 1
    for number in range(len(lines)):
        read = _read_line(lines, number, text)
        if read is not None:
            metadata.fill_from(read.authorship())
    return metadata


def _first_lines(text: str) -> list[tuple[int, int, str]]:
    """Return the [start, end) of the first lines that hold anything, and the line with single spaces."""
    out: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text) and len(out) < _LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at <= _LONGEST_LINE:
            line = " ".join(text[at:end].split())
            if line:
                out.append((at, end, line))
        else:
            out.append((at, end, text[at : at + _LONGEST_LINE]))
        at = end + 1
    return out


def _read_line(lines: list[tuple[int, int, str]], number: int, text: str) -> ArticleMetadata | None:
    """Return what a line says by itself or beside its neighbours; boilerplate says nothing."""
    line = lines[number][2]
    return read_header_line(line) or (None if is_edge_boilerplate(line) else _unlabelled_author(lines, number, text))


def _below_byline(line: str) -> ArticleMetadata | None:
    """Return what a line below a byline says: the paper or agency, or the author's job, which fills nothing."""
    if is_news_organisation(line):
        return ArticleMetadata(source=line)
    return ArticleMetadata() if is_job_title(line) and is_affiliation(line) else None


def _unlabelled_author(lines: list[tuple[int, int, str]], number: int, text: str) -> ArticleMetadata | None:
    """Return the author of a line that is a name above or below a date ("Jane Doe" or "Jane Doe, Paris"), else None.

    A headline with capitals has the same form, but its words stand in the article as well. A reporter's name does not.
    """
    name, _, place = lines[number][2].partition(", ")
    if not is_person_name(name) or is_news_organisation(name) or (place and not holds_only_names(place)):
        return None
    beside = [lines[other][2] for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    if not any((read_header_line(line) or ArticleMetadata()).published_at for line in beside):
        return None
    below = text[lines[number][1] :]
    words = [word for word in name.split() if len(word) > _LONGEST_INITIAL]
    if any(re.search(rf"\b{re.escape(word)}\b", below, re.IGNORECASE) for word in words):
        return None
    author = recase_capitals(name)
    return ArticleMetadata(author=author, authors=(author,), source=place if is_news_organisation(place) else None)


def _is_scene(lines: list[tuple[int, int, str]], number: int, text: str) -> bool:
    """Whether a line below a byline or a desk is where it was written: a place in capitals that the article names."""
    place = lines[number][2].rstrip(":.")
    if not place.isupper() or len(place.split()) > _MOST_PLACE_WORDS or not holds_only_names(place):
        return False
    return re.search(rf"\b{re.escape(place.title())}\b", text[lines[number][1] :]) is not None


def _is_header_line(line: str) -> bool:
    """Whether a line below a headline is not the article's own: it says something of it, or is boilerplate."""
    return read_header_line(line) is not None or is_edge_boilerplate(line)


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST and not _SENTENCE_END.search(line) and any(char.isalpha() for char in line)


def _is_above_header_line(lines: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a header line follows the headline at `number`, at once or after a standfirst."""
    after = [line for _, _, line in lines[number + 1 : number + 3]]
    if not after:
        return False
    if _is_header_line(after[0]):
        return True
    if len(after) < 2 or len(after[0]) > _LONGEST_STANDFIRST:
        return False
    return (read_header_line(after[1]) or ArticleMetadata()).author is not None or is_timestamp(after[1])
