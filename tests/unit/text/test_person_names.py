"""The lists of words of persons' names, and the spelling under which they are compared."""

from __future__ import annotations

import pytest

from attribune_text.person_names import NAME_SUFFIXES, NICKNAMES, TRANSLITERATIONS, spelling


@pytest.mark.parametrize("ending", ["sky", "ski", "skyy", "skiy", "skij", "skii", "skyi"])
def test_the_endings_of_a_slavic_surname_are_spelt_alike(ending: str) -> None:
    assert spelling(f"melnyt{ending}") == "melnytsky"


def test_a_spelling_has_no_other_spelling() -> None:
    for word, whole in TRANSLITERATIONS.items():
        assert spelling(word) == spelling(whole) == whole
    assert spelling("tregarth") == "tregarth"


def test_short_forms_are_not_long_ones_too() -> None:
    assert set(NAME_SUFFIXES.values()) == {"generation", "honour"}
    assert not [short for short, long in NICKNAMES.items() if short == long]
