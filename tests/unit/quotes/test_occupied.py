from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.spans import overlap

Spans = list[tuple[int, int]]

_BOUNDS = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(sorted)
_SPANS = _BOUNDS.map(lambda bounds: [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False)])


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_the_owners_are_those_who_share_a_code_point(taken: list[Spans], asked: Spans) -> None:
    occupied = DisjointSpans()
    kept: dict[int, Spans] = {}
    for owner, spans in enumerate(taken):
        overlaps = {other for other, theirs in kept.items() if overlap(spans, theirs)}
        assert occupied.owners(spans) == overlaps
        for other in overlaps:
            occupied.remove(kept.pop(other))
        occupied.add(spans, owner)
        kept[owner] = spans
    assert occupied.owners(asked) == {owner for owner, spans in kept.items() if overlap(asked, spans)}


def test_spans_that_touch_share_nothing() -> None:
    occupied = DisjointSpans()
    occupied.add([(3, 5), (8, 9)], 0)
    assert occupied.owners([(0, 3), (5, 8), (9, 12)]) == set()
