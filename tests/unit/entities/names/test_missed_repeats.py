"""Repeats that the recogniser passed over."""

from __future__ import annotations

from tests.unit.entities.builders import entities, texts


def test_a_missed_first_name_is_found() -> None:
    found = entities("[PERSON Mario Quilvo] came. Then Mario left.")
    assert texts(found["Mario Quilvo"]) == ["Mario Quilvo", "Mario"]


def test_a_missed_repeat_is_found_in_capitals_too() -> None:
    found = entities("[PERSON John Kirby] spoke.\nThen Kirby left. KIRBY SAID no. They met on Kirby Street.")
    assert texts(found["John Kirby"]) == ["John Kirby", "Kirby", "KIRBY"]
