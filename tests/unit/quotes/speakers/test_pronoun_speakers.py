"""Pronouns as sources: the last speaker that they can stand for."""

from __future__ import annotations

import pytest

from attribune_quotes.speakers.resolver import SpeakerResolver
from tests.unit.quotes.builders import article, tree

NAMES = {"Ada Roe": ["Roe"], "Bo Lind": ["Lind"]}


def resolver(rows: str) -> SpeakerResolver:
    return SpeakerResolver.of(tree(rows, NAMES), article(rows, NAMES).entities)


def test_a_pronoun_stands_for_the_unnamed_speaker_before_it() -> None:
    rows = "A DT 2 det\nvoter NN 3 nsubj\nsaid VBD 0 root\n+. . 3 punct\n\nShe PRP 2 nsubj\nadded VBD 0 root"
    one = resolver(rows)
    one.speaker(1)
    assert one.speaker(4).entity == "e1"
    assert [(m.text, m.kind) for m in one.entities()[-1].mentions] == [("A voter", "nominal"), ("She", "pronoun")]


@pytest.mark.parametrize(("between", "expected"), [(2, "e1"), (3, None)])
def test_a_pronoun_finds_no_speaker_more_than_three_sentences_back(between: int, expected: str | None) -> None:
    rows = "A DT 2 det\nvoter NN 3 nsubj\nsaid VBD 0 root\n\n" + "Rain NN 0 root\n\n" * between
    one = resolver(rows + "She PRP 2 nsubj\nadded VBD 0 root")
    one.speaker(1)
    assert one.speaker(3 + between).entity == expected


def test_a_pronoun_with_nobody_before_it_stays_open() -> None:
    assert resolver("She PRP 2 nsubj\nadded VBD 0 root").speaker(0).entity is None


def test_a_pronoun_does_not_stand_for_a_person_of_the_other_gender() -> None:
    rows = (
        "A DT 2 det\nvoter NN 3 nsubj\nsaid VBD 0 root\n\nShe PRP 2 nsubj\nadded VBD 0 root\n\n"
        "He PRP 2 nsubj\nagreed VBD 0 root"
    )
    one = resolver(rows)
    assert [one.speaker(head).entity for head in (1, 3, 5)] == ["e1", "e1", None]


def test_one_of_several_is_no_he() -> None:
    rows = "{who} NNS 2 nsubj\nsaid VBD 0 root\n+. . 2 punct\n\nHe PRP 2 nsubj\nadded VBD 0 root"
    for who, expected in (("Someone", "e1"), ("Many", None)):
        one = SpeakerResolver.of(tree(rows.format(who=who).replace("Someone NNS", "Someone NN")), [])
        one.speaker(0)
        assert one.speaker(3).entity == expected


@pytest.mark.parametrize(("pronoun", "expected"), [("They", "e1"), ("It", "e1"), ("She", None)])
def test_a_body_is_they_or_it(pronoun: str, expected: str | None) -> None:
    rows = f"The DT 2 det\nagency NN 3 nsubj\nsaid VBD 0 root\n\n{pronoun} PRP 2 nsubj\nadded VBD 0 root"
    one = resolver(rows)
    one.speaker(1)
    assert one.speaker(3).entity == expected


def test_a_pronoun_after_somebodys_office_is_that_person() -> None:
    rows = (
        "Lind NNP 3 nmod:poss\n+'s POS 1 case\noffice NN 4 nsubj\nspoke VBD 0 root\n+. . 4 punct\n\n"
        "He PRP 2 nsubj\nadded VBD 0 root"
    )
    one = resolver(rows)
    assert one.speaker(2).text == "Lind's office"
    assert (one.speaker(5).text, one.speaker(5).name) == ("He", "Bo Lind")
