"""From the tokens that a construction gives as its content to the spans of text of the quote.

The marks and the comma inside them belong to the quote, and so does the "to" that opens it. The comma and the full stop
outside of the marks do not. A "that" which opens the clause belongs to it while contents are scored, as in PolNeAR, and
is taken off what is selected: it is the cue's word, not the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.cues.construction_matches import Ranges
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans, merge
from attribune_text.token_table import TokenTable

#: Punctuation that is cut off the ends of a content.
_EDGE_CHARACTERS = frozenset(",;:.-–—…!?")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
#: Abbreviations that keep their full stop at the end of a content: "in the U.S."
_ABBREVIATIONS = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "jr.", "sr.", "inc.", "co.", "a.m.", "p.m.", "e.u."})


def spans_of(table: TokenTable, ranges: Ranges, cue: int, marked_regions: MarkedRegions) -> Spans:
    """Return the spans of the content that has the tokens `ranges`, in code points.

    They hold every region that they touch whole. If the cue is inside a region, the content is cut to that region.
    """
    limit = marked_regions.region_of[cue]
    spans: Spans = []
    if limit < 0:
        for first, last in ranges:
            span = _trimmed(table, *table.span(first, last), first, last, marked_regions, limit)
            if span is not None:
                spans.append(span)
        if marked_regions.regions:
            for start, end in list(spans):
                for number in marked_regions.overlapping(start, end):
                    region = marked_regions.regions[number]
                    spans.append((region.start, region.end))
        return merge(table.text, spans)
    low, high = marked_regions.regions[limit].inside
    for first, last in ranges:
        start, end = table.span(first, last)
        span = trim(table, max(start, low), min(end, high), marked_regions, limit)
        if span is not None:
            spans.append(span)
    return merge(table.text, spans)


def without_opening_that(table: TokenTable, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return `spans` without the conjunction "that" at their beginning; "that" as a pronoun or determiner stays."""
    start, end = spans[0]
    first = table.first_in(start, end)
    while (
        0 <= first < len(table) - 1
        and table.lowers[first] == "that"
        and table.deps[first] == "mark"
        and table.starts[first] == start
        and table.starts[first + 1] < end
    ):
        first += 1
        start = table.starts[first]
    return (start, end), *spans[1:]


def trim(
    table: TokenTable, start: int, end: int, marked_regions: MarkedRegions, around: int = -1
) -> tuple[int, int] | None:
    """Return [start, end) without punctuation and conjunctions at its ends; None if nothing is left.

    Nothing inside of a region is cut, except in the region numbered `around`, which the whole content stands in.
    """
    if start >= end:
        return None
    tokens = table.tokens_in(start, end)
    return _trimmed(table, start, end, tokens.start, tokens.stop - 1, marked_regions, around)


def _trimmed(
    table: TokenTable, start: int, end: int, first: int, last: int, marked_regions: MarkedRegions, around: int
) -> tuple[int, int] | None:
    """Return what `trim` does for [start, end), whose tokens are `first` to `last`."""
    lowers, region_of = table.lowers, marked_regions.region_of
    while first <= last and region_of[first] in (-1, around) and _is_edge(lowers[first], opening=True):
        first += 1
    while last >= first and region_of[last] in (-1, around) and _is_edge(lowers[last], opening=False):
        last -= 1
    if first > last:
        return None
    start, end = max(start, table.starts[first]), min(end, table.ends[last])
    if region_of[last] in (-1, around) and table.text[end - 1 : end] == "." and lowers[last] not in _ABBREVIATIONS:
        end -= 1
    return (start, end) if start < end else None


def _is_edge(word: str, *, opening: bool) -> bool:
    """Return whether a word is cut off the start (`opening`) or the end of a content."""
    if word[:1].isalnum():
        return word in _CONJUNCTIONS
    if _EDGE_CHARACTERS.issuperset(word):
        return True
    if word in (")", "]", "(", "["):
        return (word in ")]") == opening
    return False
