"""Where the grammar forbids that two expressions mean one person."""

from __future__ import annotations

import pytest

from attribune_entities.coreference.person_entities import PersonMention
from attribune_entities.coreference.pronouns.binding import HARD_CONDITIONS, broken_condition
from tests.unit.entities.builders import pronouns
from tests.unit.sentences import parsed


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    praised VBD 0 root
    him PRP 3 obj
    . . 3 punct
    """
    assert pronouns(parsed(rows)) == [("him", None)]
    assert pronouns(parsed(rows.replace("him", "himself"))) == [("himself", "John Roe")]


def test_a_possessor_is_not_what_it_possesses() -> None:
    rows = """
    His PRP$ 2 nmod:poss
    brother NN 5 nsubj
    Fred NNP 2 appos B-PERSON
    Roe NNP 3 flat I-PERSON
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("His", None)]


def test_a_fronted_possessor_is_the_subject_to_come() -> None:
    rows = """
    In IN 3 case
    his PRP$ 3 nmod:poss
    speech NN 7 obl
    , , 7 punct
    John NNP 7 nsubj B-PERSON
    Roe NNP 5 flat I-PERSON
    objected VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("his", "John Roe")]


def test_a_subject_means_nobody_named_below_it() -> None:
    rows = """
    He PRP 2 nsubj
    said VBD 0 root
    John NNP 5 nsubj B-PERSON
    Roe NNP 3 flat I-PERSON
    left VBD 2 ccomp
    """
    assert pronouns(parsed(rows)) == [("He", None)]


def test_a_possessor_beside_its_first_conjunct_is_that_one() -> None:
    rows = """
    Fred NNP 6 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    and CC 5 cc
    his PRP$ 5 nmod:poss
    wife NN 1 conj
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("his", "Fred Roe")]


@pytest.mark.parametrize(
    ("role", "between", "bar"),
    [("nsubj", ",", "description"), ("appos", ",", "description"), ("obj", ",", ""), ("appos", "as", "")],
)
def test_a_description_before_its_subject_is_not_whom_the_pronoun_means(role: str, between: str, bar: str) -> None:
    table = parsed(f"""
    Born VBN 10 advcl
    late RB 1 advmod
    , , 5 punct
    the DT 5 det
    daughter NN 1 {role}
    of IN 7 case
    Oslo NNP 5 nmod
    {between} , 1 punct
    she PRP 10 nsubj
    left VBD 0 root
    """).table
    daughter = PersonMention(first=4, last=5, head=4, role=role, kind="nominal")
    assert broken_condition(table, 8, reflexive=False, possessive=False, mention=daughter) == bar
    assert "description" in HARD_CONDITIONS
