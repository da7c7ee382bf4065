from __future__ import annotations

import pytest

from attribune_quotes.cues.predicates import (
    auxiliaries,
    coordinated,
    governors,
    innermost,
    is_infinitive,
    predicate_of,
    subject_of,
)
from tests.unit.quotes.builders import tree

EXPECTED = "She PRP 3 nsubj\nis VBZ 3 aux:pass\nexpected VBN 0 root\nto TO 5 mark\nsay VB 3 xcomp\nso RB 5 advmod"
BOTH = "She PRP 3 nsubj\nwill MD 3 aux\nsay VB 0 root\nand CC 5 cc\nrepeat VB 3 conj\nit PRP 5 obj"


def test_a_verb_shares_the_auxiliaries_and_the_subject_of_the_verb_before_it() -> None:
    table = tree(BOTH)
    assert coordinated(table, 4) == [4, 2]
    assert auxiliaries(table, 4) == [1]
    assert subject_of(table, 4) == 0


def test_a_verb_of_another_form_shares_nothing() -> None:
    table = tree(BOTH.replace("repeat VB", "repeats VBZ"))
    assert coordinated(table, 4) == [4]
    assert auxiliaries(table, 4) == []
    assert coordinated(tree(BOTH.replace("and CC", "but CC")), 4) == [4]


def test_the_governors_of_an_infinitive_come_from_the_nearest_on() -> None:
    table = tree(EXPECTED)
    assert governors(table, 4) == [2]
    assert is_infinitive(table, 4)
    assert governors(table, 2) == []


def test_an_adverb_between_a_verb_and_its_infinitive_is_no_governor() -> None:
    rows = (
        "She PRP 2 nsubj\nwent VBD 0 root\nso RB 4 advmod\nfar RB 2 advmod\nas IN 7 mark\nto TO 7 mark\nsay VB 4 advcl"
    )
    assert governors(tree(rows), 6) == [1]


@pytest.mark.parametrize(("comma", "expected"), [("of IN 5 mark", [1]), (", , 5 punct", []), ("after IN 5 mark", [])])
def test_a_participle_after_a_comma_or_another_conjunction_is_governed_by_nothing(
    comma: str, expected: list[int]
) -> None:
    rows = f"She PRP 2 nsubj\nstopped VBD 0 root\nshort RB 2 advmod\n{comma}\nsaying VBG 2 advcl\nso RB 5 advmod"
    assert governors(tree(rows), 4) == expected


def test_what_has_a_subject_is_governed_by_nothing() -> None:
    rows = "We PRP 2 nsubj\nsaw VBD 0 root\nher PRP 4 nsubj\nsay VB 2 ccomp\nso RB 4 advmod"
    assert governors(tree(rows), 3) == []


def test_the_innermost_verb_of_a_cue_reports() -> None:
    table = tree(EXPECTED)
    assert innermost(table, 2, {3, 4}) == 4
    assert innermost(table, 2, {1}) == 2
    assert innermost(table, 4, ()) == 4


def test_a_light_verb_carries_a_noun_that_reports() -> None:
    rows = "She PRP 2 nsubj\n{} VBZ 0 root\nthe DT 4 det\nclaim NN 2 obj"
    assert predicate_of(tree(rows.format("make")), 3) == 1
    assert predicate_of(tree(rows.format("reject")), 3) == 3
