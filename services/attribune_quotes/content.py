"""From the tokens that a construction gives to the stretch of text that is the quote.

Conventions, those of PolNeAR: the marks and the comma inside them belong to the quote, and so does the word that
opens its clause ("that", "to"); the comma and the full stop outside the marks do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attribune_quotes.constructions import Ranges
from attribune_quotes.free import ends_free, starts_free
from attribune_text.quotation_marks import Region
from attribune_text.token_table import TokenTable

Spans = list[tuple[int, int]]

_EDGE = frozenset(",;:.-–—…!?")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
#: The full stop of an abbreviation at the end of the content stays: "in the U.S."
_KEEP_DOT = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "jr.", "sr.", "inc.", "co.", "a.m.", "p.m.", "e.u."})


class Quoted:
    """The outermost regions of an article, with the tokens' places among them."""

    def __init__(self, table: TokenTable, regions: Sequence[Region]) -> None:
        self.regions = regions
        self._starts = [region.start for region in regions]
        self._ends = [region.end for region in regions]
        #: For each token the number of its region, -1 outside.
        self.of: list[int] = [-1] * len(table)
        for number, region in enumerate(regions):
            for token in range(bisect_left(table.starts, region.start), bisect_left(table.starts, region.end)):
                self.of[token] = number
        #: Whether each region begins and ends as a sentence does.
        self.starts_free = [starts_free(table, region) for region in regions]
        self.ends_free = [ends_free(table, region) for region in regions]

    def at(self, offset: int) -> int:
        """The number of the region that holds the code point `offset`, -1 for none."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._ends[number] else -1

    def whole(self, spans: Sequence[tuple[int, int]]) -> int:
        """The number of the region that `spans` are, with its marks and nothing else, -1 for none."""
        if len(spans) != 1:
            return -1
        number = self.at(spans[0][0])
        same = number >= 0 and (self.regions[number].start, self.regions[number].end) == spans[0]
        return number if same else -1

    def before(self, offset: int) -> int:
        """How many regions start before the code point `offset`."""
        return bisect_left(self._starts, offset)

    def overlapping(self, start: int, end: int) -> range:
        """The numbers of the regions that share a code point with [start, end)."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._ends[first] <= start:
            first += 1
        return range(first, bisect_left(self._starts, end, first))


def spans_of(table: TokenTable, ranges: Ranges, cue: int, quoted: Quoted) -> Spans:
    """The spans of the content that `ranges` of tokens give, with every region that they touch taken whole.

    A cue inside a region keeps the content inside that region: what is reported within a quote.
    """
    limit = quoted.of[cue]
    spans: Spans = []
    if limit < 0:
        for first, last in ranges:
            one = _trimmed(table, *table.span(first, last), first, last, quoted, limit)
            if one is not None:
                spans.append(one)
        if quoted.regions:
            for start, end in list(spans):
                for number in quoted.overlapping(start, end):
                    region = quoted.regions[number]
                    spans.append((region.start, region.end))
        return merge(table.text, spans)
    low, high = quoted.regions[limit].inside
    for first, last in ranges:
        start, end = table.span(first, last)
        one = trim(table, max(start, low), min(end, high), quoted, limit)
        if one is not None:
            spans.append(one)
    return merge(table.text, spans)


def trim(table: TokenTable, start: int, end: int, quoted: Quoted, around: int = -1) -> tuple[int, int] | None:
    """Cut punctuation and conjunctions off the ends of [start, end), but nothing that stands inside a region.

    `around` is the region that the whole content stands in, whose marks are not the content's own.
    """
    if start >= end:
        return None
    tokens = table.tokens_in(start, end)
    return _trimmed(table, start, end, tokens.start, tokens.stop - 1, quoted, around)


def _trimmed(
    table: TokenTable, start: int, end: int, first: int, last: int, quoted: Quoted, around: int
) -> tuple[int, int] | None:
    """`trim` of what the tokens from `first` to `last` hold."""
    lowers, of = table.lowers, quoted.of
    while first <= last and of[first] in (-1, around) and _is_edge(lowers[first], opening=True):
        first += 1
    while last >= first and of[last] in (-1, around) and _is_edge(lowers[last], opening=False):
        last -= 1
    if first > last:
        return None
    start, end = max(start, table.starts[first]), min(end, table.ends[last])
    if of[last] in (-1, around) and table.text[end - 1 : end] == "." and lowers[last] not in _KEEP_DOT:
        end -= 1
    return (start, end) if start < end else None


def _is_edge(word: str, *, opening: bool) -> bool:
    if word[:1].isalnum():
        return word in _CONJUNCTIONS
    if _EDGE.issuperset(word):
        return True
    if word in (")", "]", "(", "["):
        return (word in ")]") == opening
    return False


def merge(text: str, spans: Spans) -> Spans:
    """Sort the spans and join those that overlap or have nothing but white space between them."""
    if len(spans) < 2:
        return spans
    out: Spans = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans shares a code point with [start, end)."""
    for low, high in spans:  # noqa: SIM110 - without a generator, for so few spans, in half the time
        if low < end and start < high:
            return True
    return False


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
