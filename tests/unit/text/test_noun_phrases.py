"""Noun phrases along the parse."""

from __future__ import annotations

import pytest

from attribune_text.noun_phrases import antecedent, appositions, coordinated, phrase, with_premodifiers
from tests.unit.quotes.builders import tree


@pytest.mark.parametrize(
    ("rows", "head", "expected"),
    [
        ("the DT 3 det\nprime JJ 3 amod\nminister NN 4 nsubj\nleft VBD 0 root", 2, "the prime minister"),
        ("a DT 2 det\nspokesman NN 5 nsubj\nfor IN 4 case\nRoe NNP 2 nmod\nleft VBD 0 root", 1, "a spokesman for Roe"),
        ("the DT 2 det\nmayor NN 5 nsubj\n+, , 4 punct\nRoe NNP 2 appos\nleft VBD 0 root", 1, "the mayor"),
        ("she PRP 2 nsubj\nleft VBD 0 root", 0, "she"),
    ],
)
def test_a_phrase_has_what_belongs_to_its_head_but_clauses_and_appositions(rows: str, head: int, expected: str) -> None:
    table = tree(rows)
    assert table.text[slice(*table.span(*phrase(table, head)))] == expected


def test_a_long_complement_is_no_part_of_a_phrase() -> None:
    adjectives = "old JJ 10 amod\n" * 6
    table = tree(f"a DT 2 det\nfriend NN 0 root\nof IN 10 case\n{adjectives}men NNS 2 nmod")
    assert phrase(table, 1) == (0, 1)
    assert phrase(tree("a DT 2 det\nfriend NN 4 nsubj\nof IN 4 case\nmen NNS 2 nmod"), 1) == (0, 3)


def test_premodifiers_are_the_words_before_a_noun_that_depend_on_it() -> None:
    table = tree("left VBD 0 root\nthe DT 4 det\nprime JJ 4 amod\nminister NN 1 obj")
    assert with_premodifiers(table, 3) == (1, 4)


def test_nouns_are_coordinated_by_and_in_lists_that_are_not_too_long() -> None:
    assert list(coordinated(tree("Roe NNP 0 root\nand CC 3 cc\nLind NNP 1 conj"), 0)) == [0, 2]
    assert list(coordinated(tree("Roe NNP 0 root\nor CC 3 cc\nLind NNP 1 conj"), 0)) == [0]
    many = "Roe NNP 0 root\nand CC 3 cc\n" + "Lind NNP 1 conj\n" * 6
    assert list(coordinated(tree(many), 0)) == [0]


def test_a_relative_pronoun_stands_for_the_noun_that_its_clause_depends_on() -> None:
    table = tree("Roe NNP 4 nsubj\nwho WP 3 nsubj\nspoke VBD 1 acl:relcl\nleft VBD 0 root")
    assert [antecedent(table, token) for token in (1, 0)] == [0, None]


def test_appositions_go_both_ways() -> None:
    table = tree("the DT 2 det\nmayor NN 5 nsubj\n+, , 4 punct\nRoe NNP 2 appos\nleft VBD 0 root")
    assert (list(appositions(table, 1)), list(appositions(table, 3))) == ([3], [1])
