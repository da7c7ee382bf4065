"""What an article says each entity is."""

from __future__ import annotations

import pytest

from attribune_quotes.speakers.descriptions import Described, class_of, described
from attribune_quotes.speakers.entity_states import EntityStates
from tests.unit.quotes.builders import article, tree

NAMES = {"Ada Roe": ["Roe"]}


def of(rows: str) -> Described:
    table = tree(rows, NAMES)
    return described(table, EntityStates.of(table, article(rows, NAMES).entities).by_number[0])


#: Rows with a noun that stands for Ada Roe, each in another construction.
NOUNS = {
    "apposition": "Ada NNP 6 nsubj\nRoe NNP 1 flat\n+, , 5 punct\na DT 5 det\nbaker NN 1 appos\nspoke VBD 0 root",
    "noun before": "Baker NN 2 compound\nAda NNP 4 nsubj\nRoe NNP 2 flat\nspoke VBD 0 root",
    "predicate": "Ada NNP 5 nsubj\nRoe NNP 1 flat\nis VBZ 5 cop\na DT 5 det\nbaker NN 0 root",
    "as": "Ada NNP 3 nsubj\nRoe NNP 1 flat\nworks VBZ 0 root\nas IN 6 case\na DT 6 det\nbaker NN 3 obl",
}


@pytest.mark.parametrize("case", NOUNS)
def test_nouns_that_stand_for_a_person(case: str) -> None:
    assert "baker" in of(NOUNS[case]).nouns


def test_a_noun_that_a_person_only_deals_with_is_none_of_hers() -> None:
    found = of("Ada NNP 3 nsubj\nRoe NNP 1 flat\nmet VBD 0 root\na DT 5 det\nbaker NN 3 obj")
    assert found.nouns == set()


def test_gender_age_and_name() -> None:
    found = of("Mrs NNP 2 nmod:desc\nAda NNP 5 nsubj\nRoe NNP 2 flat\n+, , 5 punct\n37 CD 2 appos\n+, , 2 punct")
    assert (found.gender, found.ages, found.name_words) == ("f", {"37"}, {"ada", "roe"})


@pytest.mark.parametrize(
    ("noun", "expected"), [("senator", "lawmaker"), ("psychologist", "researcher"), ("teapot", None)]
)
def test_classes_of_nouns(noun: str, expected: str | None) -> None:
    assert class_of(noun) == expected
