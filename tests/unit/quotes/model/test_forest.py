from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.model.forest import Forest, probabilities

#: x <= 1: -1; else y <= 0: 2; else 3.
TREE = {"nodes": [[0, 1.0, -1, 1], [1, 0.0, -2, -3]], "leaves": [-1.0, 2.0, 3.0]}
STUMP = {"nodes": [[1, 5.0, -1, -2]], "leaves": [0.25, -0.5]}
LEAF = {"nodes": [], "leaves": [0.125]}


def by_hand(row: tuple[float, float]) -> float:
    x, y = row
    return (-1.0 if x <= 1 else 2.0 if y <= 0 else 3.0) + (0.25 if y <= 5 else -0.5) + 0.125 + 10.0


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=12))
def test_log_odds_are_the_sum_of_a_rows_leaves(rows: list[tuple[float, float]]) -> None:
    forest = Forest([TREE, STUMP, LEAF], base=10.0)
    found = forest.log_odds(np.array(rows, dtype=float).reshape(len(rows), 2))
    assert found.tolist() == [by_hand(row) for row in rows]


def test_without_trees_the_odds_are_even() -> None:
    assert probabilities(Forest([]).log_odds(np.zeros((2, 3)))).tolist() == [0.5, 0.5]


def test_probabilities_of_extreme_log_odds_stay_within_0_and_1() -> None:
    assert 0 < probabilities(np.array([-1e9]))[0] < probabilities(np.array([1e9]))[0] < 1
