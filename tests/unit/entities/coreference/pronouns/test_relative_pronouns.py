"""Relative pronouns."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.sentences import parsed

RELATIVE = """
Ann NNP 5 nsubj B-PERSON
Roe NNP 1 flat I-PERSON
{}
left VBD 0 root
"""


@pytest.mark.parametrize(
    "between",
    [
        "who WP 4 nsubj\nran VBD 1 acl:relcl",
        "whose WP$ 4 nmod:poss\nran VBD 1 acl:relcl",
    ],
)
def test_a_relative_pronoun_is_whom_its_clause_hangs_on(between: str) -> None:
    (one,) = extract(parsed(RELATIVE.format(between)))
    assert [(m.text, m.kind) for m in one.mentions] == [("Ann Roe", "name"), (between.split()[0], "pronoun")]


def test_a_relative_pronoun_after_an_apposition_is_the_one_named_before_it() -> None:
    rows = """
    Ann NNP 9 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    , , 5 punct
    a DT 5 det
    teacher NN 1 appos
    who WP 7 nsubj
    ran VBD 5 acl:relcl
    , , 5 punct
    left VBD 0 root
    """
    (one,) = extract(parsed(rows))
    assert [m.text for m in one.mentions] == ["Ann Roe", "who"]


def test_who_in_a_question_is_nobody_named() -> None:
    rows = """
    They PRP 2 nsubj
    asked VBD 0 root
    Ann NNP 2 obj B-PERSON
    Roe NNP 3 flat I-PERSON
    who WP 6 nsubj
    won VBD 2 ccomp
    """
    (one,) = extract(parsed(rows))
    assert [m.text for m in one.mentions] == ["Ann Roe"]


def test_a_part_of_a_name_is_no_pronoun() -> None:
    """The recogniser may take the "Who" of "Doctor Who" for a person."""
    rows = """
    Roe NNP 2 nsubj
    wrote VBD 0 root
    Doctor NNP 2 obj
    Who WP 5 nsubj B-PERSON
    ran VBD 3 acl:relcl
    . . 2 punct
    """
    assert [[mention.kind for mention in one.mentions] for one in extract(parsed(rows))] == [["name"]]


def test_a_name_that_is_a_pronoun_is_no_mention_twice() -> None:
    rows = """
    Who NNP 2 nsubj B-PERSON
    left VBD 0 root
    , , 4 punct
    Who WP 5 nsubj B-PERSON
    ran VBD 1 acl:relcl
    . . 2 punct
    """
    (one,) = extract(parsed(rows))
    assert [(mention.text, mention.kind) for mention in one.mentions] == [("Who", "name"), ("Who", "name")]
