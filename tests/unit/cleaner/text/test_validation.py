"""Bodies that are no text are refused, and odd text is not."""

from __future__ import annotations

import pytest

from attribune_cleaner.text.validation import check_body, check_encodable, check_prose
from attribune_core.errors import EmptyBodyError, NotTextError


@pytest.mark.parametrize("body", ["", " \n", "\u200b\ufeff"])
def test_nothing_visible_is_empty(body: str) -> None:
    with pytest.raises(EmptyBodyError):
        check_body(body)


def test_half_a_pair_of_surrogates_is_refused_with_its_place() -> None:
    with pytest.raises(NotTextError, match="surrogate at offset 7"):
        check_encodable("A lone \ud800 surrogate")
    check_encodable("A pair 😀 \U0010ffff")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("\x01\x02 text", "binary: 2 of its 7"),
        ("".join(map(chr, range(0xE000, 0xE300))) + "text", "binary: 768 of its 772"),
        ("1234, 56!", "no letters"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(body: str, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason):
        check_body(body)


@pytest.mark.parametrize(
    "body", ["A stray \x07 in a long enough line", "नमस्ते", "a\r\n\tb\x85c", "\ufffd in ten more letters"]
)
def test_odd_text_is_text(body: str) -> None:
    check_body(body)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12.5 | 13.7 | a", "not prose: 1 of"),
        ("QUJD" * 100 + " and a few words", "encoded data: 400 of"),
        ("123", "no letters"),
    ],
)
def test_what_is_no_prose_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason):
        check_prose(text)


def test_prose_is_letters_and_marks_on_them() -> None:
    check_prose("किताब " + "12 " * 3)
    check_prose("QUJD" * 100 + " and more words than that " * 20)
    with pytest.raises(EmptyBodyError, match="nothing is left"):
        check_prose("")
