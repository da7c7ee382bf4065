"""Scores below their floors."""

from training.evaluate import below


def test_what_is_below_its_floor_or_missing_is_named() -> None:
    assert below({"a": 0.8, "b": 0.6, "d": float("nan")}, {"a": 0.8, "b": 0.7, "c": 0.1, "d": 0.1}) == ["b", "c", "d"]
