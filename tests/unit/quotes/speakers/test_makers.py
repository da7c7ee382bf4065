"""Who made what a noun stands for."""

from __future__ import annotations

import pytest

from attribune_quotes.speakers.makers import NounIndex, makers
from attribune_quotes.speakers.mention import speaker_mention
from tests.unit.quotes.builders import tree

#: Rows, the noun, and the tokens of who made it.
CASES = {
    "owner": ("Moor NNP 3 nmod:poss\n+'s POS 1 case\nreport NN 4 nsubj\nsays VBZ 0 root", 2, {0}),
    "from": ("A DT 2 det\nletter NN 5 nsubj\nfrom IN 4 case\nMoor NNP 2 nmod\nsays VBZ 0 root", 1, {3}),
    "to": ("A DT 2 det\nletter NN 5 nsubj\nto IN 4 case\nMoor NNP 2 nmod\nsays VBZ 0 root", 1, set()),
    "issued by": (
        "A DT 2 det\nstatement NN 6 nsubj\nissued VBN 2 acl\nby IN 5 case\nMoor NNP 3 obl\nsays VBZ 0 root",
        1,
        {4},
    ),
    "object": ("Moor NNP 2 nsubj\nwrote VBD 0 root\na DT 4 det\nletter NN 2 obj", 3, {0}),
    "in it": ("Moor NNP 2 nsubj\nspoke VBD 0 root\nin IN 5 case\na DT 5 det\nletter NN 2 obl", 4, {0}),
    "after it": ("Moor NNP 2 nsubj\nspoke VBD 0 root\nafter IN 5 case\na DT 5 det\nletter NN 2 obl", 4, set()),
}


@pytest.mark.parametrize("case", CASES)
def test_the_grammar_says_who_made_it(case: str) -> None:
    rows, noun, expected = CASES[case]
    assert makers(tree(rows), noun) == expected


def test_a_letter_and_a_statement_are_of_one_kind_and_a_report_is_not() -> None:
    rows = (
        "Moor NNP 2 nsubj\nwrote VBD 0 root\na DT 4 det\nletter NN 2 obj\n+. . 2 punct\n\n"
        "Lind NNP 2 nsubj\nwrote VBD 0 root\na DT 4 det\nreport NN 2 obj\n+. . 2 punct\n\n"
        "The DT 2 det\nstatement NN 3 nsubj\nsays VBZ 0 root"
    )
    table = tree(rows)
    assert NounIndex(table).makers(speaker_mention(table, 11)) == (frozenset(), frozenset({0}))
