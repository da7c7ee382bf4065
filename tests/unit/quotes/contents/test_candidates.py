"""Content candidates: which marked words and which runs of tags may be one content."""

from __future__ import annotations

import pytest

from attribune_quotes.contents.candidates import TAGGED, ContentCandidates, add_marked, add_tagged
from attribune_quotes.text.quotation_tags import quotation_tags
from tests.unit.quotes.builders import article, marked_regions, tagged, tree
from tests.unit.quotes.test_linker import DIRECT, NAMES


def marked_contents(between: str) -> set[tuple[str, ...]]:
    """Return the content candidates of “Go,” BETWEEN “now.”, whose tokens depend on the fourth of their sentence."""
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
    assert marked_contents(between) == PARTS | WHOLE


@pytest.mark.parametrize("word", ["while", "but", "and"])
def test_a_clause_that_is_joined_ends_a_content(word: str) -> None:
    assert marked_contents(f"{word} IN 4 mark\nLind NNP 4 nsubj\nadded VBD 4 dep") == PARTS


def test_a_sentence_that_begins_ends_a_content() -> None:
    assert (
        marked_contents(
            "he PRP 4 nsubj\nsaid VBD 4 dep\n+. . 4 punct\n\nLind NNP 2 nsubj\nadded VBD 0 root\n+: : 2 punct"
        )
        == PARTS
    )


def test_two_runs_around_a_cue_are_also_one_content() -> None:
    # “We won,” said Ada Roe. “At last.”
    one = tagged(article(DIRECT, NAMES), content_begin="z" + "0" * 13, content_inside="0zzzz0000zzzzz")
    assert one.annotation is not None
    table = tree(DIRECT, NAMES)
    tags = quotation_tags(one.annotation)
    assert tags is not None
    candidates = ContentCandidates(table)
    add_tagged(candidates, table, marked_regions(table), tags)
    assert ((0, 9), (24, 34)) in candidates.by_spans
    assert ((0, 9),) in candidates.by_spans
    assert all(content.origin == TAGGED for content in candidates.by_spans.values())
