from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.text.interval_index import DisjointSpans, IntervalIndex
from attribune_quotes.text.spans import overlap

_STRETCHES = st.tuples(st.integers(0, 5000), st.integers(0, 3000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(_STRETCHES, max_size=12), _STRETCHES)
def test_all_that_meet_a_stretch_are_near_it_in_order_and_once(
    taken: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    near = IntervalIndex[int]()
    for number, (low, high) in enumerate(taken):
        near.add(low, high, number)
    found = near.near(*asked)
    assert found == sorted(set(found))
    assert {number for number, (low, high) in enumerate(taken) if low <= asked[1] and asked[0] <= high} <= set(found)


def test_what_is_far_away_is_not_near() -> None:
    near = IntervalIndex[str]()
    near.add(0, 10, "first")
    near.add(100_000, 100_010, "last")
    assert near.near(5, 5) == ["first"]
    assert near.near(50_000, 60_000) == []


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
