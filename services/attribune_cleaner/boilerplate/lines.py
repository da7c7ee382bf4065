"""Lines that a page puts around an article: advertisements, links to other articles, sign-ups, credits, rights.

Whole paragraphs only, and only where nothing of a sentence is in them: a rule here never looks inside a paragraph.
Each rule says what it takes; the tests hold the near misses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.boilerplate.phrases import CONTACT, CREDITS, EDGE, EDGE_CREDITS, PLEA, SITE, WHOLE
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.names import holds_only_names

#: No boilerplate is longer, in code points.
LONGEST = 480
_DECORATION = " \t*•·-–—|>›»▶►→↓⇒#_=~[](){}…"


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all: it takes half the time of one after the other."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.DOTALL)


_WHOLE = _any_of(WHOLE)
_EDGE = _any_of(EDGE)
# One by one, for their groups.
_CREDITS = tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in CREDITS)
_EDGE_CREDITS = tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in EDGE_CREDITS)
_CONTACT = re.compile(CONTACT, re.IGNORECASE)
_PLEA = re.compile(PLEA, re.IGNORECASE)
_SITE = re.compile(SITE, re.IGNORECASE)
#: What a plea never holds: a report of speech.
_REPORT = re.compile(
    rf"[\"“”„«»]|''|``|\b(?:{alternatives(read('speech_reports.txt'))})\b",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r":\s*[^\s/]+$")
#: Separators: rows of signs.
_RULE_LINE = re.compile(r"[-–—_*=~#.•·+|/\\ ]{2,}|[*#_~=]")


def is_boilerplate(paragraph: str) -> bool:
    """Whether `paragraph`, one line with single spaces, is nothing of the article's own."""
    if len(paragraph) > LONGEST:
        return False
    if _RULE_LINE.fullmatch(paragraph):
        return True
    line = paragraph.strip(_DECORATION)
    return bool(line) and (_WHOLE.fullmatch(line) is not None or _is_plea(line) or _credits(line, _CREDITS))


def is_edge_boilerplate(paragraph: str) -> bool:
    """Whether `paragraph` is nothing of the article's own if it stands before or after all that is."""
    if is_boilerplate(paragraph):
        return True
    line = paragraph.strip(_DECORATION)
    return 0 < len(line) <= LONGEST and (_EDGE.fullmatch(line) is not None or _credits(line, _EDGE_CREDITS))


def reports_speech(line: str) -> bool:
    """Whether `line` quotes or reports what somebody said, which no plea and no line about the writer does."""
    return _REPORT.search(line) is not None


def _is_plea(line: str) -> bool:
    asks = _CONTACT.fullmatch(line) or (_PLEA.match(line) and _SITE.search(line))
    return bool(asks) and not reports_speech(line)


def _credits(line: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    # A speaker of the name Foto, who says "Yes." or "Never!", is none.
    if line[-1] in "?!" or (line[-1] == "." and _ONE_WORD.search(line)):
        return False
    matches = [match for pattern in patterns if (match := pattern.fullmatch(line))]
    return any(all(holds_only_names(names) for names in match.groups() if names) for match in matches)
