"""The words of a person's name."""

from __future__ import annotations

import pytest

from attribune_entities.coreference.person_names import person_words


@pytest.mark.parametrize(
    ("name", "words", "generation"),
    [
        ("Mr. José Roe", ("jose", "roe"), ""),
        ("Ann Roe Jr.", ("ann", "roe"), "jr"),
        ("Ann Roe, Ph.D.", ("ann", "roe"), ""),
        ("J. K. Roe III", ("jk", "roe"), "iii"),
        ("Ann Roe née Lind", ("ann", "roe"), ""),
        ("Nee", ("nee",), ""),
        ("Miss", ("miss",), ""),
        ("…", ("…",), ""),
    ],
)
def test_honorifics_and_suffixes_are_no_words_of_a_name(name: str, words: tuple[str, ...], generation: str) -> None:
    assert person_words(name) == (words, generation)
