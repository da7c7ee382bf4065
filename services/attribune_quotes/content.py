"""From the tokens that a construction gives to the stretch of text that is the quote.

Conventions, those of PolNeAR: the marks and the comma inside them belong to the quote, and so does the word that
opens its clause ("that", "to"); the comma and the full stop outside the marks do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attribune_quotes.constructions import Ranges
from attribune_quotes.free import ends_free, starts_free
from attribune_quotes.marks import Region
from attribune_quotes.view import View

Spans = list[tuple[int, int]]

_EDGE = frozenset(",;:.-–—…!?")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
#: The full stop of an abbreviation at the end of the content stays: "in the U.S."
_KEEP_DOT = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "jr.", "sr.", "inc.", "co.", "a.m.", "p.m.", "e.u."})


class Quoted:
    """The outermost regions of an article, with the tokens' places among them."""

    def __init__(self, view: View, regions: Sequence[Region]) -> None:
        self.regions = regions
        self._starts = [region.start for region in regions]
        #: For each token the number of its region, -1 outside.
        self.of: list[int] = [-1] * len(view)
        for number, region in enumerate(regions):
            for token in range(bisect_left(view.starts, region.start), bisect_left(view.starts, region.end)):
                self.of[token] = number
        #: Whether each region begins and ends as a sentence does.
        self.starts_free = [starts_free(view, region) for region in regions]
        self.ends_free = [ends_free(view, region) for region in regions]

    def at(self, offset: int) -> int:
        """The number of the region that holds the code point `offset`, -1 for none."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.regions[number].end else -1

    def before(self, offset: int) -> int:
        """How many regions start before the code point `offset`."""
        return bisect_left(self._starts, offset)

    def overlapping(self, start: int, end: int) -> range:
        """The numbers of the regions that share a code point with [start, end)."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.regions[first].end <= start:
            first += 1
        last = first
        while last < len(self.regions) and self.regions[last].start < end:
            last += 1
        return range(first, last)


def spans_of(view: View, ranges: Ranges, cue: int, quoted: Quoted) -> Spans:
    """The spans of the content that `ranges` of tokens give, with every region that they touch taken whole.

    A cue inside a region keeps the content inside that region: what is reported within a quote.
    """
    limit = quoted.of[cue]
    spans: Spans = []
    for first, last in ranges:
        start, end = view.span(first, last)
        if limit >= 0:
            low, high = quoted.regions[limit].inside
            start, end = max(start, low), min(end, high)
        if start < end:
            spans.append((start, end))
    spans = [trimmed for one in spans if (trimmed := trim(view, *one, quoted, limit)) is not None]
    if limit < 0:
        for start, end in list(spans):
            for number in quoted.overlapping(start, end):
                region = quoted.regions[number]
                spans.append((region.start, region.end))
    return merge(view.text, spans)


def trim(view: View, start: int, end: int, quoted: Quoted, around: int = -1) -> tuple[int, int] | None:
    """Cut punctuation and conjunctions off the ends of [start, end), but nothing that stands inside a region.

    `around` is the region that the whole content stands in, whose marks are not the content's own.
    """
    tokens = view.tokens_in(start, end)
    first, last = tokens.start, tokens.stop - 1
    while first <= last and quoted.of[first] in (-1, around) and _is_edge(view.lowers[first], opening=True):
        first += 1
    while last >= first and quoted.of[last] in (-1, around) and _is_edge(view.lowers[last], opening=False):
        last -= 1
    if first > last:
        return None
    start, end = max(start, view.starts[first]), min(end, view.ends[last])
    if quoted.of[last] in (-1, around) and view.text[start:end].endswith(".") and view.lowers[last] not in _KEEP_DOT:
        end -= 1
    return (start, end) if start < end else None


def _is_edge(word: str, *, opening: bool) -> bool:
    if _EDGE.issuperset(word):
        return True
    if word in (")", "]", "(", "["):
        return (word in ")]") == opening
    return word in _CONJUNCTIONS


def merge(text: str, spans: Spans) -> Spans:
    """Sort the spans and join those that overlap or have nothing but white space between them."""
    out: Spans = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """How many code points two sorted lists of spans share."""
    total = i = j = 0
    while i < len(one) and j < len(other):
        (start, end), (low, high) = one[i], other[j]
        if low < end and start < high:
            total += (end if end < high else high) - (start if start > low else low)
        if end < high:
            i += 1
        else:
            j += 1
    return total
