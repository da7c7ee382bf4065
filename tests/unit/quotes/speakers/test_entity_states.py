"""The entities of an article, which gain mentions and unnamed speakers."""

from __future__ import annotations

from attribune_core.events import Entity, Mention
from attribune_quotes.speakers.entity_states import EntityStates
from tests.unit.quotes.builders import article, tree

ROWS = "A DT 2 det\nvoter NN 5 nsubj\nand CC 4 cc\nRoe NNP 2 conj\nspoke VBD 0 root"
NAMES = {"Ada Roe": ["Roe"]}


def states() -> EntityStates:
    return EntityStates.of(tree(ROWS, NAMES), article(ROWS, NAMES).entities)


def test_tokens_of_names_have_the_label_and_the_number_of_their_entity() -> None:
    assert (states().labels(), states().numbers()) == ({3: "PERSON"}, {3: 0})
    assert [states().person_at(token) for token in (3, 1, None)] == [0, None, None]


def test_an_unnamed_speaker_is_added_after_the_others_without_a_key() -> None:
    one = states()
    assert one.add_unnamed("PERSON", 0, 1, noun="voter", plural=False) == 1
    named, unnamed = one.entities()
    assert named == article(ROWS, NAMES).entities[0]
    assert (unnamed.name, unnamed.named, unnamed.name_key) == ("A voter", False, None)
    assert (one.labels(), one.numbers()) == ({3: "PERSON"}, {3: 0, 0: 1, 1: 1})


def test_a_mention_is_added_once_and_in_order() -> None:
    one = states()
    for _ in range(2):
        one.add_mention(0, 0, 1, "nominal")
    assert [(mention.text, mention.kind) for mention in one.entities()[0].mentions] == [
        ("A voter", "nominal"),
        ("Roe", "name"),
    ]


def test_an_id_that_an_entity_has_is_not_given_again() -> None:
    other = Entity(id="e2", label="PERSON", name="A", mentions=(Mention(start=0, end=1, text="A", kind="name"),))
    one = EntityStates.of(tree(ROWS), [other])
    one.add_unnamed("PERSON", 0, 1, noun="voter", plural=False)
    assert [entity.id for entity in one.entities()] == ["e2", "e3"]


def test_a_mention_that_is_removed_may_be_anothers() -> None:
    one = states()
    number = one.add_unnamed("PERSON", 0, 1, noun="voter", plural=False)
    (mention,) = one.by_number[number].mentions
    one.remove_mention(number, mention)
    one.add_mention(0, 0, 1, "nominal")
    assert one.numbers() == {3: 0, 0: 0, 1: 0}
    assert [[m.text for m in entity.mentions] for entity in one.entities()] == [["A voter", "Roe"], []]
