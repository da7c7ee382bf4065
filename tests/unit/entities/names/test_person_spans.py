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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PERSON Heartbroken] [PERSON Nora Hill] left.", ["Heartbroken", "Nora Hill"]),
        ("[PERSON Devastated] [PERSON Anna Orwin] left.", ["Devastated", "Anna Orwin"]),
        ("They saw [PERSON Moa] [PERSON Anna Orwin] there.", ["Moa Anna Orwin"]),
        ("[PERSON Anna] [PERSON Petra Orwin] left.", ["Anna Petra Orwin"]),
        ("Then [PERSON Orwin saw] them.", ["Orwin"]),
        ("Then [PERSON Moon Eun-ji] left.", ["Moon Eun-ji"]),
        (
            "[PERSON Ada Orwin] and [PERSON Tom Fenn] met at the [PERSON Orwin-Fenn] debate.",
            ["Ada Orwin", "Tom Fenn"],
        ),
        ("[PERSON Ada Orwin] met [PERSON Petra Orwin-Fenn] there.", ["Ada Orwin", "Petra Orwin-Fenn"]),
        ("The [PERSON Orwin-Fenn] debate.", ["Orwin-Fenn"]),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(text: str, names: list[str]) -> None:
    assert [one.name for one in extract(marked(text))] == names


@pytest.mark.parametrize("place", ["US", "Kenya", "Ohio", "Idaho", "Peru", "UK"])
def test_a_country_or_a_state_after_a_first_name_stays_one(place: str) -> None:
    assert [one.label for one in extract(marked(f"They met Will [GPE {place}] there."))] == ["GPE"]
