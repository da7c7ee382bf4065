"""The markup of gold texts."""

from __future__ import annotations

import pytest

from benchmarks.markup import MarkupError, parse


def test_marks_are_taken_out_and_remembered() -> None:
    marked = parse("{1|“A {2|‘b’},”} [kim@1,2:she] {c1|said}, {1|“c.”} {x|“D”}")
    text = marked.text
    assert text == "“A ‘b’,” she said, “c.” “D”"
    assert [text[a:b] for a, b in marked.quotes["1"]] == ["“A ‘b’,”", "“c.”"]
    assert [text[a:b] for a, b in marked.quotes["2"]] == ["‘b’"]
    assert marked.nested == {"2": "1"}
    assert [text[a:b] for a, b in marked.cues["1"]] == ["said"]
    assert [text[a:b] for a, b in marked.not_quotes] == ["“D”"]
    assert [(m.entity, text[m.start : m.end], m.speaks) for m in marked.mentions] == [("kim", "she", ("1", "2"))]


def test_a_backslash_keeps_a_bracket() -> None:
    assert parse(r"\[sic\] \{1\}").text == "[sic] {1}"


@pytest.mark.parametrize("source", ["{1|a", "a}", "[kim:a}", "[a]", "{a}", "{1|}", "{1|a]"])
def test_markup_that_is_not_well_formed_is_refused(source: str) -> None:
    with pytest.raises(MarkupError):
        parse(source)
