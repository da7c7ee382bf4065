from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.text.interval_index import DisjointSpans, IntervalIndex
from attribune_quotes.text.spans import overlap

_INTERVALS = st.tuples(st.integers(0, 5000), st.integers(0, 3000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(_INTERVALS, max_size=12), _INTERVALS)
def test_all_overlapping_items_are_found_in_order_and_once(
    added: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    index = IntervalIndex[int]()
    for number, (low, high) in enumerate(added):
        index.add(low, high, number)
    found = index.possibly_overlapping(*asked)
    assert found == sorted(set(found))
    assert {number for number, (low, high) in enumerate(added) if low <= asked[1] and asked[0] <= high} <= set(found)


def test_items_of_other_buckets_are_not_found() -> None:
    index = IntervalIndex[str]()
    index.add(0, 10, "first")
    index.add(100_000, 100_010, "last")
    assert index.possibly_overlapping(5, 5) == ["first"]
    assert index.possibly_overlapping(50_000, 60_000) == []


Spans = list[tuple[int, int]]

_BOUNDS = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(sorted)
_SPANS = _BOUNDS.map(lambda bounds: [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False)])


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_owners_are_those_of_overlapping_spans(added: list[Spans], asked: Spans) -> None:
    disjoint = DisjointSpans()
    kept: dict[int, Spans] = {}
    for owner, spans in enumerate(added):
        overlapping = {other for other, theirs in kept.items() if overlap(spans, theirs)}
        assert disjoint.owners(spans) == overlapping
        for other in overlapping:
            disjoint.remove(kept.pop(other))
        disjoint.add(spans, owner)
        kept[owner] = spans
    assert disjoint.owners(asked) == {owner for owner, spans in kept.items() if overlap(asked, spans)}


def test_adjacent_spans_do_not_overlap() -> None:
    disjoint = DisjointSpans()
    disjoint.add([(3, 5), (8, 9)], 0)
    assert disjoint.owners([(0, 3), (5, 8), (9, 12)]) == set()
