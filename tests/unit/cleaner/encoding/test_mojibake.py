"""Wrong decodings are undone, and what is right stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.encoding.character_references import decode_character_references
from attribune_cleaner.encoding.mojibake import fix_mojibake
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import traces_back


def garbled(text: str, encoding: str = "cp1252") -> str:
    """Return what a reader that takes UTF-8 for `encoding` makes of `text`."""
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "“We’re not spies – we’re bookkeepers,” said Renée.",
        "‘No comment’ — that was all…",
        "The café cost €5, Zoë said.",
    ],
)
def test_mojibake_is_undone(text: str) -> None:
    assert fix_mojibake(TracedText.from_raw(text.encode().decode("latin-1"))).text == text


def test_the_rest_of_the_line_keeps_its_origin() -> None:
    raw = garbled("He said “no") + " to all of it."
    text = fix_mojibake(TracedText.from_raw(raw))
    assert text.text == "He said “no to all of it."
    assert traces_back(text, raw)
    assert sum(size for _, _, size in text.runs) == len(text.text) - 1


def test_one_bad_line_among_good_ones() -> None:
    raw = "“Good,” she said.\n" + garbled("It’s bad") + "\n“Good again,” she said."
    assert fix_mojibake(TracedText.from_raw(raw)).text == "“Good,” she said.\nIt’s bad\n“Good again,” she said."


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” stays, and so do ‘these’, «these» and „these“.",
        "L’été à Genève, où l’âne brait.",
        "Ångström, Øresund, São Paulo, Łódź, İstanbul",
        "½ ﬁ ligature … ellipsis",
        "日本語の記事 и русский текст",
    ],
)
def test_good_text_stays(text: str) -> None:
    assert fix_mojibake(TracedText.from_raw(text)).text == text


@given(st.text("aé’“â€œÃ©Â\x9d\xa0 \n", max_size=60))
def test_the_map_traces_back(raw: str) -> None:
    assert traces_back(fix_mojibake(decode_character_references(TracedText.from_raw(raw))), raw)
