"""Bodies that a phrase names and the recogniser does not know."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import event, named_speakers

#: A sentence and the name of the body that speaks.
NAMED = {
    "The Lindqvist administration said that the tariff would stay.": "Lindqvist administration",
    "The outgoing Lindqvist administration said that the tariff would stay.": "Lindqvist administration",
    "The Vestholm police said that two men had been arrested.": "Vestholm police",
    "Denmark's coast guard agency said the boat sank in ten minutes.": "Denmark's coast guard agency",
    "The Prado campaign said it had raised a million.": "Prado campaign",
    "Senator Ines Prado's office said that she was in hospital.": "Ines Prado's office",
    "The Norwegian government said on Tuesday that it would pay.": "Norwegian government",
    "The Office for Maps said the coast had moved.": "Office for Maps",
    "Vestholm city council said the bins would be emptied.": "Vestholm city council",
    "Police Scotland said a man had died.": "Police Scotland",
    "Statistics Norway said prices rose.": "Statistics Norway",
    "The Vestholm Herald newspaper reported that the mayor had resigned.": "Vestholm Herald",
    "“It fell,” @mossgarden wrote on Instagram.": "@mossgarden",
    "Politica, a news site that covers politics, reported that the speaker wants a vote.": "Politica",
}
#: Sentences whose speaker no name is of.
UNNAMED = [
    "A city council said that it was late.",
    "The town's police said that it was quiet.",
    "A Vestholm University researcher said the bones were old.",
    "Vestholm University researchers said the bones were old.",
    "The Bank's lawyers said that it was late.",
    "Doctor says that rain helps",
    "The 14th Amendment says that all are free.",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_noun_for_a_body_with_a_name_in_its_phrase_names_it(text: str) -> None:
    (found,) = named_speakers(text)
    assert found == [(NAMED[text], NAMED[text], False)]


@pytest.mark.parametrize("text", UNNAMED)
def test_a_description_of_a_body_or_its_people_is_no_name(text: str) -> None:
    assert all(name is None for found in named_speakers(text) for _, name, _ in found)


def test_a_body_is_one_entity_of_all_its_quotes() -> None:
    one = event("The Norwegian government said that it would pay. The government said the sum was small.")
    first, second = (quote.speaker for quote in one.quotes)
    assert first is not None
    assert second is not None
    assert first.entity == second.entity
    (body,) = (entity for entity in one.entities if entity.id == first.entity)
    assert (body.label, body.name_key, [mention.kind for mention in body.mentions]) == (
        *("ORG", "norwegian government"),
        ["name", "nominal"],
    )


def test_two_names_of_a_persons_body_are_one_entity() -> None:
    text = (
        "Ines Prado spoke on Monday. The Prado campaign said that it had won. Ines Prado's campaign said it was glad. "
        "The Lunde campaign said that it would appeal."
    )
    names = [name for ((_, name, _),) in named_speakers(text)]
    assert names == ["Prado campaign", "Prado campaign", "Lunde campaign"]


def test_a_body_named_before_it_speaks_is_taken_up() -> None:
    text = "A fence stood before the Vestholm city council. The council said that it was surprised."
    assert named_speakers(text) == [[("The council", "Vestholm city council", False)]]


def test_a_place_named_in_between_may_have_such_a_body_too() -> None:
    text = "He wrote to the Norwegian government. Denmark paid at once. The government said that it was glad."
    assert named_speakers(text)[-1] == [("The government", None, False)]
