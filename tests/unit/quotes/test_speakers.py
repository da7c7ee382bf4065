"""Whose words a cue's are, where the parse alone misleads."""

from __future__ import annotations

from attribune_quotes.constructions import Candidate
from attribune_quotes.speakers import find
from tests.unit.quotes.builders import tree

#: The participle hangs on the main verb, as parsers often have it.
WITH = """
Members NNS 2 nsubj
complained VBD 0 root
+, , 8 punct
with IN 6 case
Mayor NNP 6 compound
Roe NNP 8 obl
+, , 8 punct
calling VBG 2 advcl
it PRP 8 obj
theft NN 8 xcomp
"""


def test_with_gives_a_participle_its_subject() -> None:
    view = tree(WITH.replace("+, , 8 punct\ncalling", "calling").replace(" 8 ", " 7 "))
    assert find(view, Candidate(6, "o+x", ((7, 8),))) == 5


def test_a_comma_before_the_participle_ends_what_with_governs() -> None:
    view = tree(WITH)
    assert find(view, Candidate(7, "o+x", ((8, 9),))) == 0
