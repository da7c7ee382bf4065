"""Which tokens are written as names."""

from __future__ import annotations

from attribune_entities.names.capitals import is_proper_noun, is_written_as_name
from tests.unit.sentences import table

TABLE = table(
    """
    Harbours NNS 2 nsubj
    need VBP 0 root
    Quays NNS 2 obj
    and CC 5 cc
    Roe NNP 3 conj
    """
)


def test_a_proper_noun_has_a_capital_and_its_tag() -> None:
    assert [is_proper_noun(TABLE, token) for token in range(len(TABLE))] == [False, False, False, False, True]


def test_a_capital_inside_a_sentence_tells_more_than_the_tag() -> None:
    assert [is_written_as_name(TABLE, token) for token in range(len(TABLE))] == [False, False, True, False, True]
