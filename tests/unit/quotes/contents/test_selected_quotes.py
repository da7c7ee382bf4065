from __future__ import annotations

from attribune_quotes.contents.selected_quotes import QuoteSet, SelectedQuote
from attribune_quotes.cues.candidates import CueCandidate, ScoredCue
from attribune_quotes.cues.construction_matches import ConstructionMatch


def scored(cue: int, at: tuple[int, int], *spans: tuple[int, int], p: float) -> ScoredCue:
    return ScoredCue(CueCandidate(ConstructionMatch(cue, "ccomp", ((0, 0),)), spans, None), p, at)


def selected(*all_scored: ScoredCue) -> list[SelectedQuote]:
    quotes = QuoteSet()
    quotes.add_likeliest(all_scored, threshold=0.3)
    return quotes.in_order()


def test_a_cue_reports_only_its_likeliest_quote() -> None:
    found = selected(scored(1, (5, 9), (10, 20), p=0.5), scored(1, (5, 9), (10, 30), p=0.8))
    assert [one.spans for one in found] == [((10, 30),)]


def test_an_unlikely_cue_gives_no_quote() -> None:
    assert selected(scored(1, (5, 9), (10, 20), p=0.1)) == []


def test_contents_that_overlap_contradict_each_other() -> None:
    found = selected(scored(1, (5, 9), (10, 20), p=0.9), scored(2, (22, 24), (15, 21), p=0.8))
    assert [one.probability for one in found] == [0.9]


def test_a_quote_within_another_is_nested() -> None:
    outer, inner = selected(scored(1, (0, 4), (5, 40), p=0.9), scored(2, (10, 14), (15, 40), p=0.8))
    assert inner.nested_in is outer
    assert outer.nested_in is None


def test_a_quote_is_nested_in_the_innermost_quote_around_it() -> None:
    found = selected(
        scored(1, (0, 4), (5, 60), p=0.9), scored(2, (10, 14), (15, 60), p=0.9), scored(3, (20, 24), (25, 60), p=0.9)
    )
    assert found[2].nested_in is found[1]
    assert found[1].nested_in is found[0]


def test_an_outer_quote_has_to_be_worth_more_than_the_inner_one() -> None:
    inner = scored(2, (10, 14), (15, 40), p=0.9)
    assert len(selected(inner, scored(1, (0, 4), (5, 40), p=0.4))) == 1
    assert len(selected(inner, scored(1, (0, 4), (5, 40), p=0.6))) == 2


def test_a_cue_within_another_quote_has_its_content_there() -> None:
    assert len(selected(scored(1, (0, 4), (5, 40), p=0.9), scored(2, (10, 14), (50, 60), p=0.8))) == 1
