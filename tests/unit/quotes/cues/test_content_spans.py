from __future__ import annotations

import pytest

from attribune_quotes.cues.content_spans import spans_of, without_opening_that
from tests.unit.quotes.builders import marked_regions, tree

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


def test_a_content_that_touches_a_region_holds_all_of_it() -> None:
    assert spans(MIXED, 2, 5, 1) == ["it was “sad and very late.”"]


def test_a_cue_inside_a_region_has_its_content_inside() -> None:
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


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("that IN 3 mark\nit PRP 3 nsubj\nrains VBZ 0 root", "it rains"),
        ("that IN 4 mark\nthat IN 4 mark\nit PRP 4 nsubj\nrains VBZ 0 root", "it rains"),
        ("that DT 2 det\nbridge NN 3 nsubj\nfell VBD 0 root", "that bridge fell"),
        ("that IN 1 mark", "that"),
    ],
)
def test_the_conjunction_that_opens_a_clause_is_taken_off(rows: str, expected: str) -> None:
    one = tree(rows)
    ((start, end),) = without_opening_that(one, ((0, len(one.text)),))
    assert one.text[start:end] == expected


def test_only_the_beginning_of_a_content_loses_its_that() -> None:
    one = tree("that IN 3 mark\nit PRP 3 nsubj\nrains VBZ 0 root\nthat IN 6 mark\nit PRP 6 nsubj\nsnows VBZ 3 conj")
    spans = ((0, 13), (14, len(one.text)))
    assert without_opening_that(one, spans) == ((5, 13), (14, len(one.text)))
