"""Lines that were wrapped by hand at some width, as wire copy and mail are: line ends that stand within a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

_WIDTHS = range(40, 111)
#: Shares that make a text a wrapped one: lines that the next word would not have fitted into, and of those, lines
#: that end within a sentence.
_FULL_SHARE = 0.6
_OPEN_SHARE = 0.4
_FEWEST_FULL = 2
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»“)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-*•–—·‣▪]|\d{1,2}[.)]|[a-z]\))\s")
_HYPHENATED = re.compile(r"\w-$")


class _Break(NamedTuple):
    """A single line end: the gap around it, the line before with its length (indentation counts), the line after."""

    start: int
    end: int
    before: str
    length: int
    after: str
    indented: bool


def wrapped_line_ends(raw: str, gaps: list[tuple[int, int]]) -> dict[int, str]:
    """Return the start of each gap that wrapping made within a paragraph, with what stands in its place.

    `gaps` are the [start, end) of all line ends of `raw` with the space around them, in code points and in order.
    """
    singles = _single_breaks(raw, gaps)
    width = _wrapped_width(singles)
    if width is None:
        return {}
    return {one.start: _joint(one) for one in singles if _continues(one, width)}


def _single_breaks(raw: str, gaps: list[tuple[int, int]]) -> list[_Break]:
    out = []
    for number, (start, end) in enumerate(gaps):
        if start == 0 or end == len(raw) or raw.count("\n", start, end) != 1:
            continue
        line_start = gaps[number - 1][1] if number else 0
        line_end = gaps[number + 1][0] if number + 1 < len(gaps) else len(raw)
        length = start - (raw.rfind("\n", 0, start) + 1)
        indented = end - raw.index("\n", start, end) > 1
        out.append(_Break(start, end, raw[line_start:start], length, raw[end:line_end], indented))
    return out


def _wrapped_width(breaks: list[_Break]) -> int | None:
    """Return the width at which the text was wrapped, or None for a text that was not."""
    if len(breaks) < _FEWEST_FULL:
        return None
    lengths = sorted(one.length for one in breaks)
    width = lengths[(len(lengths) * 9) // 10]
    if width not in _WIDTHS:
        return None
    full = [one for one in breaks if _is_full(one, width)]
    # Before an indented line a paragraph may end, so the line before it need not be full.
    within_one = sum(not one.indented for one in breaks)
    if len(full) < max(_FEWEST_FULL, _FULL_SHARE * within_one):
        return None
    within = sum(not _SENTENCE_END.search(one.before) for one in full)
    return width if within >= _OPEN_SHARE * len(full) else None


def _is_full(one: _Break, width: int) -> bool:
    word = one.after.split(" ", 1)[0]
    # A word longer than a line (an address) was put on a line of its own.
    return one.length + 1 + len(word) > width


def _continues(one: _Break, width: int) -> bool:
    if not _is_full(one, width):
        return False
    # A dash or a number at the beginning of a line is an item only behind the end of a sentence.
    begins = one.indented or _LIST_ITEM.match(one.after) is not None
    return not (begins and _SENTENCE_END.search(one.before))


def _joint(one: _Break) -> str:
    return "" if _HYPHENATED.search(one.before) and one.after[:1].isalpha() else " "
