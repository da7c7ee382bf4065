"""Persons and their mentions: the head of a mention, and its part in the sentence."""

from __future__ import annotations

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention, mention_of, named_person
from attribune_entities.extractor import extract
from attribune_entities.names.name_spans import recognised_names
from tests.unit.sentences import parsed, table


def test_a_name_after_its_noun_has_the_nouns_part() -> None:
    one = table("The DT 2 det\nmayor NN 5 nsubj\nAnn NNP 2 appos\nRoe NNP 3 flat\nleft VBD 0 root")
    assert mention_of(one, 2, 4, "name") == PersonMention(2, 4, head=1, role="nsubj", kind="name")


def test_a_name_before_its_noun_is_a_modifier() -> None:
    one = table("The DT 3 det\nRoe NNP 3 compound\nadministration NN 4 nsubj\nleft VBD 0 root")
    assert mention_of(one, 1, 2, "name") == PersonMention(1, 2, head=1, role="compound", kind="name")


def test_a_conjunct_has_the_part_of_the_first_one() -> None:
    one = table("Ann NNP 4 nsubj\nand CC 3 cc\nBo NNP 1 conj\nleft VBD 0 root")
    assert mention_of(one, 2, 3, "name") == PersonMention(2, 3, head=2, role="nsubj", kind="name")


def test_mentions_stay_in_order_of_the_text_and_are_counted() -> None:
    person = PersonEntity(named=True)
    for first in (5, 1, 3):
        person.add(PersonMention(first, first + 1, first, "nsubj", "name"))
    assert [mention.first for mention in person.mentions] == [1, 3, 5]
    assert [person.count_before(token) for token in (1, 2, 5, 6)] == [0, 1, 2, 3]


def test_a_persons_gender_is_known_from_a_title_or_from_a_first_name() -> None:
    article = parsed("Mary NNP 3 nsubj B-PERSON\nRoe NNP 1 flat I-PERSON\nleft VBD 0 root")
    person = named_person(article.table, recognised_names(article))
    assert (person.title_gender, person.first_name_gender, person.lone_name_gender) == ("", "f", "f")
    assert [one.name for one in extract(article)] == ["Mary Roe"]
