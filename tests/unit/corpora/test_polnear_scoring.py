"""Scoring quotes against PolNeAR's attributions, on an invented article."""

from __future__ import annotations

from pathlib import Path

from attribune_core.events import EnrichedArticle
from attribune_quotes import link
from corpora.polnear_scoring import count, figures
from tests.unit.corpora.builders import POLNEAR_TEXT, polnear
from tests.unit.quotes.builders import article
from tests.unit.quotes.test_linker import DIRECT, NAMES


def event() -> EnrichedArticle:
    found = link(article(DIRECT, NAMES))
    assert found.text == POLNEAR_TEXT
    return found


def test_what_is_all_right_scores_one(tmp_path: Path) -> None:
    found = figures(count(polnear(tmp_path), event()))
    assert found["quoted_linked_f1"] == found["all_linked_f1"] == found["speaker_acc"] == 1.0


def test_a_wrong_speaker_matches_and_is_not_linked(tmp_path: Path) -> None:
    (quote,) = event().quotes
    wrong = event().model_copy(update={"quotes": (quote.model_copy(update={"speaker": None}),)})
    found = figures(count(polnear(tmp_path), wrong))
    assert (found["all_f1"], found["all_linked_f1"], found["speaker_acc"]) == (1.0, 0.0, 0.0)


def test_a_content_that_is_cut_badly_matches_and_is_not_exact(tmp_path: Path) -> None:
    (quote,) = event().quotes
    *others, (start, end) = quote.spans
    short = quote.model_copy(update={"spans": (*others, (start, end - 3))})
    found = figures(count(polnear(tmp_path), event().model_copy(update={"quotes": (short,)})))
    assert (found["all_f1"], found["exact_r"]) == (1.0, 0.0)
    assert figures(count(polnear(tmp_path), event()))["exact_r"] == 1.0


def test_a_nested_quote_is_left_out(tmp_path: Path) -> None:
    (quote,) = event().quotes
    inner = quote.model_copy(update={"id": "q2", "nested_in": "q1"})
    counts = count(polnear(tmp_path), event().model_copy(update={"quotes": (quote, inner)}))
    assert (counts["found"], counts["match"]) == (1, 1)


def test_half_of_a_content_is_no_match(tmp_path: Path) -> None:
    (quote,) = event().quotes
    half = quote.model_copy(update={"spans": ((1, 3),)})
    found = figures(count(polnear(tmp_path), event().model_copy(update={"quotes": (half,)})))
    assert found["all_f1"] == 0.0


def test_an_article_without_an_event_found_nothing(tmp_path: Path) -> None:
    counts = count(polnear(tmp_path), None)
    assert (counts["missing"], counts["gold"], counts["found"]) == (1, 1, 0)
