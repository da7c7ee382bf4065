"""Which stretches of a text stand between quotation marks, in every convention that news in the wild uses.

Each paragraph is scanned by itself. A region that no mark closes ends with its paragraph. Speech of several paragraphs
is printed in two ways. Mostly each paragraph opens with a mark and the last one closes. Some publishers open the first
paragraph and close the last, and leave those between without marks. In both, the regions of the later paragraphs carry
on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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

_DOUBLE_OPENERS = frozenset({"“", '"', "„", "«"})

#: Words that begin with an apostrophe, which opens no region.
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|cuz|tude|nuff|sup|ere|neath)\b|\d\ds?\b", re.IGNORECASE)

#: Characters that may stand before an opening mark, besides white space and the start of the paragraph.
_BEFORE_OPENING = frozenset("([{—–-/:,;…“„«‘\"'`")

#: Most code points between an opening single mark and the mark that closes it. Set by hand: quotations are seldom
#: longer.
_MAX_SINGLE_QUOTATION = 1200
#: Most paragraphs without an opening mark from one that is left open to the mark that closes it. Set by hand: with
#: more, the mark that is missing is as likely a slip.
_MAX_UNOPENED_PARAGRAPHS = 4
#: The mark that closes speech over such paragraphs, by the family of the mark that is left open. Single ones are left
#: out, because they are apostrophes as often as not.
_CLOSER_OF_FAMILY = {"curly": "”", "straight": '"', "tex": "''", "angle": "»", "cjk": "」", "cjk2": "』"}
#: Ends of a paragraph that speech goes on after: a heading or an item of a list has none of them.
_SENTENCE_END = re.compile(r"[.!?…:—–][’')\]]*$")


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
    #: Whether it begins its paragraph and carries on the region that the paragraph before left open.
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
    unopened: dict[int, MarkedRegion] = {}
    for number, (start, end) in enumerate(paragraphs):
        goes_on = _begins_with_single(text, paragraphs, number + 1)
        carried = unopened.get(number)
        if carried is not None:
            inside, _ = _scan(text, start, carried.end - carried.closing)
            after, left_open = _scan(text, carried.end, end, goes_on=goes_on)
            regions = _with_depth([carried, *inside, *after])
        else:
            regions, still_open = _scan(text, start, end, goes_on=goes_on)
            if regions and left_open is not None:
                first = regions[0]
                if first.start == start and _FAMILY.get(text[start : start + first.opening]) == left_open:
                    regions[0] = replace(first, carries_on=True)
            left_open = still_open
        out += regions
        # A mark that is left open after other marks in its paragraph is more likely a slip.
        is_block = len(outermost(regions)) == 1
        if left_open is not None and number + 1 not in unopened and is_block and _ends_sentence(text, start, end):
            unopened.update(_unopened(text, paragraphs, number + 1, left_open))
    return out


def outermost(regions: Sequence[MarkedRegion]) -> list[MarkedRegion]:
    """Return the regions that are within no other."""
    return [region for region in regions if region.depth == 0]


def _unopened(text: str, paragraphs: Sequence[tuple[int, int]], number: int, family: str) -> dict[int, MarkedRegion]:
    """Return the regions of the paragraphs from `number` on that carry on what is left open and have no opening mark.

    `family` is that of the mark that is left open. There are such regions if the next mark of its family closes, is not
    far, and no heading comes before it. Each comes by the number of its paragraph.
    """
    closer = _CLOSER_OF_FAMILY.get(family)
    out: dict[int, MarkedRegion] = {}
    for later, (start, end) in enumerate(paragraphs[number : number + _MAX_UNOPENED_PARAGRAPHS], number):
        marks = (one for one in _MARK.finditer(text, start, end) if _FAMILY[one.group()] == family)
        mark = next((one for one in marks if not _is_inches(text, start, one.start())), None)
        if mark is not None:
            if mark.group() != closer or not _only_closes(text, start, end, mark):
                return {}
            out[later] = MarkedRegion(start, mark.end(), 0, len(closer), 0, carries_on=True)
            return out
        if not _ends_sentence(text, start, end):
            return {}
        out[later] = MarkedRegion(start, _trim(text, start, end), 0, 0, 0, carries_on=True)
    return {}


def _only_closes(text: str, start: int, end: int, mark: re.Match[str]) -> bool:
    """Return whether a mark in the paragraph from `start` to `end` can close and not open, by what stands beside it."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isspace() and before not in "([{" and not after.isalnum()


def _ends_sentence(text: str, start: int, end: int) -> bool:
    return _SENTENCE_END.search(text, start, _trim(text, start, end)) is not None


def _begins_with_single(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    """Return whether the paragraph of that number begins with a single mark that opens."""
    if number >= len(paragraphs):
        return False
    start, end = paragraphs[number]
    after = text[start + 1 : min(end, start + 2)]
    return (
        text[start : start + 1] in ("‘", "'")
        and (after.isalnum() or after in _DOUBLE_OPENERS)
        and _ELISIONS.match(text, start + 1) is None
    )


def _scan(text: str, start: int, end: int, *, goes_on: bool = False) -> tuple[list[MarkedRegion], str | None]:
    """Return the regions of one paragraph, and the family of the mark that it leaves open; None if it leaves none.

    If the next paragraph begins with a single mark, the speech `goes_on`, and a single mark need not be closed.
    """
    found: list[tuple[int, int, int, int, int]] = []
    stack: list[_Open] = []
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]

    def close(depth: int, at: int, size: int) -> None:
        one = stack[depth]
        found.append((one.start, at + size, one.size, size, depth))
        del stack[depth:]

    for number, (at, mark) in enumerate(marks):
        family = _FAMILY[mark]
        if family == "single" and _is_apostrophe(text, start, end, at, mark, stack, goes_on=goes_on):
            continue
        if mark == '"' and _is_inches(text, start, at) and not any(o.mark == '"' for o in stack):
            continue
        closes = _closes(stack, mark)
        if closes is not None and not (_FAMILY[stack[closes].mark] == "straight" and _must_open(text, start, end, at)):
            close(closes, at, len(mark))
        elif closes is not None:
            # A second straight mark that can only open: the open region was never closed, so it ends here.
            stop = len(text[:at].rstrip()) if at - start < 1 else _trim(text, stack[closes].start, at)
            close(closes, stop, 0)
            stack.append(_Open(at, len(mark), mark))
        elif _opens(text, start, end, at, mark) and (
            family != "single" or goes_on or _has_closer(text, end, marks[number + 1 :], at, mark)
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
    return _with_depth(regions), still_open


def _with_depth(regions: list[MarkedRegion]) -> list[MarkedRegion]:
    """Return the regions in order with their depth, without those that overlap another one in part."""
    out: list[MarkedRegion] = []
    around: list[MarkedRegion] = []
    for one in sorted(regions, key=lambda region: (region.start, -region.end)):
        while around and around[-1].end <= one.start:
            around.pop()
        if around and around[-1].end < one.end:
            continue  # it overlaps the region before in part
        out.append(replace(one, depth=len(around)))
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


def _is_inches(text: str, start: int, at: int) -> bool:
    """Return whether a straight mark at `at` stands after a digit."""
    return text[at] == '"' and at > start and text[at - 1].isdigit()


def _is_apostrophe(text: str, start: int, end: int, at: int, mark: str, stack: list[_Open], *, goes_on: bool) -> bool:
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
        if goes_on and closer is None and opener is None:
            # Speech that goes on in the next paragraph has no closing mark in this one.
            return text[at + 2 : at + 3].islower()
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
