"""Lines above an article that say when, by whom and where it was published: read into fields, taken out of the text."""

from __future__ import annotations

import re

from attribune_cleaner.boilerplate.lines import is_boilerplate, is_edge
from attribune_cleaner.boilerplate.phrases import AGO
from attribune_cleaner.bylines.byline import paper_of, read_byline, unshout
from attribune_cleaner.metadata.article_metadata import Fields
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.metadata.names import AGENCIES, is_credit, is_desk, is_outlet, is_person, is_role, words
from attribune_cleaner.text.traced_text import Edit, Traced
from attribune_core.marks import MARKS

#: Lines looked at, from the top, and the longest that can be a header line (code points).
_LINES = 14
_LONGEST = 160
_LONGEST_DECK = 300

_LABELLED = re.compile(r"([^\W\d_][\w \-]{1,20}?)\s*[:：]\s*(\S.*)")
_DATED = re.compile(
    r"(date|published|posted|updated|created|first published|last updated|last modified|modified|publication date)"
    r"(?:\s+(?:on|at|online))?\s*[:：]?\s+(.+)",
    re.IGNORECASE,
)
_FIELD_OF = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "publisher": "source",
    "publication": "source",
    "agency": "source",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "written by": "author",
    "reporter": "author",
    "writer": "author",
    "url": "url",
    "link": "url",
    "language": "language",
}
#: Labels of archives, which say nothing that an event has a field for.
_SILENT = words(
    "section category categories keywords tags topics words length edition page copyright id subject file"
) | {
    "word count",
    "word-count",
    "document type",
    "publication type",
    "load-date",
    "load date",
}
#: Magazines credit words and pictures in one line: "Words: Jane Doe. Pictures: John Roe".
_SEGMENTS = re.compile(
    r"\s+[|•·]\s+|\s*\|\s*|[.,;]?\s+(?=(?:words|pictures?|photos?|photograph(?:s|y)|images?|fotos?|illustrations?)"
    r"(?:\s?:|\sby\b))",
    re.IGNORECASE,
)
_STAMPED = r"(?:first |last )?(?:published|posted|updated|modified|created)"
_AGO = re.compile(
    rf"(?:{_STAMPED}\s?:? {AGO}|\d{{1,3}} ?(?:m|h|min(?:ute)?s?|hours?|hrs?) ago)\.?",
    re.IGNORECASE,
)
#: A time without a day, labelled.
_TIME_ALONE = re.compile(
    rf"(?:{_STAMPED}|time)(?: at)?\s?:?\s\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,5}})?", re.IGNORECASE
)
_STAMP = re.compile(rf"{_STAMPED}\b", re.IGNORECASE)
_ADDRESS = re.compile(r"@\w+|[\w.+-]+@[\w-]+\.[\w.-]+")
#: The archives' count, not the magazines' author.
_COUNT = re.compile(r"[\d,.]+(?: words?)?")
#: A line that ends as a sentence or a part of one does, also within marks.
_ENDED = re.compile(rf"[.,;:][{re.escape(''.join(MARKS))}]*\Z")
_LEADING_SIGNS = re.compile(r"[^\w\s(@#\"'“‘«„\[©]+\s+")


def read_header(text: Traced, title: str | None) -> tuple[Fields, Traced]:
    """Return what the lines at the top say, and `text` without them.

    A short line above a byline or a date is the headline; `title` is the one that is known already, and a first line
    that repeats it goes too. Reading stops at the first line that is the article's own.
    """
    found = Fields()
    lines = _first_lines(text.text)
    taken: list[int] = []
    prologue_open = True
    number = 0
    while number < len(lines):
        line = lines[number][2]
        read = read_line(line) or _bare_name(lines, number, text.text)
        if read is not None:
            found.fill(read)
            taken.append(number)
        elif is_edge(line) or (title is not None and fold(line) == fold(title)):
            taken.append(number)
        elif prologue_open and _is_headline(line) and _headed(lines, number):
            prologue_open = False
            if title is None and found.title is None:
                found.title = line
                taken.append(number)
            # The line between headline and byline is the standfirst: prose, which stays.
            if read_line(lines[number + 1][2]) is None:
                number += 1
        else:
            break
        number += 1
    return found, text.edit(Edit(lines[one][0], lines[one][1]) for one in taken)


def fold(text: str) -> str:
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


def _bare_name(lines: list[tuple[int, int, str]], number: int, text: str) -> Fields | None:
    """Return the author of a line that is a name above or below a date ("Jane Doe" or "Jane Doe, Paris"), else None.

    A headline in capitals has the same form, but its words come back in the article; a reporter's name does not.
    """
    name, _, place = lines[number][2].partition(", ")
    if not is_person(name) or is_outlet(name) or (place and not is_credit(place)):
        return None
    beside = [lines[other][2] for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    if not any((read_line(line) or Fields()).published_at for line in beside):
        return None
    below = text[lines[number][1] :]
    if any(re.search(rf"\b{re.escape(word)}\b", below, re.IGNORECASE) for word in name.split() if len(word) > 2):
        return None
    return Fields(author=unshout(name), source=place if is_outlet(place) else None)


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST and not _ENDED.search(line) and any(char.isalpha() for char in line)


def _headed(lines: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a header line follows the headline at `number`, at once or behind a standfirst."""
    after = [line for _, _, line in lines[number + 1 : number + 3]]
    if not after:
        return False
    if read_line(after[0]) is not None:
        return True
    if len(after) < 2 or len(after[0]) > _LONGEST_DECK:
        return False
    return (read_line(after[1]) or Fields()).author is not None or is_stamp(after[1])


def is_stamp(line: str) -> bool:
    """Whether `line` says when the article was published or changed, and says so: a date alone is none."""
    return (
        _STAMP.match(line) is not None
        and read_line(line) is not None
        and all(
            _AGO.fullmatch(one) or _TIME_ALONE.fullmatch(one) or _DATED.fullmatch(one) or parse_date(one)
            for one in _SEGMENTS.split(line)
        )
    )


def read_line(line: str) -> Fields | None:
    """Return what a header line says, or None for a line that is none: each of its segments must be read."""
    if len(line) > _LONGEST:
        return None
    found = Fields()
    known = False
    desks: list[str] = []
    line = _LEADING_SIGNS.sub("", line, count=1) if _LEADING_SIGNS.match(line) else line
    for segment in _SEGMENTS.split(line.strip(" |•·")):
        read = _segment(segment)
        if read is not None:
            found.fill(read)
            known = True
        elif found.author and _ADDRESS.fullmatch(segment):
            continue
        elif is_desk(segment) or is_outlet(segment):
            desks.append(segment)
        elif not (is_boilerplate(segment) or is_role(segment)):
            return None
    if not known or not all(found.author or is_outlet(desk) for desk in desks):
        return None
    papers = [name for desk in desks if (name := paper_of(desk))]
    found.fill(Fields(source=papers[0] if papers else None))
    return found


def _segment(segment: str) -> Fields | None:
    day = parse_date(segment)
    if day is not None:
        return Fields(published_at=day)
    dated = _DATED.fullmatch(segment)
    day = parse_date(dated[2]) if dated else None
    if dated and day is not None:
        late = dated[1].lower() in {"updated", "last updated", "last modified", "modified"}
        return Fields(updated_at=day) if late else Fields(published_at=day)
    if dated and " by " in dated[2]:
        date_text, _, names = dated[2].partition(" by ")
        day, name = parse_date(date_text), read_byline(f"by {names}")
        return Fields(author=name.author, source=name.source, published_at=day) if day and name else None
    if _AGO.fullmatch(segment) or _TIME_ALONE.fullmatch(segment):
        return Fields()
    if segment.lower() in AGENCIES and not segment.islower():
        return Fields(source=segment)
    labelled = _LABELLED.fullmatch(segment)
    if labelled and not (labelled[1].lower() == "words" and not _COUNT.fullmatch(labelled[2].strip())):
        return _labelled(labelled[1].lower(), labelled[2].strip()) or read_byline(segment)
    return read_byline(segment)


def _labelled(label: str, value: str) -> Fields | None:
    if label in _SILENT:
        return Fields()
    name = _FIELD_OF.get(label)
    if name is None or len(value) > _LONGEST:
        return None
    if name == "author":
        return read_byline(f"by {value}")
    if name == "language" and not re.fullmatch(r"[a-zA-Z]{2}(?:-\w{2,8})?", value):
        return None
    if name == "url" and not re.match(r"https?://\S+$", value):
        return None
    if name == "source" and (len(value.split()) > 8 or value.endswith(".")):
        return None
    return Fields(**{name: value})
