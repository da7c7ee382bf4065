"""Which content candidates become quotes, given their probabilities."""

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


def analysis_of(rows: str) -> ArticleAnalysis:
    one = article(rows)
    assert one.annotation is not None
    return analyse(one, one.annotation)


def content(analysis: ArticleAnalysis, *spans: tuple[int, int], origin: int = MARKED) -> ContentCandidate:
    """Return the content candidate of ranges of tokens, both ends inclusive."""
    return ContentCandidate(tuple(analysis.table.span(*span) for span in spans), spans, origin)


def selected(analysis: ArticleAnalysis, *scored: tuple[ContentCandidate, float]) -> list[ContentCandidate]:
    """Return those of the contents, each with its probability, that are selected."""
    contents = [one for one, _ in scored]
    probabilities = np.array([probability for _, probability in scored])
    penalties = boundary_penalties(analysis, contents)
    return [contents[number] for number, _ in select_contents(analysis, contents, probabilities, 0.36, penalties)]


def test_marked_words_are_completed_by_what_follows_their_cue() -> None:
    analysis = analysis_of(INTERRUPTED)
    first, second, both = content(analysis, (0, 4)), content(analysis, (8, 11)), content(analysis, (0, 4), (8, 11))
    assert selected(analysis, (first, 0.95), (second, 0.04), (both, 0.9)) == [both]
    # Not if that is much less likely, and not if the second part is a quote of its own.
    assert selected(analysis, (first, 0.95), (second, 0.04), (both, 0.6)) == [first]
    assert selected(analysis, (first, 0.95), (second, 0.93), (both, 0.9)) == [first, second]


def test_two_contents_replace_one_that_overlaps_both_and_is_hardly_likelier() -> None:
    analysis = analysis_of(INTERRUPTED)
    first, second, over = content(analysis, (0, 2)), content(analysis, (8, 10)), content(analysis, (1, 10))
    assert selected(analysis, (first, 0.6), (second, 0.6), (over, 0.7)) == [first, second]
    # Not if the one is worth more than both, and not if one of them is too unlikely to be worth anything.
    assert selected(analysis, (first, 0.6), (second, 0.6), (over, 0.95)) == [over]
    assert selected(analysis, (first, 0.6), (second, 0.3), (over, 0.7)) == [over]


def test_two_contents_that_replace_one_overlap_neither_each_other_nor_another_quote() -> None:
    analysis = analysis_of(INTERRUPTED)
    over = content(analysis, (0, 7))
    assert selected(analysis, (over, 0.7), (content(analysis, (0, 4)), 0.6), (content(analysis, (3, 7)), 0.6)) == [over]
    probabilities = {((0, 5),): 0.7, ((6, 11),): 0.9, ((0, 2),): 0.6, ((4, 8),): 0.6}
    kept = selected(analysis, *((content(analysis, *tokens), one) for tokens, one in probabilities.items()))
    assert [one.tokens for one in kept] == [((0, 5),), ((6, 11),)]


def test_marked_words_that_begin_no_sentence_complete_nothing() -> None:
    analysis = analysis_of(INTERRUPTED.replace("+. . 6 punct\n\n", "of IN 6 case\n"))
    first, both = content(analysis, (0, 4)), content(analysis, (0, 4), (8, 11))
    assert selected(analysis, (first, 0.95), (both, 0.9)) == [first]


def test_only_marked_words_are_completed() -> None:
    analysis = analysis_of(INTERRUPTED)
    first, both = content(analysis, (0, 4)), content(analysis, (0, 4), (6, 6), origin=TAGGED)
    assert selected(analysis, (first, 0.95), (both, 0.9)) == [first]


def test_a_title_with_a_few_words_around_it_is_no_quote() -> None:
    analysis = analysis_of(NOVEL)
    assert selected(analysis, (content(analysis, (2, 8)), 0.9), (content(analysis, (4, 7)), 0.8)) == []
    # With a verb it is something that is said of the title.
    whole = content(analysis, (0, 8))
    assert selected(analysis, (whole, 0.9)) == [whole]


def test_a_participle_says_nothing_of_a_title() -> None:
    analysis = analysis_of(NOVEL.replace("read VBD", "known VBN"))
    assert selected(analysis, (content(analysis, (1, 8)), 0.9)) == []
    analysis = analysis_of(NOVEL)
    assert len(selected(analysis, (content(analysis, (1, 8)), 0.9))) == 1


def test_a_content_that_cuts_a_title_in_two_is_no_quote() -> None:
    analysis = analysis_of(NOVEL)
    assert selected(analysis, (content(analysis, (0, 5)), 0.9)) == []


@pytest.mark.source
@pytest.mark.parametrize(("probability", "expected"), [(0.6, 1), (0.4, 0)])
def test_a_content_that_one_without_a_source_overlapped_is_selected_instead(
    probability: float, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = analysis_of(INTERRUPTED)
    whole, part = content(analysis, (0, 11), origin=TAGGED), content(analysis, (0, 4))
    monkeypatch.setattr(linker.proposals, "propose_contents", lambda analysis: [whole, part])
    monkeypatch.setattr(linker.content_features, "rows", lambda analysis, contents: np.zeros((2, 1)))
    monkeypatch.setattr(linker, "probabilities", lambda log_odds: np.array([0.9, probability]))

    def attribute_contents(
        analysis: ArticleAnalysis,
        scorer: Scorer,
        contents: list[tuple[ContentCandidate, SelectedQuote]],
        cache: object,
    ) -> tuple[list[SelectedQuote], list[int]]:
        given_up = [index for index, (one, _) in enumerate(contents) if one is whole]
        return [quote for one, quote in contents if one is not whole], given_up

    monkeypatch.setattr(linker, "attribute_contents", attribute_contents)
    found = linker._attributed_contents(analysis, Scorer(Forest([]), Forest([]), Forest([]), 0.36, 0.0, ()))
    assert [one.spans for one in found] == [part.spans] * expected
