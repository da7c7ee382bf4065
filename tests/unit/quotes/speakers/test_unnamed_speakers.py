"""Speakers whom the text describes and does not name."""

from __future__ import annotations

import pytest

from attribune_quotes.speakers.resolver import SpeakerResolver
from tests.unit.quotes.builders import tree

#: Name of the case: rows, head of the source, and the entity's name and label, None for no entity. The builder's
#: lemmas are the words, so nouns are in the singular.
CASES = {
    "others": ("Other NNS 2 nsubj\nsaid VBD 0 root", 0, ("Other", "PERSON")),
    "someone": (
        "Someone NN 5 nsubj\nclose JJ 1 amod\nto IN 4 case\nhim PRP 2 obl\nsaid VBD 0 root",
        0,
        ("Someone", "PERSON"),
    ),
    "some of": (
        "Some DT 5 nsubj\nof IN 4 case\nthe DT 4 det\nresident NNS 1 nmod\nsaid VBD 0 root",
        0,
        ("Some of the resident", "PERSON"),
    ),
    "many of a body": (
        "Many JJ 4 nsubj\nof IN 3 case\ncompany NNS 1 nmod\nsaid VBD 0 root",
        0,
        ("Many of company", "ORG"),
    ),
    "a lot of": (
        "A DT 2 det\nlot NN 5 nsubj\nof IN 4 case\nvoter NNS 2 nmod\nsaid VBD 0 root",
        1,
        ("A lot of voter", "PERSON"),
    ),
    "an age": (
        "The DT 6 det\n34 CD 4 nummod\n+- HYPH 4 punct\n+year NN 6 obl\n+- HYPH 6 punct\n+old JJ 7 nsubj\n"
        "said VBD 0 root",
        5,
        ("The 34-year-old", "PERSON"),
    ),
    "a trade": ("A DT 2 det\nskywriter NN 3 nsubj\nsaid VBD 0 root", 1, ("A skywriter", "PERSON")),
    "a compound trade": ("The DT 2 det\nco-author NN 3 nsubj\nsaid VBD 0 root", 1, ("The co-author", "PERSON")),
    "things of a number": ("A DT 2 det\nlot NN 5 nsubj\nof IN 4 case\npoll NNS 2 nmod\nsaid VBD 0 root", 1, None),
    "a thing": ("The DT 2 det\nrain NN 3 nsubj\nsaid VBD 0 root", 1, None),
    "nobody": ("No DT 2 det\nofficial NN 3 nsubj\nsaid VBD 0 root", 1, None),
    "no one": ("No DT 2 det\none NN 3 nsubj\nsaid VBD 0 root", 1, None),
}


@pytest.mark.parametrize("case", CASES)
def test_whoever_is_described_is_an_entity_unless_the_noun_cannot_speak(case: str) -> None:
    rows, head, expected = CASES[case]
    resolver = SpeakerResolver.of(tree(rows), [])
    found = resolver.speaker(head)
    if expected is None:
        assert (found.entity, resolver.entities()) == (None, ())
        return
    (entity,) = resolver.entities()
    assert (found.entity, found.text, entity.label, entity.named) == ("e1", entity.name, expected[1], False)


@pytest.mark.parametrize(("party", "expected"), [("Tory", "e1"), ("Labour", "e2")])
def test_a_description_with_another_name_in_it_is_somebody_else(party: str, expected: str) -> None:
    rows = (
        "The DT 3 det\nTory NNP 3 compound\nleader NN 4 nsubj\nsaid VBD 0 root\n+. . 4 punct\n\n"
        f"The DT 3 det\n{party} NNP 3 compound\nleader NN 4 nsubj\nadded VBD 0 root\n+. . 4 punct\n\n"
        "The DT 2 det\nleader NN 3 nsubj\nadded VBD 0 root"
    )
    resolver = SpeakerResolver.of(tree(rows), [])
    assert [resolver.speaker(head).entity for head in (2, 7, 11)] == ["e1", expected, expected]


def test_a_definite_description_stands_for_the_speaker_before_it() -> None:
    rows = (
        "A DT 2 det\nofficial NN 3 nsubj\nsaid VBD 0 root\n+. . 3 punct\n\n"
        "The DT 2 det\nofficial NN 3 nsubj\nadded VBD 0 root"
    )
    resolver = SpeakerResolver.of(tree(rows), [])
    assert [resolver.speaker(head).entity for head in (1, 5)] == ["e1", "e1"]
    assert [mention.text for mention in resolver.entities()[-1].mentions] == ["A official", "The official"]
