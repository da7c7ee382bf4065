from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_entities.document.paragraph_splitting import LONGEST, pieces


def test_a_paragraph_of_usual_length_is_one_piece() -> None:
    assert pieces("x" * 50, 3, 40) == [(3, 40)]
    assert pieces("", 0, 0) == []


def test_a_long_one_is_cut_after_a_sentence() -> None:
    text = "It rained all day. " * 400
    for start, end in pieces(text, 0, len(text)):
        assert text[start:end].startswith("It")
        assert text[start:end].endswith("day. ")


def _long(seed: str) -> str:
    return (seed * (2 * LONGEST // len(seed) + 2))[: 2 * LONGEST + 7]


@given(st.text(alphabet="a. \n“", min_size=1).map(_long))
def test_the_pieces_are_the_paragraph(text: str) -> None:
    found = pieces(text, 0, len(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= LONGEST for start, end in found)
