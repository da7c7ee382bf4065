"""The quotes of the contract, made of what was selected."""

from __future__ import annotations

from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.output.quotes import modalities_of
from attribune_text.quote_key import quote_key
from tests.unit.quotes.builders import named, quotes, tree

ROWS = """
“ `` 2 punct
+So RB 6 advmod
+, , 2 punct
+” '' 2 punct
Ada NNP 6 nsubj
{} MD 8 aux
never RB 8 advmod
said VBD 0 root
. . 8 punct
"""


def test_a_quote_without_a_cue_has_the_modality_of_the_one_that_it_continues() -> None:
    table = tree(ROWS.format("did"))
    candidate = CueCandidate(ConstructionMatch(7, named("ccomp"), ((0, 3),)), ((0, 5),), 4)
    first = SelectedQuote(((0, 5),), 0.9, candidate, (20, 24), 4)
    second = SelectedQuote(((1, 3),), 0.9, continues=first)
    alone = SelectedQuote(((1, 3),), 0.9)
    assert modalities_of(table, [first, second, alone]) == ["negated", "negated", "actual"]


def test_the_label_of_a_turn_is_no_cue() -> None:
    table = tree(ROWS.format("did"))
    candidate = CueCandidate(ConstructionMatch(7, named("label"), ((0, 3),)), ((0, 5),), 4)
    assert modalities_of(table, [SelectedQuote(((0, 5),), 0.9, candidate, (20, 24), 4)]) == ["actual"]


def test_a_quote_has_its_modality() -> None:
    rows = "Ada NNP 3 nsubj\nwill MD 3 aux\nsay VB 0 root\nit PRP 5 nsubj\nrained VBD 3 ccomp\n+. . 3 punct"
    assert [one.modality for one in quotes(rows, {"Ada": ()})] == ["future"]


def test_a_quote_of_five_words_has_its_key() -> None:
    rows = "Ada NNP 2 nsubj\nsaid VBD 0 root\n{} PRP 4 nsubj\nrained VBD 2 ccomp\n{}+. . 2 punct"
    short, long = rows.format("it", ""), rows.format("it", "all RB 6 advmod\nday RB 4 advmod\nlong RB 4 advmod\n")
    assert [one.key for one in quotes(short, {"Ada": ()})] == [None]
    (found,) = quotes(long, {"Ada": ()})
    assert found.text.count(" ") == 4
    assert found.key == quote_key(found.text) is not None
