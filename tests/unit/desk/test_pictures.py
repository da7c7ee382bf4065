"""Quotes over time as bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_desk.pictures import picture

DAYS = st.dictionaries(st.integers(-90_000, 200_000), st.integers(1, 1000), min_size=1, max_size=40)


@given(days=DAYS)
def test_every_bar_stands_in_the_picture_and_no_quote_is_lost(days: dict[int, int]) -> None:
    drawn = picture(days, min(days), max(days), 180, 28, 45)
    assert sum(int(bar.says.rpartition(": ")[2].split()[0]) for bar in drawn.bars) == sum(days.values())
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= 180.01
        assert bar.y >= 0
        assert 2 <= bar.height <= 28


def test_a_picture_says_in_words_what_it_shows() -> None:
    drawn = picture({19_809: 2, 19_810: 1}, 19_809, 19_810, 100, 20, 10)
    assert drawn.says == "3 quotes from 27 March 2024 to 28 March 2024, 2 at most at a time"
    assert [bar.says for bar in drawn.bars] == ["27 March 2024: 2 quotes", "28 March 2024: 1 quote"]
