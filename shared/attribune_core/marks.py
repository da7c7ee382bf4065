"""Quotation marks: which characters open and close, in every convention that news in the wild uses."""

from __future__ import annotations

import re

#: Marks that only ever quote, and which mark closes each: curly, low-high German, guillemets (both ways), CJK.
PAIRS: dict[str, str] = {
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
}

#: Every double mark. Single marks are left out: they are apostrophes as often as not.
DOUBLE_MARKS: frozenset[str] = frozenset('"“”„‟«»＂「」『』')
SINGLE_MARKS: frozenset[str] = frozenset("'‘’‚‛‹›`")
MARKS: frozenset[str] = DOUBLE_MARKS | SINGLE_MARKS

_DOUBLE = re.compile(r"(?<!\d)\"|[“”„‟«»＂「」『』]|``|''")


def has_double_mark(text: str) -> bool:
    """Whether `text` holds a double quotation mark, in one or two characters; inches (5") are none."""
    return _DOUBLE.search(text) is not None
