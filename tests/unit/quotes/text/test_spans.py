from __future__ import annotations

from attribune_quotes.text.spans import merge, overlap


def test_merge_joins_spans_with_only_white_space_between() -> None:
    assert merge("ab cd, ef", [(3, 5), (0, 2), (7, 9)]) == [(0, 5), (7, 9)]


def test_overlap_of_sorted_spans() -> None:
    assert overlap([(0, 5), (8, 10)], [(3, 9)]) == 3
    assert overlap([(0, 5)], [(5, 9)]) == 0
