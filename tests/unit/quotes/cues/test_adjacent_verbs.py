from __future__ import annotations

from attribune_quotes.cues.adjacent_verbs import noun_beside, verbs_near_regions
from attribune_quotes.text.continuation import continued_spans
from attribune_quotes.text.standalone import begins_standalone, ends_standalone
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


def near(rows: str) -> list[tuple[str, str]]:
    one = tree(rows)
    return [(found.construction.name, one.words[found.cue]) for found in verbs_near_regions(one, marked_regions(one))]


def test_the_verbs_on_both_sides_of_a_region() -> None:
    assert near(SAID) == [("r>", "said")]
    before = "Ada NNP 2 nsubj\nsaid VBD 0 root\n+, , 2 punct\n“ `` 5 punct\n+Go VB 2 ccomp\n+. . 5 punct\n+” '' 5 punct"
    assert near(before) == [("r<", "said")]


def test_no_verb_beyond_the_end_of_a_sentence() -> None:
    assert near("Ada NNP 2 nsubj\nleft VBD 0 root\n+. . 2 punct\n\n" + SAID) == [("r>", "said"), ("r.", "left")]


def test_the_full_stop_of_a_title_ends_no_sentence() -> None:
    rows = SAID.replace(
        "said VBD 0 root\nAda NNP 6 nsubj", "Capt NNP 9 nsubj\n+. . 6 punct\nRoe NNP 6 flat\nsaid VBD 0 root"
    )
    assert near(rows) == [("r>", "said")]


def test_a_name_and_a_colon_label_a_region() -> None:
    rows = "Ada NNP 0 root\n+: : 1 punct\n“ `` 4 punct\n+Go VB 1 parataxis\n+. . 4 punct\n+” '' 4 punct"
    assert near(rows) == [("label", ":")]


def test_a_free_region_after_the_cue_carries_the_quote_on() -> None:
    one = tree(SAID + "\n" + AT_LAST)
    assert [one.text[slice(*span)] for span in continued_spans(one, [(0, 9)], 5, marked_regions(one))] == [
        "“We won,”",
        "“At last.”",
    ]


def test_a_region_with_a_cue_of_its_own_does_not() -> None:
    own = AT_LAST.replace(" 3 ", " 6 ").replace(" 0 root", " 2 ccomp").lstrip()
    one = tree(SAID + "\nShe PRP 2 nsubj\nadded VBD 0 root\n+, , 2 punct\n" + own)
    assert continued_spans(one, [(0, 9)], 5, marked_regions(one)) == [(0, 9)]


def test_a_region_in_the_next_paragraph_does_not() -> None:
    one = tree(SAID + "¶\n" + AT_LAST)
    regions = marked_regions(one, [(0, 19), (21, len(one.text))])
    assert continued_spans(one, [(0, 9)], 5, regions) == [(0, 9)]


def test_free_regions_begin_and_end_as_sentences_do() -> None:
    one = tree(SAID + "\n" + AT_LAST)
    comma, free = marked_regions(one).regions
    assert (begins_standalone(one, comma), ends_standalone(one, comma)) == (True, False)
    assert (begins_standalone(one, free), ends_standalone(one, free)) == (True, True)


def test_the_noun_beside_a_verb_beside_a_region() -> None:
    one = tree(SAID)
    assert noun_beside(one, marked_regions(one), 5, (0, 9)) == 6
    before = tree(SAID.replace("said VBD 0 root\nAda NNP 6 nsubj", "Ada NNP 7 nsubj\nsaid VBD 0 root"))
    assert noun_beside(before, marked_regions(before), 6, (0, 9)) == 5
