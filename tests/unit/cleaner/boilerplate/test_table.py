"""Reading the table refuses what can only be a slip, and says where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_cleaner.boilerplate.table import PatternError, any_of, patterns, piece, read_table, table

ROW = """
[read_more]
kind = "line"
pattern = 'read <what>'
examples = ["Read more"]
near_misses = ["Read more books, she said."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pieces.toml").write_text("what = 'more|this'\nfollowing = '<what> please'\n", encoding="utf-8")
    (tmp_path / "links.toml").write_text(ROW, encoding="utf-8")
    (tmp_path / "README.md").write_text("No table.", encoding="utf-8")
    return tmp_path


def test_rows_are_read_with_their_pieces(folder: Path) -> None:
    (row,) = read_table(folder)
    assert (row.name, row.kind, row.pattern) == ("read_more", "line", "read (?:more|this)")
    assert (row.examples, row.near_misses) == (("Read more",), ("Read more books, she said.",))


def test_line_ends_and_indentation_of_a_long_pattern_are_left_out(folder: Path) -> None:
    long = "'''\n  read (?:more|\n    this)\n  \\ now\n'''"
    (folder / "links.toml").write_text(ROW.replace("'read <what>'", long), encoding="utf-8")
    assert read_table(folder)[0].pattern == r"read (?:more|this)\ now"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('kind = "line"\n', "", "has the keys"),
        ('kind = "line"', 'kind = "line"\nplace = "top"', "has the keys"),
        ('"line"', '"whole"', "'whole' is no kind"),
        ("<what>", "<that>", "no piece <that>"),
        ("<what>", "(more", "no regular expression"),
        ("<what>", "(more)", "names of a credit"),
        ('"line"', '"credit"', "a credit has one"),
        ("'read <what>'", "1", "a pattern is a string"),
        ('["Read more"]', "[]", "at least one example"),
        ('["Read more"]', '"Read more"', "at least one example"),
        ('["Read more books, she said."]', '[" "]', "at least one near miss"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_by_file_and_name(folder: Path, old: str, new: str, reason: str) -> None:
    assert old in ROW
    (folder / "links.toml").write_text(ROW.replace(old, new), encoding="utf-8")
    with pytest.raises(PatternError, match=r"^links\.toml, read_more: ") as refused:
        read_table(folder)
    assert reason in str(refused.value)


def test_a_name_is_one_rows(folder: Path) -> None:
    (folder / "more_links.toml").write_text(ROW, encoding="utf-8")
    with pytest.raises(PatternError, match=r"more_links\.toml, read_more: another row"):
        read_table(folder)


@pytest.mark.parametrize(("text", "reason"), [("a = '<b>'\nb = 'x'\n", "no piece <b>"), ("a = '(x)'\n", "groups")])
def test_a_piece_names_those_before_it_and_has_no_groups(folder: Path, text: str, reason: str) -> None:
    (folder / "pieces.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=r"^pieces\.toml, a: ") as refused:
        read_table(folder)
    assert reason in str(refused.value)


def test_patterns_of_a_kind_are_those_of_the_table() -> None:
    assert list(patterns("contact")) == [row.pattern for row in table() if row.kind == "contact"]
    assert "moments ago" in piece("time_ago")


def test_any_of_several_keeps_each_whole() -> None:
    assert any_of(["a|b", "c"]) == "(?:a|b)|(?:c)"
