from __future__ import annotations

from attribune_quotes.cues.adjacent_verbs import source_beside_verb, verbs_near_regions
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


def verbs_near(rows: str) -> list[tuple[str, str]]:
    """Return the construction and the word of each verb near the marked region of `rows`."""
    one = tree(rows)
    return [(found.construction.name, one.words[found.cue]) for found in verbs_near_regions(one, marked_regions(one))]


def test_verbs_on_both_sides_of_a_region() -> None:
    assert verbs_near(SAID) == [("r>", "said")]
    before = "Ada NNP 2 nsubj\nsaid VBD 0 root\n+, , 2 punct\n“ `` 5 punct\n+Go VB 2 ccomp\n+. . 5 punct\n+” '' 5 punct"
    assert verbs_near(before) == [("r<", "said")]


def test_no_verb_beyond_the_end_of_a_sentence() -> None:
    assert verbs_near("Ada NNP 2 nsubj\nleft VBD 0 root\n+. . 2 punct\n\n" + SAID) == [("r>", "said"), ("r.", "left")]


def test_the_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    rows = SAID.replace(
        "said VBD 0 root\nAda NNP 6 nsubj", "Capt NNP 9 nsubj\n+. . 6 punct\nRoe NNP 6 flat\nsaid VBD 0 root"
    )
    assert verbs_near(rows) == [("r>", "said")]


def test_a_name_and_a_colon_label_a_region() -> None:
    rows = "Ada NNP 0 root\n+: : 1 punct\n“ `` 4 punct\n+Go VB 1 parataxis\n+. . 4 punct\n+” '' 4 punct"
    assert verbs_near(rows) == [("label", ":")]


def test_the_source_is_the_noun_after_the_verb_or_right_before_it() -> None:
    one = tree(SAID)
    assert source_beside_verb(one, marked_regions(one), 5, (0, 9)) == 6
    before = tree(SAID.replace("said VBD 0 root\nAda NNP 6 nsubj", "Ada NNP 7 nsubj\nsaid VBD 0 root"))
    assert source_beside_verb(before, marked_regions(before), 6, (0, 9)) == 5
