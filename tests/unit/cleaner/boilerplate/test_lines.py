"""Boilerplate goes, prose stays; `test_patterns` asks the same of each row of the table."""

from __future__ import annotations

import pytest

from attribune_cleaner.boilerplate.lines import is_boilerplate, is_edge_boilerplate, reports_speech


@pytest.mark.parametrize("line", ["* * *", "-----", "###"])
def test_rows_of_signs_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", ["Yes.", "What next?", "Detours", "10:15 p.m.", "• Detours", "“"])
def test_short_lines_of_an_article_are_not(line: str) -> None:
    assert not is_boilerplate(line)
    assert not is_edge_boilerplate(line)


def test_signs_at_the_ends_of_a_line_are_decoration() -> None:
    assert is_boilerplate("» Read more »")
    assert is_boilerplate("[Advertisement]")


def test_a_long_paragraph_is_prose() -> None:
    assert not is_boilerplate("Read more: " + "why the bridges of the county are crumbling " * 8)
    assert not is_boilerplate("Read more: " + "why the bridges of the county are crumbling " * 12)


@pytest.mark.parametrize("line", ["“Get our newsletter”", "Get our newsletter, SHE SAID.", "``Get our newsletter''"])
def test_speech_is_reported_by_marks_and_by_verbs(line: str) -> None:
    assert reports_speech(line)
    assert not is_boilerplate(line)


def test_words_that_only_hold_such_a_verb_report_nothing() -> None:
    assert not reports_speech("Get our newsletter on Aidsaid and retold tales")
