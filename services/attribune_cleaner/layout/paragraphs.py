"""Paragraphs: what separates them in the raw text, and one blank line between them in the clean one.

Three layouts occur: a blank line between paragraphs, one paragraph a line, and lines wrapped by hand at some width,
as wire copy and mail are. In the last a line ends because the next word did not fit, and mostly in the middle of a
sentence; that is how it is told from the second.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attribune_cleaner.encoding.characters import squeeze
from attribune_cleaner.text.traced_text import Edit, Traced, trim

#: Between paragraphs of the clean text.
SEPARATOR = "\n\n"

# The look-behind keeps a long run of spaces from being tried from each of its spaces.
_GAP = re.compile(r"(?<! ) *\n[ \n]*")
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


def lay_out(text: Traced) -> Traced:
    """Return `text` with its paragraphs separated by one blank line, no other line end, and single spaces."""
    raw = text.text
    gaps = [(match.start(), match.end()) for match in _GAP.finditer(raw)]
    singles = _single_breaks(raw, gaps)
    width = _wrapped_width(singles)
    joined: dict[int, str] = {}
    if width is not None:
        joined = {one.start: _joint(one) for one in singles if _continues(one, width)}
    edits = []
    for start, end in gaps:
        if start == 0 or end == len(raw):
            edits.append(Edit(start, end))
            continue
        new = joined.get(start, SEPARATOR)
        if raw[start:end] != new:
            edits.append(trim(raw, Edit(start, end, new)))
    return squeeze(text.edit(edits))


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Return the [start, end) of each paragraph of laid-out `text`, in code points."""
    out, at = [], 0
    for paragraph in text.split(SEPARATOR):
        if paragraph:
            out.append((at, at + len(paragraph)))
        at += len(paragraph) + len(SEPARATOR)
    return out


def drop_paragraphs(text: Traced, dropped: set[int]) -> Traced:
    """Return laid-out `text` without the paragraphs of the given numbers, and without what separated them."""
    if not dropped:
        return text
    spans = paragraphs_of(text.text)
    edits: list[Edit] = []
    kept_end: int | None = None
    cut = 0
    for number, (start, end) in enumerate(spans):
        if number in dropped:
            continue
        # The separator behind the last paragraph kept stays; all else up to this one goes.
        cut = 0 if kept_end is None else kept_end + len(SEPARATOR)
        if start > cut:
            edits.append(Edit(cut, start))
        kept_end = end
    edits.append(Edit(kept_end or 0, len(text.text)))
    return text.edit(edits)


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
