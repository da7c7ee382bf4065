"""From the tokens that a construction gives to the stretch of text that is the quote.

Conventions, those of PolNeAR: the marks and the comma inside them belong to the quote, and so does the word that
opens its clause ("that", "to"); the comma and the full stop outside the marks do not.
"""

from __future__ import annotations

from attribune_quotes.cues.construction_matches import Ranges
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans, merge
from attribune_text.token_table import TokenTable

_EDGE = frozenset(",;:.-–—…!?")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
#: The full stop of an abbreviation at the end of the content stays: "in the U.S."
_KEEP_DOT = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "jr.", "sr.", "inc.", "co.", "a.m.", "p.m.", "e.u."})


def spans_of(table: TokenTable, ranges: Ranges, cue: int, marked_regions: MarkedRegions) -> Spans:
    """The spans of the content that `ranges` of tokens give, with every region that they touch taken whole.

    A cue inside a region keeps the content inside that region: what is reported within a quote.
    """
    limit = marked_regions.region_of[cue]
    spans: Spans = []
    if limit < 0:
        for first, last in ranges:
            one = _trimmed(table, *table.span(first, last), first, last, marked_regions, limit)
            if one is not None:
                spans.append(one)
        if marked_regions.regions:
            for start, end in list(spans):
                for number in marked_regions.overlapping(start, end):
                    region = marked_regions.regions[number]
                    spans.append((region.start, region.end))
        return merge(table.text, spans)
    low, high = marked_regions.regions[limit].inside
    for first, last in ranges:
        start, end = table.span(first, last)
        one = trim(table, max(start, low), min(end, high), marked_regions, limit)
        if one is not None:
            spans.append(one)
    return merge(table.text, spans)


def trim(
    table: TokenTable, start: int, end: int, marked_regions: MarkedRegions, around: int = -1
) -> tuple[int, int] | None:
    """Cut punctuation and conjunctions off the ends of [start, end), but nothing that stands inside a region.

    `around` is the region that the whole content stands in, whose marks are not the content's own.
    """
    if start >= end:
        return None
    tokens = table.tokens_in(start, end)
    return _trimmed(table, start, end, tokens.start, tokens.stop - 1, marked_regions, around)


def _trimmed(
    table: TokenTable, start: int, end: int, first: int, last: int, marked_regions: MarkedRegions, around: int
) -> tuple[int, int] | None:
    """`trim` of what the tokens from `first` to `last` hold."""
    lowers, of = table.lowers, marked_regions.region_of
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
