"""Which persons are mentioned around a token."""

from __future__ import annotations

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention
from attribune_entities.coreference.pronouns.mention_index import MentionIndex


def person(*tokens: int) -> PersonEntity:
    found = PersonEntity(named=True)
    for token in tokens:
        found.add(PersonMention(token, token + 1, token, "nsubj", "name"))
    return found


#: Ten tokens a sentence.
SENTENCE_OF = [token // 10 for token in range(400)]


def test_the_last_mentioned_comes_first_then_those_after_it_in_the_sentence() -> None:
    ann, bo, cy, di = person(1, 12), person(5), person(18), person(25)
    index = MentionIndex([ann, bo, cy, di], SENTENCE_OF)
    assert index.persons_around(15) == [ann, bo, cy]
    assert index.persons_around(6) == [bo, ann]


def test_a_pronoun_that_is_added_is_a_mention() -> None:
    ann, bo = person(1), person(5)
    index = MentionIndex([ann, bo], SENTENCE_OF)
    pronoun = PersonMention(8, 9, 8, "nsubj", "pronoun")
    ann.add(pronoun)
    index.add(ann, pronoun)
    assert index.persons_around(9) == [ann, bo]


def test_a_person_of_more_than_ten_sentences_ago_is_forgotten() -> None:
    ann = person(1)
    index = MentionIndex([ann], SENTENCE_OF)
    assert index.persons_around(109) == [ann]
    assert index.persons_around(110) == []


def test_no_more_than_twenty_persons_are_around() -> None:
    persons = [person(token) for token in range(40, 70)]
    found = MentionIndex(persons, SENTENCE_OF).persons_around(80)
    assert found == persons[:-21:-1]
