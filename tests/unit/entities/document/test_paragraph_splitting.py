"""Long paragraphs, cut into parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_entities.document.paragraph_splitting import MAX_CODE_POINTS, split_paragraph


def test_a_paragraph_of_usual_length_is_one_part() -> None:
    assert split_paragraph("x" * 50, 3, 40) == [(3, 40)]
    assert split_paragraph("", 0, 0) == []


def test_a_long_one_is_cut_after_a_sentence() -> None:
    text = "It rained all day. " * 400
    for start, end in split_paragraph(text, 0, len(text)):
        assert text[start:end].startswith("It")
        assert text[start:end].endswith("day. ")


def _long(seed: str) -> str:
    return (seed * (2 * MAX_CODE_POINTS // len(seed) + 2))[: 2 * MAX_CODE_POINTS + 7]


@given(st.text(alphabet="a. \n“", min_size=1).map(_long))
def test_the_parts_are_the_paragraph(text: str) -> None:
    found = split_paragraph(text, 0, len(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= MAX_CODE_POINTS for start, end in found)
