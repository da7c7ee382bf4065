"""Characters are made plain, and only those that have to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.encoding.characters import collapse_spaces, normalise_characters
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import traces_back


def plain(raw: str) -> str:
    return collapse_spaces(normalise_characters(TracedText.from_raw(raw))).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\xa0b\u2009c\td\u3000e", "a b c d e"),
        ("\ufeffa\u200bb\xadc\u2060d\x00e\x1bf", "abcdef"),
        ("\u202aabc\u202c \u2067def\u2069", "abc def"),
        ("a  b   c \n  d ", "a b c\nd"),
        ("Rene\u0301e", "Renée"),
        ("\u212b and \u2126", "Å and Ω"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("a\u200db", "ab"),
    ],
)
def test_made_plain(raw: str, text: str) -> None:
    assert plain(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦 and ❤️",
        "می‌خواهم",
        "क्‍ष",
        "“curly” ‘single’ … – — ½ ﬁ № ①",
        "ＡＢＣ fullwidth",
        "naïve façade",
    ],
)
def test_left_alone(text: str) -> None:
    assert plain(text) == text


def test_a_flood_of_combining_marks_is_cut() -> None:
    assert len(plain("a" + "\u0316" * 5000 + "b")) == 32


@given(st.text())
def test_composed_and_traced(raw: str) -> None:
    text = normalise_characters(TracedText.from_raw(raw))
    assert unicodedata.is_normalized("NFC", text.text)
    assert traces_back(text, raw)
    assert normalise_characters(TracedText.from_raw(text.text)).text == text.text


@given(st.text("abce\u0301\u0316 \n한é😀", max_size=80))
def test_letters_that_did_not_change_are_covered(raw: str) -> None:
    text = normalise_characters(TracedText.from_raw(raw))
    covered = {at for start, _, size in text.runs for at in range(start, start + size)}
    assert all(at in covered for at, char in enumerate(text.text) if char in "ab")
