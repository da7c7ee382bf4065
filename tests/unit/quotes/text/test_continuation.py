"""Which marked words continue a quote."""

from __future__ import annotations

from attribune_quotes.text.continuation import continued_spans
from tests.unit.quotes.builders import marked_regions, tree

SAID = """
“ `` 3 punct
+We PRP 3 nsubj
won VBD 6 ccomp
+, , 3 punct
+” '' 3 punct
said VBD 0 root
Ada NNP 6 nsubj
+. . 6 punct
"""
AT_LAST = """
“ `` 3 punct
+At RB 3 advmod
last RB 0 root
+. . 3 punct
+” '' 3 punct
"""


def test_a_standalone_region_after_the_cue_continues_the_quote() -> None:
    one = tree(SAID + "\n" + AT_LAST)
    assert [one.text[slice(*span)] for span in continued_spans(one, [(0, 9)], 5, marked_regions(one))] == [
        "“We won,”",
        "“At last.”",
    ]


def test_a_region_with_a_cue_of_its_own_does_not_continue_it() -> None:
    own = AT_LAST.replace(" 3 ", " 6 ").replace(" 0 root", " 2 ccomp").lstrip()
    one = tree(SAID + "\nShe PRP 2 nsubj\nadded VBD 0 root\n+, , 2 punct\n" + own)
    assert continued_spans(one, [(0, 9)], 5, marked_regions(one)) == [(0, 9)]


def test_a_region_in_the_next_paragraph_does_not_continue_it() -> None:
    one = tree(SAID + "¶\n" + AT_LAST)
    regions = marked_regions(one, [(0, 19), (21, len(one.text))])
    assert continued_spans(one, [(0, 9)], 5, regions) == [(0, 9)]
