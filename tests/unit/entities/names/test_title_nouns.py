"""Which nouns are titles."""

from __future__ import annotations

import pytest

from attribune_entities.names.title_nouns import is_title_noun


@pytest.mark.parametrize("word", ["Senator", "Sen.", "anchorwoman", "chairperson", "co-founder", "ex-senator"])
def test_a_title_is_known_by_its_list_its_ending_or_its_last_part(word: str) -> None:
    assert is_title_noun(word)


@pytest.mark.parametrize("word", ["bridge", "Roe", "elect", ""])
def test_other_words_are_none(word: str) -> None:
    assert not is_title_noun(word)
