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
        #: The numbers of the regions of each speech of several paragraphs, one region a paragraph.
        self.speeches = _speeches(table, regions)

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


def _speeches(table: TokenTable, regions: Sequence[MarkedRegion]) -> list[list[int]]:
    """Return the numbers of the regions that each carry on the one in the paragraph before, two or more together.

    The first begins a sentence, or goes on with one that its cue interrupts. Another part of a sentence that is left
    open is more likely a slip than speech that goes on.
    """
    out: list[list[int]] = []
    before = -1
    for number, region in enumerate(regions):
        tokens = table.tokens_in(region.start, region.end)
        paragraph = table.paragraph_of[tokens.start] if tokens else -1
        if number and region.carries_on and not regions[number - 1].closing and paragraph == before + 1:
            if out and out[-1][-1] == number - 1:
                out[-1].append(number)
            elif _begins_speech(table, regions, number - 1):
                out.append([number - 1, number])
        before = paragraph
    return out


def _begins_speech(table: TokenTable, regions: Sequence[MarkedRegion], number: int) -> bool:
    """Return whether the region of that number begins with a capital, or is not the first of its paragraph."""
    first = next(filter(str.isalnum, table.text[slice(*regions[number].inside)]), "")
    return not first.islower() or (
        number > 0 and "\n" not in table.text[regions[number - 1].end : regions[number].start]
    )


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
