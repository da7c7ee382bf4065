"""The figures over news_pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pages
from benchmarks.page_scores import as_event
from corpora.news_pages import Page
from tests.unit.cleaner.page.pages import STORY, page, paragraphs


def of(name: str) -> Page:
    html = page(paragraphs(*STORY)).encode()
    return Page(name, html, "https://courier.example/a", None, ("Priya Solanki",), "2025-11-18", tuple(STORY))


@pytest.mark.parametrize(("name", "english"), [("us-Courier_2025_11_18", True), ("de-Bote_2025_11_18", False)])
def test_the_country_says_whether_a_page_is_english(name: str, english: bool) -> None:
    assert pages.is_english(name) is english


def test_a_page_that_is_refused_counts_as_nothing_and_one_of_another_country_not_as_english() -> None:
    golds = [pages.gold_of(of("us-Courier_2025_11_18")), pages.gold_of(of("de-Bote_2025_11_18"))]
    found = pages.figures(golds, {golds[0].name: as_event(golds[0])}, "fitted")
    assert (found["fitted/all/words"], found["fitted/english/words"]) == (0.5, 1.0)
    assert (found["fitted/all/accepted"], found["fitted/english/accepted"]) == (0.5, 1.0)
    assert pages.table(found, "fitted").row_count == 2


def test_a_page_is_cleaned_from_its_bytes_on_and_what_it_costs_is_measured() -> None:
    events, ours, theirs = pages.cleaned([of("us-Courier_2025_11_18")])
    (event,) = events.values()
    assert event is not None
    assert event["text"].startswith(STORY[0][:40])
    assert ours > 0 < theirs


def test_without_the_corpus_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main(["--corpora", str(tmp_path)]) == pages.NO_CORPUS
    assert "news_pages" in capsys.readouterr().err
