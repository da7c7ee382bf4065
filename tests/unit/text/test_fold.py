from __future__ import annotations

import pytest

from attribune_text.fold import bare, fold


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O’Brien", ("obrien",)),
        ("U.N. Security Council", ("un", "security", "council")),
        ("J. K. Rowling", ("jk", "rowling")),
        ("Ødegård-Łuk", ("odegard", "luk")),
        ("Zoë  Straße", ("zoe", "strasse")),
        ("—", ()),
    ],
)
def test_two_spellings_of_a_name_are_equal(name: str, words: tuple[str, ...]) -> None:
    assert fold(name) == words


def test_a_bare_word_has_no_full_stops_at_its_end() -> None:
    assert [bare(word) for word in ("Sen.", "Ph.D.", "the")] == ["sen", "ph.d", "the"]
