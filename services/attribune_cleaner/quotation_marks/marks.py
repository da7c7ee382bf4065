"""The double quotation marks of a paragraph, and whether they stand where one opens or where one closes."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Double marks, and runs of single ones. Every branch begins with a character, so the search skips the letters between.
_MARK = re.compile(r"[“”„«»\"]|'{2,}|’{2,}|‘{2,}|`{2,}")
#: Code points of a double mark that is typed as single ones. Three are something else.
_DOUBLED = 2
_WORD_AFTER = re.compile(r"[,.]?\s*[a-z]")
_CLOSES_HERE = re.compile(r"[\s,.;:!?…)\]—–\-]|$")
_OPENS_HERE = re.compile(r"[\w$€£\[(‘'…¿¡.]")


@dataclass
class Mark:
    """A mark in a paragraph, in code points, and whether its place lets it open or close a quotation."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def find_marks(paragraph: str) -> list[Mark]:
    """Return the double marks of `paragraph` in order. Inches, as in 5'10", are no marks."""
    out = []
    for match in _MARK.finditer(paragraph):
        start, end = match.span()
        before = paragraph[start - 1 : start]
        if match.group() == '"' and before.isdigit() and not _WORD_AFTER.match(paragraph, end):
            continue  # inches
        if match.group()[0] in "'’‘`" and end - start != _DOUBLED:
            continue
        spaced = before == "" or before.isspace() or before in "([—–-/"
        opens = spaced and bool(_OPENS_HERE.match(paragraph, end))
        closes = bool(_CLOSES_HERE.match(paragraph, end))
        out.append(Mark(start, end, match.group(), opens, closes))
    return out
