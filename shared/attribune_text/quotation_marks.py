"""Which stretches of a text stand between quotation marks, in every convention that news in the wild uses.

Each paragraph is scanned by itself. A region that no mark closes ends with its paragraph. If the next paragraph opens
with a mark of the same family, its region carries that one on: the convention for speech of several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.marks import PAIRS

_MARK = re.compile(r"``|''|[\"“”„‟«»＂「」『』‹›‘’‚‛'`]")

#: Each mark's family. A mark closes a region of its own family first.
_FAMILY = {
    "``": "tex", "''": "tex", '"': "straight", "＂": "straight", "“": "curly", "”": "curly", "„": "curly",
    "‟": "curly", "«": "angle", "»": "angle", "‹": "angle1", "›": "angle1", "「": "cjk", "」": "cjk", "『": "cjk2",
    "』": "cjk2", "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "`": "single",
}  # fmt: skip
_OPENERS = frozenset({"“", "„", "‟", "‘", "‚", "‛", "``", "`", "「", "『"})
_CLOSERS = frozenset({"”", "’", "''", "」", "』"})

#: Words that begin with an apostrophe, which opens no region.
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|cuz|tude|nuff|sup|ere|neath)\b|\d\ds?\b", re.IGNORECASE)

#: Characters that may stand before an opening mark, besides white space and the start of the paragraph.
_BEFORE_OPENING = frozenset("([{—–-/:,;…“„«‘\"'`")

#: Most code points between an opening single mark and the mark that closes it. Set by hand: quotations are seldom
#: longer.
_MAX_SINGLE_QUOTATION = 1200


@dataclass(frozen=True)
class MarkedRegion:
    """A stretch between marks: the code points from `start` to `end`, its marks included."""

    start: int
    end: int
    #: Lengths of the opening and of the closing mark, in code points; 0 if there is none.
    opening: int
    closing: int
    #: How many regions are around it.
    depth: int
    #: Whether it opens its paragraph and carries on the region that the paragraph before left open.
    carries_on: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """The code points without the marks."""
        return self.start + self.opening, self.end - self.closing


@dataclass
class _Open:
    """A region that is not closed yet."""

    start: int
    size: int
    mark: str


def scan(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[MarkedRegion]:
    """Return the marked regions of `text`, in order of their start, outer ones before those within.

    `paragraphs` are [start, end) of each paragraph; all offsets are code points.
    """
    out: list[MarkedRegion] = []
    left_open: str | None = None
    for start, end in paragraphs:
        regions, still_open = _scan(text, start, end)
        if regions and left_open is not None:
            first = regions[0]
            if first.start == start and _FAMILY.get(text[start : start + first.opening]) == left_open:
                regions[0] = MarkedRegion(
                    first.start, first.end, first.opening, first.closing, first.depth, carries_on=True
                )
        out += regions
        left_open = still_open
    return out


def outermost(regions: Sequence[MarkedRegion]) -> list[MarkedRegion]:
    """Return the regions that are within no other."""
    return [region for region in regions if region.depth == 0]


def _scan(text: str, start: int, end: int) -> tuple[list[MarkedRegion], str | None]:
    """Return the regions of one paragraph, and the family of the mark that it leaves open; None if it leaves none."""
    found: list[tuple[int, int, int, int, int]] = []
    stack: list[_Open] = []
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]

    def close(depth: int, at: int, size: int) -> None:
        one = stack[depth]
        found.append((one.start, at + size, one.size, size, depth))
        del stack[depth:]

    for number, (at, mark) in enumerate(marks):
        family = _FAMILY[mark]
        if family == "single" and _is_apostrophe(text, start, end, at, mark, stack):
            continue
        if mark == '"' and at > start and text[at - 1].isdigit() and not any(o.mark == '"' for o in stack):
            continue  # inches
        closes = _closes(stack, mark)
        if closes is not None and not (_FAMILY[stack[closes].mark] == "straight" and _must_open(text, start, end, at)):
            close(closes, at, len(mark))
        elif closes is not None:
            # A second straight mark that can only open: the open region was never closed, so it ends here.
            stop = len(text[:at].rstrip()) if at - start < 1 else _trim(text, stack[closes].start, at)
            close(closes, stop, 0)
            stack.append(_Open(at, len(mark), mark))
        elif _opens(text, start, end, at, mark) and (
            family != "single" or _has_closer(text, end, marks[number + 1 :], at, mark)
        ):
            stack.append(_Open(at, len(mark), mark))
        elif stack and family != "single" and mark not in _OPENERS:
            close(len(stack) - 1, at, len(mark))  # a mark of another family closes the open region: "… »
    still_open = None
    if stack:
        kept = stack[0]
        still_open = _FAMILY[kept.mark]
        stop = _trim(text, kept.start, end)
        if stop > kept.start + kept.size:
            found.append((kept.start, stop, kept.size, 0, 0))
    regions = [MarkedRegion(s, e, o, c, d) for s, e, o, c, d in found if s + o < e - c]
    return _with_depth(sorted(regions, key=lambda r: (r.start, -r.end))), still_open


def _with_depth(regions: list[MarkedRegion]) -> list[MarkedRegion]:
    """Return the regions with their depth, without those that overlap another one in part."""
    out: list[MarkedRegion] = []
    around: list[MarkedRegion] = []
    for one in regions:
        while around and around[-1].end <= one.start:
            around.pop()
        if around and around[-1].end < one.end:
            continue  # it overlaps the region before in part
        out.append(MarkedRegion(one.start, one.end, one.opening, one.closing, len(around), one.carries_on))
        around.append(one)
    return out


def _trim(text: str, start: int, end: int) -> int:
    """Return `end` without the white space before it, down to `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _closes(stack: list[_Open], mark: str) -> int | None:
    """Return the index of the open region that `mark` closes by its own convention; None if it closes none."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth].mark
        if mark == PAIRS.get(opened) or (
            _FAMILY[opened] == _FAMILY[mark] and mark not in _OPENERS and (mark in _CLOSERS or mark == opened)
        ):
            return depth
    return None


def _must_open(text: str, start: int, end: int, at: int) -> bool:
    """Return whether a mark can only open: white space is before it and a letter or a digit after it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before.isspace() and after.isalnum()


def _opens(text: str, start: int, end: int, at: int, mark: str) -> bool:
    """Return whether the mark at `at` may open a region, by the characters beside it."""
    after = text[at + len(mark)] if at + len(mark) < end else " "
    if after.isspace() and mark not in ("«", "»"):
        return False
    if mark in _OPENERS:
        return True
    before = text[at - 1] if at > start else " "
    if after.isspace():  # French spacing: « mot »
        return mark == "«"
    return before.isspace() or before in _BEFORE_OPENING


def _is_apostrophe(text: str, start: int, end: int, at: int, mark: str, stack: list[_Open]) -> bool:
    """Return whether a single mark is an apostrophe, which opens and closes nothing."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in ("‘", "‚", "‛", "`"):
        return before.isalnum() or (mark != "‚" and _ELISIONS.match(text, at + 1) is not None)
    if before.isalnum() and after.isalnum():
        return True
    if after.isalnum() and not before.isalnum():
        return mark == "’" or _ELISIONS.match(text, at + 1) is not None
    opened = any(_FAMILY[one.mark] == "single" for one in stack)
    if not opened:
        return True
    if before in "sS" and after.isspace():
        # "the workers’ union": it is a possessive if a better closing mark comes later.
        rest = text[at + 1 : min(end, at + _MAX_SINGLE_QUOTATION)]
        closer = re.search(r"[.,!?…][’']|[a-zA-Z][’'](?=[.,;:!?]|\s|$)", rest)
        opener = re.search(r"(?:^|\s)[‘']\w", rest)
        return closer is not None and (opener is None or closer.start() < opener.start())
    return False


def _has_closer(text: str, end: int, later: Sequence[tuple[int, str]], at: int, mark: str) -> bool:
    """Return whether a later mark of the paragraph may close what the single mark at `at` opens."""
    for offset, other in later:
        if offset - at > _MAX_SINGLE_QUOTATION:
            return False
        if other not in ("’", "'", "‘") or (other == "‘" and mark != "‚"):
            continue
        before = text[offset - 1]
        after = text[offset + 1] if offset + 1 < end else " "
        if not after.isalnum() and not before.isspace():
            return True
    return False
