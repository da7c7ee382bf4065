"""Probabilities and the confidence of quotes."""

from __future__ import annotations

import numpy as np
import pytest

from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer, confidence_features, probability


def scorer(*points: tuple[float, float]) -> Scorer:
    return Scorer(Forest([]), Forest([]), Forest([]), 0.5, 0.0, points)


def test_confidence_follows_the_curve_and_is_constant_beyond_it() -> None:
    one = scorer((0.2, 0.1), (0.4, 0.3), (0.8, 0.9))
    assert one.calibrated(0.0) == 0.1
    assert one.calibrated(0.4) == pytest.approx(0.3)
    assert one.calibrated(0.6) == pytest.approx(0.6)
    assert one.calibrated(1.0) == 0.9


def test_without_a_curve_a_probability_is_its_own_confidence() -> None:
    assert scorer().calibrated(0.3) == 0.3


def test_confidence_sees_the_likeliest_source_and_the_next() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert confidence_features(rows, np.array([0.25, 0.5]), 0.5).tolist() == [[3.0, 4.0, 0.5, 0.25, 0.25]]
    assert confidence_features(rows[:1], np.array([0.25]), 1.0).tolist() == [[1.0, 2.0, 0.25, 0.0, 0.25]]


def test_weights_of_a_cue_candidate_add_up_to_log_odds() -> None:
    weights = {("one",): (0.5, 0.5), ("two",): (-1.0,), ("sure",): (1e6,)}
    assert probability([("one",), ("two",)], weights) == 0.5
    assert 0.5 < probability([("sure",)], weights) < 1
