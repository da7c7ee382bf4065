"""Lines above an article that say when, by whom and where it was published: read into metadata, cut from the text."""

from __future__ import annotations

import re

from attribune_cleaner.boilerplate.lines import is_edge_boilerplate
from attribune_cleaner.bylines.byline import recase_capitals
from attribune_cleaner.bylines.header_line import LONGEST, is_timestamp, read_header_line
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.names import holds_only_names, is_news_organisation, is_person_name
from attribune_cleaner.text.traced_text import Edit, TracedText
from attribune_core.marks import MARKS

#: Lines looked at, from the top.
_LINES = 14
#: Longest standfirst, in code points.
_LONGEST_DECK = 300
#: A line that ends as a sentence or a part of one does, also within marks.
_ENDED = re.compile(rf"[.,;:][{re.escape(''.join(MARKS))}]*\Z")


def read_header(text: TracedText, title: str | None) -> tuple[ArticleMetadata, TracedText]:
    """Return what the lines at the top say, and `text` without them.

    A short line above a byline or a date is the headline; `title` is the one that is known already, and a first line
    that repeats it goes too. Reading stops at the first line that is the article's own.
    """
    metadata = ArticleMetadata()
    lines = _first_lines(text.text)
    taken: list[int] = []
    prologue_open = True
    number = 0
    while number < len(lines):
        line = lines[number][2]
        read = read_header_line(line) or _unlabelled_author(lines, number, text.text)
        if read is not None:
            metadata.fill_from(read)
            taken.append(number)
        elif is_edge_boilerplate(line) or (title is not None and title_key(line) == title_key(title)):
            taken.append(number)
        elif prologue_open and _is_headline(line) and _is_above_header_line(lines, number):
            prologue_open = False
            if title is None and metadata.title is None:
                metadata.title = line
                taken.append(number)
            # The line between headline and byline is the standfirst: prose, which stays.
            if read_header_line(lines[number + 1][2]) is None:
                number += 1
        else:
            break
        number += 1
    return metadata, text.edit(Edit(lines[one][0], lines[one][1]) for one in taken)


def title_key(text: str) -> str:
    """Return the letters and digits of `text`, for comparing headlines."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _first_lines(text: str) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text) and len(out) < _LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at <= 2 * _LONGEST_DECK:
            line = " ".join(text[at:end].split())
            if line:
                out.append((at, end, line))
        else:
            out.append((at, end, text[at : at + 2 * _LONGEST_DECK]))
        at = end + 1
    return out


def _unlabelled_author(lines: list[tuple[int, int, str]], number: int, text: str) -> ArticleMetadata | None:
    """Return the author of a line that is a name above or below a date ("Jane Doe" or "Jane Doe, Paris"), else None.

    A headline in capitals has the same form, but its words come back in the article; a reporter's name does not.
    """
    name, _, place = lines[number][2].partition(", ")
    if not is_person_name(name) or is_news_organisation(name) or (place and not holds_only_names(place)):
        return None
    beside = [lines[other][2] for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    if not any((read_header_line(line) or ArticleMetadata()).published_at for line in beside):
        return None
    below = text[lines[number][1] :]
    if any(re.search(rf"\b{re.escape(word)}\b", below, re.IGNORECASE) for word in name.split() if len(word) > 2):
        return None
    return ArticleMetadata(author=recase_capitals(name), source=place if is_news_organisation(place) else None)


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST and not _ENDED.search(line) and any(char.isalpha() for char in line)


def _is_above_header_line(lines: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a header line follows the headline at `number`, at once or behind a standfirst."""
    after = [line for _, _, line in lines[number + 1 : number + 3]]
    if not after:
        return False
    if read_header_line(after[0]) is not None:
        return True
    if len(after) < 2 or len(after[0]) > _LONGEST_DECK:
        return False
    return (read_header_line(after[1]) or ArticleMetadata()).author is not None or is_timestamp(after[1])
