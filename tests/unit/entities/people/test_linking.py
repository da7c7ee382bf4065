"""Entities and the people file: whom they are, and when nobody is said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribune_core.events import Entity
from attribune_entities.people.index import PeopleIndex
from attribune_entities.people.linking import link_people
from tests.unit.entities.people.builders import entity, entry, people

SENATOR = entry(
    "Richard Roe",
    ("United States senator from Ohio", "2011", "2023"),
    names=["Richard M. Roe"],
    description="politician",
)
#: So many of one surname that a name alone tells nothing.
ROES = [entry(f"{given} Roe", "baker in Delft") for given in ("Al", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida")]


def linked(
    text: str, name: str, index: PeopleIndex, titles: Sequence[str] = (), date: str | None = None, label: str = "PERSON"
) -> str | None:
    (one,) = link_people((entity(text, name, titles=titles, label=label),), text, date, index)
    return one.kb.id if one.kb else None


@pytest.mark.parametrize(
    "name", ["Richard Roe", "Dick Roe", "Richard M. Roe", "Rich Roe", "RICHARD ROE", "Richárd Roe", "Mr. Richard Roe"]
)
def test_a_full_name_is_linked_in_each_of_its_forms(name: str) -> None:
    assert linked(f"{name} spoke.", name, people(SENATOR, entry("Ada Roe"))) == "Richard Roe"


@pytest.mark.parametrize("name", ["Robert Roe", "Richard X. Roe", "Richard Roe Jr.", "Richard Lind", "Roe"])
def test_another_name_is_not(name: str) -> None:
    assert linked(f"{name} spoke.", name, people(SENATOR, entry("Ada Roe"))) is None


def test_a_name_of_many_needs_evidence() -> None:
    index = people(SENATOR, *ROES)
    assert linked("Richard Roe spoke.", "Richard Roe", index) is None
    assert linked("Richard Roe spoke in the Senate about Ohio.", "Richard Roe", index) == "Richard Roe"
    assert linked("Sen. Richard Roe spoke.", "Richard Roe", index, ["Sen."]) == "Richard Roe"


def test_two_of_one_name_are_told_apart_by_title_place_or_date_or_nobody_is_linked() -> None:
    index = people(
        entry("Ada Roe", ("mayor of Leiden", "2001", "2009"), id="old"),
        entry("Ada Roe", ("mayor of Leiden", "2010", "2020"), id="new"),
        entry("Ada Roe", "novelist from Delft", id="novelist"),
    )
    assert linked("Ada Roe spoke.", "Ada Roe", index) is None
    assert linked("Mayor Ada Roe spoke in Leiden.", "Ada Roe", index, ["Mayor"]) is None
    assert linked("Mayor Ada Roe spoke in Leiden.", "Ada Roe", index, ["Mayor"], "2005-03") == "old"
    assert linked("Mayor Ada Roe spoke in Leiden.", "Ada Roe", index, ["Mayor"], "2015") == "new"
    assert linked("Ada Roe, a novelist from Delft, spoke.", "Ada Roe", index, ["novelist"]) == "novelist"


def test_a_captain_is_not_the_senator() -> None:
    text = "Capt. Richard Roe of the Ohio police met senators."
    assert linked(text, "Richard Roe", people(SENATOR), ["Capt."]) is None


def test_a_surname_needs_the_office_that_only_one_has() -> None:
    index = people(SENATOR, *ROES)
    text = "Sen. Roe of Ohio spoke."
    assert linked(text, "Roe", index, ["Sen."]) == "Richard Roe"
    assert linked(text, "Roe", index, ["Sen."], "2013-05-01") == "Richard Roe"
    assert linked(text, "Roe", index, ["Sen."], "1999") is None
    assert linked("Roe spoke.", "Roe", index) is None
    other = entry("Ada Roe", ("United States senator from Ohio", "2011", "2023"))
    assert linked(text, "Roe", people(SENATOR, other), ["Sen."]) is None


def test_a_title_that_was_taken_for_a_given_name_is_a_title() -> None:
    index = people(entry("Andy Roe", "United States representative from Ohio"))
    assert linked("AG Roe spoke in Ohio.", "AG Roe", index) is None


def test_a_name_of_one_word_needs_something_that_the_file_knows() -> None:
    index = people(entry("Pelé", "footballer from Brazil"), entry("Cher"))
    assert linked("Pele played for Brazil.", "Pele", index) == "Pelé"
    assert linked("Pele, a dog, barked.", "Pele", index) is None
    assert linked("Cher sang.", "Cher", index) == "Cher"


def test_others_of_the_article_decide_between_two() -> None:
    text = "Ada Lind met Richard Roe."
    index = people(
        entry("Ada Lind", "United States senator from Texas"),
        entry("Richard Roe", "United States senator from Ohio", id="senator"),
        entry("Richard Roe", "harbour pilot of Delft", id="pilot"),
    )
    entities = (entity(text, "Ada Lind", titles=["Sen."]), entity(text, "Richard Roe", id="e2"))
    one, other = link_people(entities, text, None, index)
    assert one.kb is not None
    assert other.kb is not None
    assert other.kb.id == "senator"
    assert "beside Ada Lind" in other.kb.why


def test_bodies_are_linked_by_each_of_their_names() -> None:
    index = people(
        {"id": "acme", "kind": "organisation", "name": "Acme Widgets Inc.", "names": ["AWI"]},
        {"id": "one", "kind": "organisation", "name": "Harbour Trust", "description": "A bank of Leiden"},
        {"id": "two", "kind": "organisation", "name": "Harbour Trust", "description": "A bank of Delft"},
    )
    assert linked("Acme Widgets grew.", "Acme Widgets", index, label="ORG") == "acme"
    assert linked("AWI grew.", "AWI", index, label="ORG") == "acme"
    assert linked("Harbour Trust grew.", "Harbour Trust", index, label="ORG") is None
    assert linked("Harbour Trust of Delft grew.", "Harbour Trust", index, label="ORG") == "two"
    assert linked("Acme Widgets grew.", "Acme Widgets", index) is None


def test_values_and_unnamed_speakers_are_nobody() -> None:
    text = "Three said so."
    date = entity(text, "Three", label="CARDINAL")
    unnamed = Entity(id="e2", label="PERSON", name="a man", named=False, mentions=date.mentions)
    index = people(entry("Three"), entry("a man"))
    assert link_people((date, unnamed), text, None, index) == (date, unnamed)


def test_a_link_says_why_and_the_rest_of_the_entity_stays() -> None:
    text = "Sen. Richard Roe spoke for Ohio."
    before = entity(text, "Richard Roe", titles=["Sen."])
    (after,) = link_people((before,), text, "2013", people(SENATOR))
    assert after.kb is not None
    assert after.kb.why == (
        "full name; title Sen.: United States senator from Ohio; Ohio in the article; in office then"
    )
    assert after.kb.confidence == 0.98
    assert after.model_copy(update={"kb": None}) == before
