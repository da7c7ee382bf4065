"""Which stretches of a text stand between quotation marks, in every convention that news in the wild uses.

A paragraph at a time: a mark that nothing closes runs to the end of its paragraph, and a paragraph that opens with
the same mark again carries it on (the convention for speech of several paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.marks import PAIRS

_MARK = re.compile(r"``|''|[\"“”„‟«»＂「」『』‹›‘’‚‛'`]")

#: Each mark's family: a mark closes a region of its own family first.
_FAMILY = {
    "``": "tex", "''": "tex", '"': "straight", "＂": "straight", "“": "curly", "”": "curly", "„": "curly",
    "‟": "curly", "«": "angle", "»": "angle", "‹": "angle1", "›": "angle1", "「": "cjk", "」": "cjk", "『": "cjk2",
    "』": "cjk2", "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "`": "single",
}  # fmt: skip
_OPENERS = frozenset({"“", "„", "‟", "‘", "‚", "‛", "``", "`", "「", "『"})
_CLOSERS = frozenset({"”", "’", "''", "」", "』"})

#: Words that begin with an apostrophe: it opens nothing.
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|cuz|tude|nuff|sup|ere|neath)\b|\d\ds?\b", re.IGNORECASE)

#: What may stand before an opening mark, besides white space and the start of the paragraph.
_BEFORE_OPENING = frozenset("([{—–-/:,;…“„«‘\"'`")

#: Between an opening single mark and the mark that closes it: a quotation is seldom longer.
_SINGLE_REACH = 1200


@dataclass(frozen=True)
class MarkedRegion:
    """A stretch between marks, in code points, with its marks."""

    start: int
    end: int
    #: Code points of the opening and of the closing mark; 0 where there is none.
    opening: int
    closing: int
    #: 0 for the outermost.
    depth: int
    #: Whether the paragraph opens with it because the paragraph before left it open.
    carries_on: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """The stretch without its marks."""
        return self.start + self.opening, self.end - self.closing


@dataclass
class _Open:
    start: int
    size: int
    mark: str


def scan(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[MarkedRegion]:
    """Return the regions of `text`, by start and then outermost first. Offsets are code points."""
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
    """The regions that stand in no other."""
    return [region for region in regions if region.depth == 0]


def _scan(text: str, start: int, end: int) -> tuple[list[MarkedRegion], str | None]:
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
            # A second straight mark that can only open: what is open was never closed, and ends here.
            stop = len(text[:at].rstrip()) if at - start < 1 else _trim(text, stack[closes].start, at)
            close(closes, stop, 0)
            stack.append(_Open(at, len(mark), mark))
        elif _opens(text, start, end, at, mark) and (
            family != "single" or _has_closer(text, end, marks[number + 1 :], at, mark)
        ):
            stack.append(_Open(at, len(mark), mark))
        elif stack and family != "single" and mark not in _OPENERS:
            close(len(stack) - 1, at, len(mark))  # a mark of another family closes what is open ("… »)
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
    out: list[MarkedRegion] = []
    around: list[MarkedRegion] = []
    for one in regions:
        while around and around[-1].end <= one.start:
            around.pop()
        if around and around[-1].end < one.end:
            continue  # crosses what it stands in
        out.append(MarkedRegion(one.start, one.end, one.opening, one.closing, len(around), one.carries_on))
        around.append(one)
    return out


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _closes(stack: list[_Open], mark: str) -> int | None:
    """Which open region `mark` closes by its own convention."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth].mark
        if mark == PAIRS.get(opened) or (
            _FAMILY[opened] == _FAMILY[mark] and mark not in _OPENERS and (mark in _CLOSERS or mark == opened)
        ):
            return depth
    return None


def _must_open(text: str, start: int, end: int, at: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before.isspace() and after.isalnum()


def _opens(text: str, start: int, end: int, at: int, mark: str) -> bool:
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
        # "the workers’ union": a possessive, where a better closing mark still comes.
        rest = text[at + 1 : min(end, at + _SINGLE_REACH)]
        closer = re.search(r"[.,!?…][’']|[a-zA-Z][’'](?=[.,;:!?]|\s|$)", rest)
        opener = re.search(r"(?:^|\s)[‘']\w", rest)
        return closer is not None and (opener is None or closer.start() < opener.start())
    return False


def _has_closer(text: str, end: int, later: Sequence[tuple[int, str]], at: int, mark: str) -> bool:
    """Whether a single mark opens something that a later one of the paragraph closes."""
    for place, other in later:
        if place - at > _SINGLE_REACH:
            return False
        if other not in ("’", "'", "‘") or (other == "‘" and mark != "‚"):
            continue
        before = text[place - 1]
        after = text[place + 1] if place + 1 < end else " "
        if not after.isalnum() and not before.isspace():
            return True
    return False
