"""Marks are found with what their place lets them do."""

from __future__ import annotations

import pytest

from attribune_cleaner.quotation_marks.marks import find_marks


def found(paragraph: str) -> list[tuple[str, bool, bool]]:
    return [(mark.text, mark.opens, mark.closes) for mark in find_marks(paragraph)]


def test_a_mark_opens_after_a_space_and_closes_before_one() -> None:
    assert found("“No,” she said.") == [("“", True, False), ("”", False, True)]
    assert found('He said "no".') == [('"', True, False), ('"', False, True)]
    assert found("(«oui»)") == [("«", True, False), ("»", False, True)]


def test_a_mark_that_spaces_set_off_only_closes() -> None:
    assert found(' " no ') == [('"', False, True)]


@pytest.mark.parametrize("paragraph", ["She is 5'10\".", "It’s the workers’ own", "'''", "no marks"])
def test_inches_apostrophes_and_rows_of_signs_are_no_marks(paragraph: str) -> None:
    assert found(paragraph) == []


def test_two_single_marks_are_one() -> None:
    assert [mark.text for mark in find_marks("``We knew,'' he said, ’’always’’")] == ["``", "''", "’’", "’’"]
    assert [(mark.start, mark.end) for mark in find_marks("a ``b''")] == [(2, 4), (5, 7)]
