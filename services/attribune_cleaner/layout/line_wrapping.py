"""Lines that were wrapped by hand, as wire copy and mail are: which line ends stand within a paragraph.

A wrapped line ends because the next word did not fit, and mostly in the middle of a sentence. Text of one paragraph a
line has neither.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Widths at which lines are wrapped, in code points. Set by hand.
_WIDTHS = range(40, 111)
#: Smallest share of full lines in a wrapped text: the next word would not have fitted into them. Set by hand.
_FULL_SHARE = 0.6
#: Smallest share of full lines that end within a sentence. Set by hand.
_OPEN_SHARE = 0.4
#: Fewest full lines of a wrapped text. Set by hand.
_FEWEST_FULL = 2
#: The share of lines that are no longer than the width; a few stray lines are. Set by hand.
_WIDTH_QUANTILE = (9, 10)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»“)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-*•–—·‣▪]|\d{1,2}[.)]|[a-z]\))\s")
_HYPHENATED = re.compile(r"\w-$")


class _LineEnd(NamedTuple):
    """A line end without a blank line, in code points."""

    #: Where the white space around it starts.
    start: int
    #: The line before it, without indentation.
    before: str
    #: The length of that line, its indentation included.
    length: int
    #: The line after it, without indentation.
    after: str
    #: Whether the line after it is indented.
    indented: bool


def wrapped_line_ends(raw: str, gaps: list[tuple[int, int]]) -> dict[int, str]:
    """Return the start of each gap that wrapping made within a paragraph, with the text that takes its place.

    `gaps` are the [start, end) of all line ends of `raw` with the white space around them, in order, in code points.
    """
    line_ends = _line_ends(raw, gaps)
    width = _wrapped_width(line_ends)
    if width is None:
        return {}
    return {one.start: _joint(one) for one in line_ends if _is_within_paragraph(one, width)}


def _line_ends(raw: str, gaps: list[tuple[int, int]]) -> list[_LineEnd]:
    out = []
    for number, (start, end) in enumerate(gaps):
        if start == 0 or end == len(raw) or raw.count("\n", start, end) != 1:
            continue
        line_start = gaps[number - 1][1] if number else 0
        line_end = gaps[number + 1][0] if number + 1 < len(gaps) else len(raw)
        length = start - (raw.rfind("\n", 0, start) + 1)
        indented = end - raw.index("\n", start, end) > 1
        out.append(_LineEnd(start, raw[line_start:start], length, raw[end:line_end], indented))
    return out


def _wrapped_width(line_ends: list[_LineEnd]) -> int | None:
    """Return the width at which the text was wrapped, in code points, or None for a text that was not."""
    if len(line_ends) < _FEWEST_FULL:
        return None
    lengths = sorted(one.length for one in line_ends)
    part, whole = _WIDTH_QUANTILE
    width = lengths[(len(lengths) * part) // whole]
    if width not in _WIDTHS:
        return None
    full = [one for one in line_ends if _is_full(one, width)]
    # A paragraph may end before an indented line, so the line before that need not be full.
    expected = sum(not one.indented for one in line_ends)
    if len(full) < max(_FEWEST_FULL, _FULL_SHARE * expected):
        return None
    open_lines = sum(not _SENTENCE_END.search(one.before) for one in full)
    return width if open_lines >= _OPEN_SHARE * len(full) else None


def _is_full(one: _LineEnd, width: int) -> bool:
    """Whether the next word did not fit into the line; one longer than a line, an address, has a line of its own."""
    word = one.after.split(" ", 1)[0]
    return one.length + 1 + len(word) > width


def _is_within_paragraph(one: _LineEnd, width: int) -> bool:
    if not _is_full(one, width):
        return False
    # An indented line or an item of a list begins a paragraph only where the sentence before it has ended.
    begins = one.indented or _LIST_ITEM.match(one.after) is not None
    return not (begins and _SENTENCE_END.search(one.before))


def _joint(one: _LineEnd) -> str:
    """Return what joins the two lines: nothing after a hyphen that divides a word, else a space."""
    return "" if _HYPHENATED.search(one.before) and one.after[:1].isalpha() else " "
