"""Stretches that may be contents: which marked words make one content with those that follow them."""

from __future__ import annotations

import pytest

from attribune_quotes.contents.candidates import ContentCandidates, add_marked
from tests.unit.quotes.builders import marked_regions, tree


def stretches(between: str) -> set[tuple[str, ...]]:
    """The stretches of “Go,” BETWEEN “now.”, whose rows hang on the fourth token of their sentence."""
    before = "“ `` 4 punct\n+Go VB 4 ccomp\n+, , 4 punct\n+” '' 0 root"
    after = "“ `` 4 punct\n+now RB 4 dep\n+. . 4 punct\n+” '' 4 punct"
    one = tree("\n".join([before, between, after]))
    candidates = ContentCandidates(one)
    add_marked(candidates, one, marked_regions(one))
    return {tuple(one.text[start:end] for start, end in spans) for spans in candidates.by_spans}


PARTS = {("“Go,”",), ("“now.”",)}
WHOLE = {("“Go,”", "“now.”")}


@pytest.mark.parametrize("between", ["he PRP 4 nsubj\nsaid VBD 4 dep", "and CC 4 cc"])
def test_a_cue_or_a_lone_conjunction_may_stand_within_a_content(between: str) -> None:
    assert stretches(between) == PARTS | WHOLE


@pytest.mark.parametrize("word", ["while", "but", "and"])
def test_a_clause_that_is_joined_on_ends_a_content(word: str) -> None:
    assert stretches(f"{word} IN 4 mark\nLind NNP 4 nsubj\nadded VBD 4 dep") == PARTS


def test_so_does_a_sentence_that_begins() -> None:
    assert (
        stretches("he PRP 4 nsubj\nsaid VBD 4 dep\n+. . 4 punct\n\nLind NNP 2 nsubj\nadded VBD 0 root\n+: : 2 punct")
        == PARTS
    )
