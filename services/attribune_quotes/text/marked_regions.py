"""The outermost marked regions of an article, looked up by code point and by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attribune_quotes.text.standalone import begins_standalone, ends_standalone
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable


class MarkedRegions:
    """Marked regions that may be speech. A region's number is its index in `regions`."""

    def __init__(self, table: TokenTable, regions: Sequence[MarkedRegion]) -> None:
        """Take the regions in order of the text; none may overlap another."""
        self.regions = regions
        self._starts = [region.start for region in regions]
        self._ends = [region.end for region in regions]
        #: For each token the number of the region that it is in; -1 outside of all.
        self.region_of: list[int] = [-1] * len(table)
        for number, region in enumerate(regions):
            for token in range(bisect_left(table.starts, region.start), bisect_left(table.starts, region.end)):
                self.region_of[token] = number
        #: For each region whether it begins as a sentence does, and whether it ends as one does.
        self.begins_standalone = [begins_standalone(table, region) for region in regions]
        self.ends_standalone = [ends_standalone(table, region) for region in regions]

    def region_at(self, offset: int) -> int:
        """Return the number of the region that holds the code point `offset`; -1 if none does."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._ends[number] else -1

    def region_equal_to(self, spans: Sequence[tuple[int, int]]) -> int:
        """Return the number of the region that `spans` consist of, its marks included; -1 if they are no one region."""
        if len(spans) != 1:
            return -1
        number = self.region_at(spans[0][0])
        same = number >= 0 and (self.regions[number].start, self.regions[number].end) == spans[0]
        return number if same else -1

    def count_before(self, offset: int) -> int:
        """Return how many regions start before the code point `offset`."""
        return bisect_left(self._starts, offset)

    def overlapping(self, start: int, end: int) -> range:
        """Return the numbers of the regions that share a code point with [start, end)."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._ends[first] <= start:
            first += 1
        return range(first, bisect_left(self._starts, end, first))


def share_in_marks(table: TokenTable, spans: Sequence[tuple[int, int]], marked_regions: MarkedRegions) -> float:
    """Return the share of the letters and digits of `spans` that stand in marked regions, 0 to 1."""
    if not marked_regions.regions:
        return 0.0
    alnum = table.alnum
    total = inside = 0
    for start, end in spans:
        total += alnum[end] - alnum[start]
        for number in marked_regions.overlapping(start, end):
            region = marked_regions.regions[number]
            inside += table.letters(max(start, region.start), min(end, region.end))
    return inside / total if inside else 0.0
