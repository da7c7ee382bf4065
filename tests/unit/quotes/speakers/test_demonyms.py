"""Groups that speak under the name of a people or a party."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import event, named_speakers

#: A sentence and the people who speak in it.
GROUPS = {
    "Liberals said the vote was a farce.": "Liberals",
    "Democrats said that it was late.": "Democrats",
    "Many Danes said that they were tired.": "Many Danes",
    "One Norwegian said that it was cold.": "One Norwegian",
    "Other Republicans said that the bill was bad.": "Other Republicans",
    "A dozen Swedes told reporters that they had seen it.": "A dozen Swedes",
    "“It is over,” a Norwegian said.": "a Norwegian",
    "Some Democrats said that he had to go.": "Some Democrats",
    "“The tanks came at night,” two Palestinians said.": "two Palestinians",
    "House Republicans said that they had read it.": "House Republicans",
}


@pytest.mark.parametrize("text", GROUPS)
def test_people_of_a_party_or_a_nation_are_unnamed(text: str) -> None:
    assert named_speakers(text) == [[(GROUPS[text], None, False)]]


def test_the_same_group_is_one_entity_and_the_party_stays_another() -> None:
    one = event("Democrats said that it was late. The crowd sang. Democrats said that the bill was bad.")
    first, second = (quote.speaker.entity for quote in one.quotes if quote.speaker is not None)
    assert first == second
    assert [entity.named for entity in one.entities if entity.name == "Democrats"] == [True, False]
