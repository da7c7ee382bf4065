from __future__ import annotations

from attribune_core.events import Entity, Mention
from attribune_quotes.speakers.resolver import SpeakerResolver
from tests.unit.quotes.builders import article, tree

NAMES = {"Ada Roe": ["Roe"], "Bo Lind": ["Lind"]}


def resolver(rows: str) -> SpeakerResolver:
    return SpeakerResolver.of(tree(rows, NAMES), article(rows, NAMES).entities)


def test_a_name_is_its_entitys_mention() -> None:
    found = resolver("Mayor NNP 2 nmod:desc\nAda NNP 4 nsubj\nRoe NNP 2 flat\nsaid VBD 0 root").speaker(1)
    assert (found.text, found.entity, found.name) == ("Ada Roe", "e1", "Ada Roe")


def test_an_apposition_leads_to_the_name() -> None:
    rows = "The DT 2 det\nmayor NN 6 nsubj\n+, , 4 punct\nAda NNP 2 appos\nRoe NNP 4 flat\nsaid VBD 0 root"
    assert resolver(rows).speaker(1).entity == "e1"


def test_a_relative_pronoun_is_the_mention_and_its_antecedent_the_entity() -> None:
    found = resolver("Ada NNP 5 nsubj\nRoe NNP 1 flat\nwho WP 4 nsubj\nspoke VBD 1 acl:relcl\nleft VBD 0 root").speaker(
        2
    )
    assert (found.text, found.entity) == ("who", "e1")


def test_several_speakers() -> None:
    rows = "Roe NNP 4 nsubj\nand CC 3 cc\nLind NNP 1 conj\nsaid VBD 0 root"
    assert [one.entity for one in resolver(rows).speakers(0)] == ["e1", "e2"]


def test_someone_unnamed_becomes_an_entity_without_a_key() -> None:
    one = resolver("A DT 3 det\nUS NNP 3 compound\nofficial NN 4 nsubj\nsaid VBD 0 root")
    found = one.speaker(2)
    added = one.entities()[-1]
    assert found.text == added.name == "A US official"
    assert (found.entity, added.id, added.label, added.named, added.name_key) == ("e1", "e1", "PERSON", False, None)


def test_the_same_unnamed_speaker_again_is_one_entity() -> None:
    rows = (
        "A DT 2 det\nofficial NN 3 nsubj\nsaid VBD 0 root\n+. . 3 punct\n\n"
        "The DT 2 det\nofficial NN 3 nsubj\nadded VBD 0 root"
    )
    one = resolver(rows)
    assert one.speaker(1).entity == one.speaker(5).entity == "e1"
    assert [mention.text for mention in one.entities()[-1].mentions] == ["A official", "The official"]


def test_officials_of_a_body_are_not_the_body() -> None:
    rows = "White NNP 3 compound\nHouse NNP 1 flat\nofficials NNS 4 nsubj\nsaid VBD 0 root"
    house = Entity(
        id="e1", label="ORG", name="White House", mentions=(Mention(start=0, end=11, text="White House", kind="name"),)
    )
    one = SpeakerResolver.of(tree(rows), [house])
    found = one.speaker(2)
    assert (found.text, found.entity) == ("White House officials", "e2")
    assert one.entities()[0] == house


def test_what_cannot_speak_is_a_mention_without_an_entity() -> None:
    found = resolver("The DT 2 det\npoll NN 3 nsubj\nsays VBZ 0 root").speaker(1)
    assert (found.text, found.entity, found.name) == ("The poll", None, None)


def test_a_pronoun_takes_up_the_unnamed_speaker_before_it() -> None:
    rows = "A DT 2 det\nvoter NN 3 nsubj\nsaid VBD 0 root\n+. . 3 punct\n\nShe PRP 2 nsubj\nadded VBD 0 root"
    one = resolver(rows)
    one.speaker(1)
    assert one.speaker(4).entity == "e1"
    assert [(m.text, m.kind) for m in one.entities()[-1].mentions] == [("A voter", "nominal"), ("She", "pronoun")]


def test_a_pronoun_with_nobody_before_it_stays_open() -> None:
    assert resolver("She PRP 2 nsubj\nadded VBD 0 root").speaker(0).entity is None


def test_ids_of_the_entity_stage_are_never_taken_twice() -> None:
    rows = "A DT 2 det\nvoter NN 3 nsubj\nsaid VBD 0 root"
    other = Entity(id="e2", label="PERSON", name="A", mentions=(Mention(start=0, end=1, text="A", kind="name"),))
    one = SpeakerResolver.of(tree(rows), [other])
    assert one.speaker(1).entity == "e3"


def test_a_pronoun_after_somebodys_office_is_that_person() -> None:
    rows = (
        "Lind NNP 3 nmod:poss\n+'s POS 1 case\noffice NN 4 nsubj\nspoke VBD 0 root\n+. . 4 punct\n\n"
        "He PRP 2 nsubj\nadded VBD 0 root"
    )
    one = resolver(rows)
    assert one.speaker(2).text == "Lind's office"
    assert (one.speaker(5).text, one.speaker(5).name) == ("He", "Bo Lind")
