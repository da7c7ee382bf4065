"""Persons' names that the recogniser cut short or in two."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then [PERSON Eliza Mbeki]-Stone left.", "Eliza Mbeki-Stone"),
        ("Then [PERSON Park Dong]-hyun left.", "Park Dong-hyun"),
        ("Then Oh Se-young left.", "Oh Se-young"),
        ("Then [GPE Moon] Eun-ji left.", "Moon Eun-ji"),
        ("Then Nwosu-[PERSON Adeleke] left.", "Nwosu-Adeleke"),
        ("Then al-[PERSON Haddad] left.", "al-Haddad"),
        ("Then [PERSON Abd al-Rahman] [PERSON al-Haddad] left.", "Abd al-Rahman al-Haddad"),
        ("Then Nadia [GPE Abramova] left.", "Nadia Abramova"),
        ("Then [PERSON Nancy] [PERSON Trevelyan] left.", "Nancy Trevelyan"),
        ("Then Nancy [PERSON Trevelyan] left.", "Nancy Trevelyan"),
        ("Then [PERSON Nancy] Trevelyan left.", "Nancy Trevelyan"),
    ],
)
def test_a_persons_name_is_made_whole(text: str, name: str) -> None:
    assert [one.name for one in extract(marked(text))] == [name]


def test_a_hyphen_before_a_common_word_ends_the_name() -> None:
    assert list(entities("The [PERSON Trump]-backed candidate lost.")) == ["Trump"]


def test_a_well_known_place_after_a_first_name_stays_one() -> None:
    assert {name: one.label for name, one in entities("They met Nadia [GPE Rome]. Nadia [GPE Paris] met.").items()} == {
        "Nadia Rome": "PERSON",
        "Paris": "GPE",
    }


def test_what_another_name_has_is_no_part() -> None:
    assert set(entities("Then [ORG Nancy] [PERSON Roe] left.")) == {"Nancy", "Roe"}
