"""From the head of a source to its speaker."""

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


def test_an_apposition_may_begin_with_a_title() -> None:
    name = "Mallam NNP 2 appos\nAda NNP 4 flat\nRoe NNP 4 flat"
    rows = f"A DT 2 det\ntrader NN 7 nsubj\n+, , 4 punct\n{name}\nsaid VBD 0 root"
    assert resolver(rows).speaker(1).entity == "e1"


def test_a_title_leads_to_the_name_after_it() -> None:
    rows = "Spokeswoman NN 4 nsubj\nAda NNP 4 dep\nRoe NNP 2 flat\nsaid VBD 0 root"
    found = resolver(rows).speaker(0)
    assert (found.text, found.entity) == ("Ada Roe", "e1")


def test_a_relative_pronoun_is_the_mention_and_its_antecedent_the_entity() -> None:
    rows = "Ada NNP 5 nsubj\nRoe NNP 1 flat\nwho WP 4 nsubj\nspoke VBD 1 acl:relcl\nleft VBD 0 root"
    found = resolver(rows).speaker(2)
    assert (found.text, found.entity) == ("who", "e1")


def test_several_speakers() -> None:
    rows = "Roe NNP 4 nsubj\nand CC 3 cc\nLind NNP 1 conj\nsaid VBD 0 root"
    assert [one.entity for one in resolver(rows).speakers(0)] == ["e1", "e2"]


def test_officials_of_a_body_are_not_the_body() -> None:
    rows = "White NNP 3 compound\nHouse NNP 1 flat\nofficials NNS 4 nsubj\nsaid VBD 0 root"
    house = Entity(
        id="e1", label="ORG", name="White House", mentions=(Mention(start=0, end=11, text="White House", kind="name"),)
    )
    one = SpeakerResolver.of(tree(rows), [house])
    found = one.speaker(2)
    assert (found.text, found.entity) == ("White House officials", "e2")
    assert one.entities()[0] == house


def test_a_source_that_cannot_speak_has_no_entity() -> None:
    found = resolver("The DT 2 det\nrain NN 3 nsubj\nsays VBZ 0 root").speaker(1)
    assert (found.text, found.entity, found.name) == ("The rain", None, None)
