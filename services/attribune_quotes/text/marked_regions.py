"""The outermost marked regions of an article, found by code point and by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attribune_quotes.text.standalone import begins_standalone, ends_standalone
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable


class MarkedRegions:
    """The outermost regions of an article, with the tokens' places among them."""

    def __init__(self, table: TokenTable, regions: Sequence[MarkedRegion]) -> None:
        self.regions = regions
        self._starts = [region.start for region in regions]
        self._ends = [region.end for region in regions]
        #: For each token the number of its region, -1 outside.
        self.of: list[int] = [-1] * len(table)
        for number, region in enumerate(regions):
            for token in range(bisect_left(table.starts, region.start), bisect_left(table.starts, region.end)):
                self.of[token] = number
        #: Whether each region begins and ends as a sentence does.
        self.begins_standalone = [begins_standalone(table, region) for region in regions]
        self.ends_standalone = [ends_standalone(table, region) for region in regions]

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
