"""Forms of names and the keys that find them."""

from __future__ import annotations

import pytest

from attribune_entities.coreference.person_names import person_words
from attribune_entities.people.name_forms import form_of, forms_of, keys_of_names, keys_to_seek
from attribune_text.person_names import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Núñez", "Jose Nunez"),
        ("Владимир Зеленский", "Vladimir Zelenskyy"),
        ("Νίκος Παπάς", "Nikos Papas"),
        ("Muhammad Hussain", "Mohamed Husayn"),
        ("Mr. Ada Roe", "ada roe"),
        ("ROE-SMITH, ADA", "Roe Smith Ada"),
    ],
)
def test_two_spellings_have_one_form(one: str, other: str) -> None:
    assert form_of(one) == form_of(other)


def test_letters_that_are_also_written_as_two_give_two_forms() -> None:
    assert [words for words, _ in forms_of("Jürgen Müller")] == [("jurgen", "muller"), ("juergen", "mueller")]
    assert len(forms_of("Jurgen Muller")) == 1


@pytest.mark.parametrize(
    "name", ["Ada Roe", "Ada B. Roe", "A. B. Roe", "Ada O'Roe", "Ada Roe Jr.", "Dr. No", "U.N. Owen"]
)
def test_the_short_way_gives_what_folding_gives(name: str) -> None:
    words, suffix = person_words(name)
    assert form_of(name) == (tuple(map(spelling, words)), suffix)


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Richard Roe", "Dick Roe"),
        ("Dick Roe", "Richard Roe"),
        ("Ada Roe", "A. Roe"),
        ("Ada Bea Roe", "Bea Roe"),
        ("K. Michael Roe", "Mike Roe"),
        ("Pedro Sánchez Pérez-Castejón", "Pedro Sánchez"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Higuchi Ichiyo", "Ichiyo Higuchi"),
        ("Pelé", "Pele"),
        ("Ludwig van der Roe", "Ludwig van der Roe"),
    ],
)
def test_a_name_is_found_as_it_is_written(known: str, written: str) -> None:
    keys, _ = keys_of_names([known])
    assert keys & set(keys_to_seek(form_of(written)[0]))


def test_a_surname_written_first_may_stand_alone() -> None:
    assert keys_of_names(["Kim Min Roe", "Ada Lind"])[1] == ["roe", "kim", "lind"]
