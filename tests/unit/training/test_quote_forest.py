"""Trees and curves of quote linking, fitted to invented data."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_quotes.model.forest import Forest, probabilities
from training.quote_forest import isotonic


def test_fitted_trees_are_read_as_they_were_meant() -> None:
    lightgbm = pytest.importorskip("lightgbm", reason="training/requirements.txt is not installed")
    from training.quote_forest import fit

    rng = np.random.default_rng(1)
    rows = np.round(rng.normal(size=(600, 5)), 2)
    right = rows[:, 0] + rows[:, 1] * rows[:, 2] > 0
    stored = fit(rows, right, trees=60, leaves=6)
    ours = probabilities(Forest(stored["trees"], stored["base"]).log_odds(rows))
    assert lightgbm
    assert ((ours > 0.5) == right).mean() > 0.85


def test_groups_whose_shares_fall_are_one_point_of_the_curve() -> None:
    pytest.importorskip("sklearn", reason="training/requirements.txt is not installed")
    curve = isotonic([0.4, 0.1, 0.2, 0.3], [True, False, True, False], points=4)
    assert curve == [(0.1, 0.3333), (0.25, 0.5), (0.4, 0.6667)]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=200))
def test_the_curve_never_falls(seen: list[tuple[float, bool]]) -> None:
    pytest.importorskip("sklearn", reason="training/requirements.txt is not installed")
    curve = isotonic([value for value, _ in seen], [right for _, right in seen])
    assert [x for x, _ in curve] == sorted(x for x, _ in curve)
    assert all(one <= other for (_, one), (_, other) in pairwise(curve))
    assert all(0 < y < 1 for _, y in curve)
