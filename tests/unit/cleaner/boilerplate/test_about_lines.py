"""A line about the writer or the paper holds the name that is known; the rows of the table are in `test_patterns`."""

from __future__ import annotations

from attribune_cleaner.boilerplate.about_lines import LONGEST, is_about_paper, is_about_writer, is_about_writers

LINE = "Jane Doe is a reporter."


def test_another_name_is_nobody_here() -> None:
    assert is_about_writer(LINE, "Jane Doe")
    assert not is_about_writer(LINE, "John Roe")
    assert not is_about_writer(LINE, "")


def test_the_name_of_one_word_is_nobody() -> None:
    assert not is_about_writer("Doe is a reporter.", "Doe")
    assert not is_about_paper("Echo is a newspaper.", "Echo")


def test_the_article_of_a_name_may_be_missing_and_case_may_differ() -> None:
    assert is_about_paper("The Harbor Echo is a newspaper.", "Harbor Echo")
    assert is_about_paper("HARBOR ECHO is a newspaper.", "The Harbor Echo")


def test_what_is_said_of_a_writer_is_not_said_of_a_paper() -> None:
    assert not is_about_paper("Jane Doe covers rivers.", "Jane Doe")
    assert is_about_writer("Jane Doe covers rivers.", "Jane Doe")


def test_a_long_paragraph_is_the_articles() -> None:
    assert not is_about_writer(f"Jane Doe is a reporter who {'covers rivers and ' * 40}seas.", "Jane Doe")
    assert LONGEST < 800


def test_a_line_about_several_writers() -> None:
    writers = ("Jane Doe", "John Roe", "Max Moe")
    for line in (
        "Jane Doe, John Roe and Max Moe are reporters.",
        "Jane Doe and Max Moe cover rivers for the Echo.",
        "Jane Doe is a reporter. John Roe is an editor.",
        "Jane Doe is a reporter. She lives by a river. John Roe covers bridges.",
    ):
        assert is_about_writers(line, writers), line
    for line in (
        "Jane Doe and Ruth Poe are reporters.",
        "Jane Doe and John Roe are late, they said.",
        "Jane Doe wept. John Roe is a reporter.",
        "Jane Doe and John Roe crossed the bridge.",
        "The bridge fell. Jane Doe is a reporter.",
    ):
        assert not is_about_writers(line, writers), line
