"""A traced text never says of a character that it came from where it did not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.text.traced_text import Edit, TracedText, minimal_edit
from tests.unit.cleaner.holds import traces_back


def test_untouched_text_is_one_run() -> None:
    assert TracedText.from_raw("abc").runs == ((0, 0, 3),)
    assert TracedText.from_raw("").runs == ()


def test_an_edit_has_no_origin_and_the_rest_keeps_its_own() -> None:
    text = TracedText.from_raw("one  two 😀 three").edit([Edit(3, 5, " "), Edit(8, 11, "+")])
    assert text.text == "one two+three"
    assert text.runs == ((0, 0, 3), (4, 5, 3), (8, 11, 5))


def test_runs_that_meet_in_both_texts_are_one() -> None:
    text = TracedText.from_raw("abcd").edit([Edit(2, 2, "")])
    assert text.runs == ((0, 0, 4),)


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        TracedText.from_raw("abcd").edit([Edit(2, 3), Edit(1, 2)])
    with pytest.raises(ValueError, match="leaves the text"):
        TracedText.from_raw("abcd").edit([Edit(2, 5)])


def test_a_substitution_by_the_same_is_no_edit() -> None:
    text = TracedText.from_raw("a b")
    assert text.sub(re.compile(" "), " ") is text


def test_a_minimal_edit_leaves_what_is_the_same_alone() -> None:
    assert minimal_edit("xaby", Edit(1, 3, "acb")) == Edit(2, 2, "c")
    assert minimal_edit("aa", Edit(0, 2, "a")) == Edit(1, 2, "")


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str]]]]:
    fraction = st.floats(0, 1)
    steps = st.lists(st.lists(st.tuples(fraction, fraction, st.text("xy😀 ", max_size=3)), max_size=5), max_size=5)
    return draw(st.text("ab 😀\n“é", max_size=60)), draw(steps)


@given(edited())
def test_the_map_holds_through_any_edits(case: tuple[str, list[list[tuple[float, float, str]]]]) -> None:
    raw, steps = case
    text = TracedText.from_raw(raw)
    for step in steps:
        size = len(text.text)
        edits: list[Edit] = []
        at = 0
        for one, other, new in sorted(step):
            start = max(at, int(one * size))
            end = max(start, int(other * size))
            edits.append(Edit(start, end, new))
            at = end
        before, text = text, text.edit(edits)
        kept = sum(size for _, _, size in before.runs) - sum(
            sum(max(0, min(e.end, s + n) - max(e.start, s)) for e in edits) for s, _, n in before.runs
        )
        assert traces_back(text, raw)
        assert sum(size for _, _, size in text.runs) == kept
        ends = [0, *(start + size for start, _, size in text.runs)]
        assert all(start >= end for (start, _, _), end in zip(text.runs, ends, strict=False))
