"""Paragraphs, whichever way they were separated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.layout.paragraphs import drop_paragraphs, paragraph_spans, separate_paragraphs
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import traces_back

PARAGRAPHS = [
    "The harbor of Port Ellery was closed on Monday after a barge loaded with grain ran into the old pier, and "
    "officials said that it could stay closed until the end of the month.",
    "“Nobody was hurt, and that is the one good thing about it,” the harbor master said, standing beside a heap of "
    "wet timber that had been the ticket office.",
    "The barge had come down the river from Fairmont with its lights out, according to two fishermen who saw it pass "
    "under the bridge shortly before midnight.",
]
CLEAN = "\n\n".join(PARAGRAPHS)


def laid_out(raw: str) -> str:
    return separate_paragraphs(TracedText.from_raw(raw)).text


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n \n", " \n\n\n\n "])
def test_a_line_a_paragraph_stays_one(separator: str) -> None:
    assert laid_out(separator.join(PARAGRAPHS)) == CLEAN


def test_paragraph_offsets() -> None:
    text = laid_out("\n\nOne.\nTwo 😀.\n\n\nThree.\n")
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["One.", "Two 😀.", "Three."]
    assert paragraph_spans("") == []


@pytest.mark.parametrize(
    ("dropped", "left"),
    [
        ({0}, "b\n\nc"),
        ({1}, "a\n\nc"),
        ({2}, "a\n\nb"),
        ({0, 1}, "c"),
        ({0, 2}, "b"),
        ({0, 1, 2}, ""),
        (set(), "a\n\nb\n\nc"),
    ],
)
def test_paragraphs_are_dropped_with_their_separator(dropped: set[int], left: str) -> None:
    assert drop_paragraphs(TracedText.from_raw("a\n\nb\n\nc"), dropped).text == left


@given(st.text("ab. \n", max_size=300))
def test_one_blank_line_between_paragraphs_and_no_other_space(raw: str) -> None:
    text = separate_paragraphs(TracedText.from_raw(raw))
    assert traces_back(text, raw)
    assert "\n" not in text.text.replace("\n\n", "")
    assert all(one == " ".join(one.split()) and one for one in text.text.split("\n\n")) or text.text == ""
    assert "".join(text.text.split()) == "".join(raw.split())
    assert separate_paragraphs(TracedText.from_raw(text.text)).text == text.text
