"""Dates as precise as they are known."""

from __future__ import annotations

import pytest

from attribune_entities.people.dates import days_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-02", ("2021-02-01", "2021-02-31")),
        ("2021-02-03", ("2021-02-03", "2021-02-03")),
        ("2021-02-03T10:00:00Z", ("2021-02-03", "2021-02-03")),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(text: str, days: tuple[str, str]) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize("text", ["", "21", "2021-13", "2021-02-30", "3 May 2021", "2021-2-3"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert days_of(text) is None
