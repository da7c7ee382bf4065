from __future__ import annotations

import pytest

from attribune_entities.extract import extract
from tests.unit.entities.builders import parsed

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
