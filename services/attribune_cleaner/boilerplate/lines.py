"""Whether a line is the page's own: an advertisement, a link to another article, a sign-up, a credit, rights.

A line is boilerplate as a whole or not at all, and only where no part of a sentence is in it: nothing here takes words
out of a paragraph. What such lines look like stands in the table (`patterns/README.md`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.boilerplate.table import any_of, patterns
from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.metadata.names import holds_only_names

#: Longest line of boilerplate, in code points. Set by hand.
LONGEST = 1_000
#: Longest plea, in code points. Set by hand.
_LONGEST_PLEA = 480
#: Longest credit, in code points. Set by hand.
_LONGEST_CREDIT = 480
#: Signs that are taken off the ends of a line before it is looked at.
_DECORATION = " \t*•·-–—|>›»▶►→↓⇒#_=~[](){}…"
#: Separators: rows of signs.
_RULE = re.compile(r"[-–—_*=~#.•·+|/\\ ]{2,}|[*#_~=]")

_FLAGS = re.IGNORECASE | re.DOTALL
_OFFER = re.compile(any_of(patterns("offer")), _FLAGS)
_LINE = re.compile(any_of((*patterns("line"), *patterns("offer"))), _FLAGS)
_CONTACT_DETAIL = re.compile(any_of(patterns("contact detail")), _FLAGS)
_CONTACT_HEADING = re.compile(any_of(patterns("contact heading")), _FLAGS)
_EDGE = re.compile(any_of((*patterns("edge"), *patterns("contact detail"))), _FLAGS)
# One by one, for their groups.
_CREDITS = tuple(re.compile(pattern, _FLAGS) for pattern in patterns("credit"))
_EDGE_CREDITS = tuple(re.compile(pattern, _FLAGS) for pattern in patterns("edge credit"))
_CONTACT = re.compile(any_of(patterns("contact")), re.IGNORECASE)
_PLEA_OPENING = re.compile(rf"(?:please )?(?:{any_of(patterns('plea opening'))})\b", re.IGNORECASE)
_PLEA_SUBJECT = re.compile(any_of(patterns("plea subject")), re.IGNORECASE)
#: What reports or quotes speech.
_SPEECH = re.compile(rf"[\"“”„«»]|''|``|\b(?:{alternatives(read('speech_reports.txt'))})\b", re.IGNORECASE)
#: One word after a colon, at the end.
_ONE_WORD = re.compile(r":\s*[^\s/]+$")


def is_boilerplate(paragraph: str) -> bool:
    """Whether `paragraph`, one line with single spaces, is nothing of the article's own, wherever it stands."""
    if len(paragraph) > LONGEST:
        return False
    if _RULE.fullmatch(paragraph):
        return True
    line = paragraph.strip(_DECORATION)
    return bool(line) and (_LINE.fullmatch(line) is not None or _is_plea(line) or _is_credit(line, _CREDITS))


def is_edge_boilerplate(paragraph: str) -> bool:
    """Whether `paragraph` is nothing of the article's own if it stands before or after all that is."""
    if is_boilerplate(paragraph):
        return True
    line = paragraph.strip(_DECORATION)
    return 0 < len(line) <= LONGEST and (_EDGE.fullmatch(line) is not None or _is_credit(line, _EDGE_CREDITS))


def is_offer(paragraph: str) -> bool:
    """Whether `paragraph` offers a subscription where the article is cut off."""
    return len(paragraph) <= LONGEST and _OFFER.fullmatch(paragraph.strip(_DECORATION)) is not None


def is_contact_heading(paragraph: str) -> bool:
    """Whether `paragraph` may stand above the name, address and telephone of somebody to ask."""
    return len(paragraph) <= LONGEST and _CONTACT_HEADING.fullmatch(paragraph.strip(_DECORATION)) is not None


def is_contact_detail(paragraph: str) -> bool:
    """Whether `paragraph` is an address or a telephone number alone."""
    return len(paragraph) <= LONGEST and _CONTACT_DETAIL.fullmatch(paragraph.strip(_DECORATION)) is not None


def reports_speech(line: str) -> bool:
    """Whether `line` quotes or reports what somebody said, which no plea and no line about the writer does."""
    return _SPEECH.search(line) is not None


def _is_plea(line: str) -> bool:
    if len(line) > _LONGEST_PLEA:
        return False
    asks = _CONTACT.fullmatch(line) or (_PLEA_OPENING.match(line) and _PLEA_SUBJECT.search(line))
    return bool(asks) and not reports_speech(line)


def _is_credit(line: str, credits: Sequence[re.Pattern[str]]) -> bool:
    # A person can be called Foto, and say "Yes." or "Never!".
    if len(line) > _LONGEST_CREDIT or line[-1] in "?!" or (line[-1] == "." and _ONE_WORD.search(line)):
        return False
    return any(
        all(holds_only_names(names) for names in match.groups() if names)
        for pattern in credits
        if (match := pattern.fullmatch(line)) is not None
    )
