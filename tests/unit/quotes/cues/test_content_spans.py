from __future__ import annotations

import pytest

from attribune_quotes.cues.boundary_variants import variants
from attribune_quotes.cues.construction_matches import ConstructionMatch, construction_matches
from attribune_quotes.cues.content_spans import spans_of
from attribune_quotes.text.spans import merge, overlap
from tests.unit.quotes.builders import marked_regions, named, tree

MIXED = """
Ada NNP 2 nsubj
said VBD 0 root
it PRP 6 nsubj
was VBD 6 cop
“ `` 6 punct
+sad JJ 2 ccomp
and CC 9 cc
very RB 9 advmod
late JJ 6 conj
+. . 2 punct
+” '' 2 punct
"""


def spans(rows: str, first: int, last: int, cue: int) -> list[str]:
    one = tree(rows)
    return [one.text[slice(*span)] for span in spans_of(one, ((first, last),), cue, marked_regions(one))]


def test_a_region_that_is_touched_is_taken_whole() -> None:
    assert spans(MIXED, 2, 5, 1) == ["it was “sad and very late.”"]


def test_a_cue_inside_a_region_keeps_its_content_inside() -> None:
    rows = (
        "“ `` 3 punct\n+Ada NNP 3 nsubj\nsaid VBD 0 root\nit PRP 5 nsubj\nrains VBZ 3 ccomp\n+, , 3 punct\n"
        "+” '' 3 punct"
    )
    assert spans(rows, 3, 6, 2) == ["it rains"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [("+. . 2 punct", "that it rains"), ("+, , 2 punct", "that it rains"), ("and CC 2 cc", "that it rains")],
)
def test_punctuation_and_conjunctions_outside_of_marks_are_cut(end: str, expected: str) -> None:
    rows = f"Ada NNP 2 nsubj\nsaid VBD 0 root\nthat IN 5 mark\nit PRP 5 nsubj\nrains VBZ 2 ccomp\n{end}"
    assert spans(rows, 2, 5, 1) == [expected]


def test_the_full_stop_of_an_abbreviation_stays() -> None:
    rows = "Ada NNP 2 nsubj\nsaid VBD 0 root\nin IN 5 case\nthe DT 5 det\nU.S. NNP 2 obl"
    assert spans(rows, 2, 4, 1) == ["in the U.S."]


def test_merge_joins_what_only_white_space_parts() -> None:
    assert merge("ab cd, ef", [(3, 5), (0, 2), (7, 9)]) == [(0, 5), (7, 9)]


def test_overlap_of_sorted_spans() -> None:
    assert overlap([(0, 5), (8, 10)], [(3, 9)]) == 3
    assert overlap([(0, 5)], [(5, 9)]) == 0


CUT_SHORT = """
Ada NNP 2 nsubj
said VBD 0 root
Bo NNP 4 nsubj
led VBD 2 ccomp
+, , 6 punct
Cy NNP 2 obl
followed VBD 6 acl
+. . 2 punct
"""


def test_other_ends_of_a_content_that_the_parse_cut_short() -> None:
    one = tree(CUT_SHORT)
    found = next(match for match in construction_matches(one) if match.construction.name == "ccomp")
    assert [(other.variant, other.content) for other in variants(one, found, marked_regions(one))] == [("E", ((2, 6),))]


def test_a_cue_behind_may_reach_to_the_beginning_of_the_sentence() -> None:
    one = tree("Bo NNP 2 nsubj\nled VBD 4 advcl\nCy NNP 4 nsubj\nfell VBD 6 ccomp\nAda NNP 6 nsubj\nsaid VBD 0 root")
    found = ConstructionMatch(5, named("ccomp<"), ((2, 3),))
    assert [(other.variant, other.content) for other in variants(one, found, marked_regions(one))] == [("B", ((0, 3),))]


def test_a_content_may_end_before_a_coordinated_verb_of_the_articles_own() -> None:
    one = tree(
        "Ada NNP 2 nsubj\nsaid VBD 0 root\nBo NNP 4 nsubj\nled VBD 2 ccomp\nand CC 6 cc\ncautioned VBD 4 conj\n"
        "against IN 8 case\nhaste NN 6 obl"
    )
    found = next(match for match in construction_matches(one) if match.construction.name == "ccomp")
    assert [(other.variant, other.content) for other in variants(one, found, marked_regions(one))] == [("C", ((2, 3),))]
