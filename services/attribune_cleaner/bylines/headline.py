"""Headlines of plain texts: the first line, with a blank line below it and prose further on.

Nothing marks such a line, so it has to look like a headline and like nothing else: a line of verse, a greeting, an item
of a list, a label and a question of an interview stay in the text. So does a headline that reports what somebody said,
because quotes are read from the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.boilerplate.lines import reports_speech
from attribune_cleaner.bylines.dateline import read_datelines
from attribune_cleaner.bylines.header_line import read_header_line
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.names import is_person_name
from attribune_core.marks import MARKS

#: Longest headline, in code points, and fewest words. Set by hand.
_LONGEST, _FEWEST_WORDS = 130, 3
#: Most words of a name alone. Longer ones are headlines with capitals. Set by hand.
_MOST_NAME_WORDS = 3
#: Most lines of a headline, where the text is wrapped. Set by hand.
_MOST_LINES = 2
#: Length from which a line is prose, in code points, and of the text after a headline. Set by hand.
_PROSE, _ARTICLE = 60, 120
#: Lines after the headline among which prose begins: byline, date and summary may come first. Set by hand.
_PROSE_WITHIN = 4
_CLOSING = re.escape("".join(MARKS)) + ")\\]"
#: The end of a sentence or of a part of one.
_SENTENCE_END = re.compile(rf"[.,;:…][{_CLOSING}]*\Z")
_PROSE_END = re.compile(rf"[.!?…][{_CLOSING}]*\Z")
_QUESTION = re.compile(rf"\?[{_CLOSING}]*\Z")
#: A turn of a transcript, an item of a list, what stands in brackets, a number, a time, an address, words that go on.
_NO_HEADLINE = re.compile(
    r"[QA][:.)]|[A-Z][A-Z .'’\-]+:|[-–—*•·‣▪◦●»>#(\[]|\d{1,3}[.)]\s|\d{1,2}[:.h]\d\d\b|https?:|www\."
    r"|[…'‘’.]*[a-zà-öø-ÿ]"
)
#: Whose words a headline quotes.
_LABELLED = re.compile(r"([^:]{2,60}):\s")
#: What a headline begins with that is no speaker.
_GENRE = re.compile(
    r"(?:analysis|explain(?:er|ed)|review|letters?|opinion|editorial|comment|interview|profile|obituary|live|watch|video"
    r"|photos|exclusive|breaking|update|fact check|factbox|timeline|feature|column|in pictures)(?: \w+)?",
    re.IGNORECASE,
)
#: What reports somebody's words without marks.
_REPORTS = re.compile(rf"\b(?:{alternatives(read('headline_reports.txt'))})\b", re.IGNORECASE)
_GREETING = re.compile(r"(?:dear|hello|hi|sir|madam|hey|to)\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}:\s")

#: The [start, end) of a line in code points, and the line with single spaces.
_Line = tuple[int, int, str]


def headline_lines(text: str, lines: Sequence[_Line], number: int) -> int:
    """Return how many of `lines`, those of `text` that hold anything, are its headline from `number` on; 0 for none."""
    for size in range(1, _MOST_LINES + 1):
        end = number + size
        if end >= len(lines):
            return 0
        headline = " ".join(line for _, _, line in lines[number:end])
        if _is_blank_between(text, lines, end) or read_header_line(lines[end][2]) is not None:
            return size if _looks_like_headline(headline) and _is_above_prose(text, lines, headline, end) else 0
        # Only a sentence goes on with a small letter. Another headline stands below it where a dateline follows.
        if not lines[end][2][:1].islower():
            return 1 if size == 1 and _is_above_summary(text, lines, headline, end) else 0
    return 0


def _is_blank_between(text: str, lines: Sequence[_Line], number: int) -> bool:
    """Whether a blank line stands before the line `number`."""
    return text.count("\n", lines[number - 1][1], lines[number][0]) > 1


def _looks_like_headline(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and len(line.split()) >= _FEWEST_WORDS
        and not _SENTENCE_END.search(line)
        and not _NO_HEADLINE.match(line)
        and not _GREETING.match(line)
        and not (is_person_name(line) and len(line.split()) <= _MOST_NAME_WORDS)
        and not reports_speech(line)
        and not _REPORTS.search(line)
        and ((label := _LABELLED.match(line)) is None or _GENRE.fullmatch(label[1]) is not None)
    )


def _is_above_summary(text: str, lines: Sequence[_Line], headline: str, number: int) -> bool:
    """Whether the line `number` sums an article up that begins with a dateline, below a blank line."""
    return (
        number + 1 < len(lines)
        and _is_blank_between(text, lines, number + 1)
        and bool(read_datelines([lines[number + 1][2]])[1])
        and _looks_like_headline(headline)
        and len(lines[number][2]) <= _LONGEST
    )


def _is_above_prose(text: str, lines: Sequence[_Line], headline: str, number: int) -> bool:
    """Whether prose begins soon after the headline, that is from the line `number` on, and no turns of an interview."""
    below = [line for _, _, line in lines[number:]]
    if len(text) - lines[number][0] < _ARTICLE:
        return False
    if _QUESTION.search(headline) and any(_QUESTION.search(line) for line in below):
        return False
    if _LABEL.match(headline) and any(_LABEL.match(line) for line in below):
        return False
    return any(len(line) >= _PROSE for line in below[:_PROSE_WITHIN]) and any(map(_PROSE_END.search, below))
