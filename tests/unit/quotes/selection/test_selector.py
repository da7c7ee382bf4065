"""Which drafts become quotes, where their probabilities are given."""

from __future__ import annotations

import numpy as np
import pytest

from attribune_quotes import linker
from attribune_quotes.analysis import ArticleAnalysis, analyse
from attribune_quotes.contents.candidates import MARKED, TAGGED, ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer
from attribune_quotes.selection.boundary_penalty import boundary_penalties
from attribune_quotes.selection.selector import select_contents
from tests.unit.quotes.builders import article

INTERRUPTED = """
“ `` 3 punct
+We PRP 3 nsubj
won VBD 6 ccomp
+, , 3 punct
+” '' 3 punct
said VBD 0 root
Roe NNP 6 nsubj
+. . 6 punct

“ `` 3 punct
+We PRP 3 nsubj
danced VBD 0 root
+. . 3 punct
"""
NOVEL = """
She PRP 2 nsubj
read VBD 0 root
the DT 4 det
novel NN 2 obj
“ `` 7 punct
+Long NNP 7 compound
River NNP 4 appos
+” '' 7 punct
twice RB 2 advmod
"""


def scene(rows: str) -> ArticleAnalysis:
    one = article(rows)
    assert one.annotation is not None
    return analyse(one, one.annotation)


def content(analysis: ArticleAnalysis, *spans: tuple[int, int], origin: int = MARKED) -> ContentCandidate:
    """The draft of ranges of tokens, both ends inclusive."""
    return ContentCandidate(tuple(analysis.table.span(*span) for span in spans), spans, origin)


def taken(analysis: ArticleAnalysis, *found: tuple[ContentCandidate, float]) -> list[ContentCandidate]:
    contents = [one for one, _ in found]
    likely = np.array([likely for _, likely in found])
    return [
        contents[at]
        for at, _ in select_contents(analysis, contents, likely, 0.36, boundary_penalties(analysis, contents))
    ]


def test_marked_words_are_taken_with_what_follows_their_cue() -> None:
    analysis = scene(INTERRUPTED)
    first, second, both = content(analysis, (0, 4)), content(analysis, (8, 11)), content(analysis, (0, 4), (8, 11))
    assert taken(analysis, (first, 0.95), (second, 0.04), (both, 0.9)) == [both]
    # Not where that is much less likely, nor where the second part is a quote of its own.
    assert taken(analysis, (first, 0.95), (second, 0.04), (both, 0.6)) == [first]
    assert taken(analysis, (first, 0.95), (second, 0.93), (both, 0.9)) == [first, second]


def test_two_contents_are_taken_where_one_would_swallow_both_and_is_hardly_likelier() -> None:
    analysis = scene(INTERRUPTED)
    first, second, over = content(analysis, (0, 2)), content(analysis, (8, 10)), content(analysis, (1, 10))
    assert taken(analysis, (first, 0.6), (second, 0.6), (over, 0.7)) == [first, second]
    # Not where the one is worth more than both, nor where one of them is too unlikely to be worth anything.
    assert taken(analysis, (first, 0.6), (second, 0.6), (over, 0.95)) == [over]
    assert taken(analysis, (first, 0.6), (second, 0.3), (over, 0.7)) == [over]


def test_of_two_contents_for_one_neither_meets_the_other_nor_one_that_is_taken() -> None:
    analysis = scene(INTERRUPTED)
    over = content(analysis, (0, 7))
    assert taken(analysis, (over, 0.7), (content(analysis, (0, 4)), 0.6), (content(analysis, (3, 7)), 0.6)) == [over]
    likely = {((0, 5),): 0.7, ((6, 11),): 0.9, ((0, 2),): 0.6, ((4, 8),): 0.6}
    kept = taken(analysis, *((content(analysis, *tokens), one) for tokens, one in likely.items()))
    assert [one.tokens for one in kept] == [((0, 5),), ((6, 11),)]


def test_marks_within_a_sentence_complete_nothing() -> None:
    analysis = scene(INTERRUPTED.replace("+. . 6 punct\n\n", "of IN 6 case\n"))
    first, both = content(analysis, (0, 4)), content(analysis, (0, 4), (8, 11))
    assert taken(analysis, (first, 0.95), (both, 0.9)) == [first]


def test_only_marked_words_are_completed() -> None:
    analysis = scene(INTERRUPTED)
    first, both = content(analysis, (0, 4)), content(analysis, (0, 4), (6, 6), origin=TAGGED)
    assert taken(analysis, (first, 0.95), (both, 0.9)) == [first]


def test_a_title_with_a_few_words_around_it_is_no_quote() -> None:
    analysis = scene(NOVEL)
    assert taken(analysis, (content(analysis, (2, 8)), 0.9), (content(analysis, (4, 7)), 0.8)) == []
    # With a verb it is something that is said of the title.
    whole = content(analysis, (0, 8))
    assert taken(analysis, (whole, 0.9)) == [whole]


def test_a_participle_says_nothing_of_a_title() -> None:
    analysis = scene(NOVEL.replace("read VBD", "known VBN"))
    assert taken(analysis, (content(analysis, (1, 8)), 0.9)) == []
    analysis = scene(NOVEL)
    assert len(taken(analysis, (content(analysis, (1, 8)), 0.9))) == 1


def test_what_cuts_a_title_in_two_is_no_quote() -> None:
    analysis = scene(NOVEL)
    assert taken(analysis, (content(analysis, (0, 5)), 0.9)) == []


@pytest.mark.source
@pytest.mark.parametrize(("likely", "expected"), [(0.6, 1), (0.4, 0)])
def test_what_a_draft_without_a_speaker_kept_away_has_its_turn(
    likely: float, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = scene(INTERRUPTED)
    whole, part = content(analysis, (0, 11), origin=TAGGED), content(analysis, (0, 4))
    monkeypatch.setattr(linker.proposals, "propose_contents", lambda analysis: [whole, part])
    monkeypatch.setattr(linker.content_features, "rows", lambda analysis, found: np.zeros((2, 1)))
    monkeypatch.setattr(linker, "probabilities", lambda odds: np.array([0.9, likely]))

    def attribute_contents(
        analysis: ArticleAnalysis,
        scorer: Scorer,
        contents: list[tuple[ContentCandidate, SelectedQuote]],
        known_sources: object,
    ) -> tuple[list[SelectedQuote], list[int]]:
        lost = [place for place, (one, _) in enumerate(contents) if one is whole]
        return [selected for one, selected in contents if one is not whole], lost

    monkeypatch.setattr(linker, "attribute_contents", attribute_contents)
    found = linker._attributed_contents(analysis, Scorer(Forest([]), Forest([]), Forest([]), 0.36, 0.0, ()))
    assert [one.spans for one in found] == [part.spans] * expected
