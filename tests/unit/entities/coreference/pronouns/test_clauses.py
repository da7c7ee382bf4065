"""Clauses in a tree: their predicates and subjects."""

from __future__ import annotations

from attribune_entities.coreference.pronouns.clauses import clause, governs, subject_of
from tests.unit.sentences import table

#: "Ann said that Bo left and slept to rest."
TABLE = table(
    """
    Ann NNP 2 nsubj
    said VBD 0 root
    that IN 5 mark
    Bo NNP 5 nsubj
    left VBD 2 ccomp
    and CC 7 cc
    slept VBD 5 conj
    to TO 9 mark
    rest VB 7 xcomp
    """
)


def test_a_token_is_in_the_clause_of_its_predicate() -> None:
    assert [clause(TABLE, token) for token in range(len(TABLE))] == [1, 1, 4, 4, 4, 6, 6, 8, 8]


def test_a_predicate_without_a_subject_has_that_of_the_one_above() -> None:
    assert [subject_of(TABLE, predicate) for predicate in (1, 4, 6, 8)] == [0, 3, 3, 3]
    assert subject_of(table("Go VB 0 root"), 0) == -1


def test_what_lies_on_the_way_to_the_root_governs() -> None:
    assert governs(TABLE, 4, 8)
    assert governs(TABLE, 8, 8)
    assert not governs(TABLE, 8, 4)
