from __future__ import annotations

from attribune_quotes.contents.selected_quotes import QuoteSet, SelectedQuote
from attribune_quotes.cues.candidates import CueCandidate, ScoredCue
from attribune_quotes.cues.construction_matches import ConstructionMatch


def scored(cue: int, at: tuple[int, int], *spans: tuple[int, int], p: float) -> ScoredCue:
    return ScoredCue(CueCandidate(ConstructionMatch(cue, "ccomp", ((0, 0),)), spans, None), p, at)


def selected(*all_scored: ScoredCue) -> list[SelectedQuote]:
    quotes = QuoteSet()
    quotes.take(all_scored, least=0.3)
    return quotes.close()


def test_a_cue_reports_one_quote_the_likeliest() -> None:
    found = selected(scored(1, (5, 9), (10, 20), p=0.5), scored(1, (5, 9), (10, 30), p=0.8))
    assert [one.spans for one in found] == [((10, 30),)]


def test_what_is_unlikely_is_no_quote() -> None:
    assert selected(scored(1, (5, 9), (10, 20), p=0.1)) == []


def test_contents_that_overlap_contradict_each_other() -> None:
    found = selected(scored(1, (5, 9), (10, 20), p=0.9), scored(2, (22, 24), (15, 21), p=0.8))
    assert [one.probability for one in found] == [0.9]


def test_a_quote_within_another_is_nested() -> None:
    outer, inner = selected(scored(1, (0, 4), (5, 40), p=0.9), scored(2, (10, 14), (15, 40), p=0.8))
    assert inner.within is outer
    assert outer.within is None


def test_the_innermost_of_the_quotes_around_holds_it() -> None:
    found = selected(
        scored(1, (0, 4), (5, 60), p=0.9), scored(2, (10, 14), (15, 60), p=0.9), scored(3, (20, 24), (25, 60), p=0.9)
    )
    assert found[2].within is found[1]
    assert found[1].within is found[0]


def test_an_outer_quote_has_to_be_worth_more_than_the_inner_one() -> None:
    inner = scored(2, (10, 14), (15, 40), p=0.9)
    assert len(selected(inner, scored(1, (0, 4), (5, 40), p=0.4))) == 1
    assert len(selected(inner, scored(1, (0, 4), (5, 40), p=0.6))) == 2


def test_a_cue_is_not_in_another_quotes_words_unless_its_content_is() -> None:
    assert len(selected(scored(1, (0, 4), (5, 40), p=0.9), scored(2, (10, 14), (50, 60), p=0.8))) == 1
