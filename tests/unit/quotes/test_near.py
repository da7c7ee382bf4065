from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.text.interval_index import IntervalIndex

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
