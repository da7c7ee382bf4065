"""The figures over news_gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import news
from corpora import news_figures
from corpora.news_scoring import compare
from tests.unit.corpora.test_news_scoring import article, changed_quote, event


def test_a_faultless_reading_has_full_figures() -> None:
    found = news_figures.figures([news_figures.tally(compare(article(), event()))])
    ones = [name for name in found if name not in ("confident_share", "calibration", "auroc", "speaker_description")]
    assert {found[name] for name in ones} == {1.0}
    assert found["calibration"] == pytest.approx(0.9)


def test_a_wrong_speaker_costs_what_is_right_and_not_what_is_found() -> None:
    found = news_figures.figures([news_figures.tally(compare(article(), changed_quote(0, speaker=None)))])
    assert (found["all_found"], found["marked_found"]) == (1.0, 1.0)
    assert found["all_right"] == pytest.approx(2 / 3)
    assert found["marked_right"] == pytest.approx(1 / 2)
    assert (found["speaker_name"], found["speaker_pronoun"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("judged", "area"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.5, True), (0.5, False), (0.1, False)], 0.875),
        ([(0.9, True)], 0.0),
    ],
)
def test_how_well_confidence_tells_right_from_wrong(judged: list[tuple[float, bool]], area: float) -> None:
    assert news_figures.auroc(judged) == pytest.approx(area)


def test_an_interval_holds_its_figure() -> None:
    tallies = [
        news_figures.tally(compare(article(), one)) for one in (event(), changed_quote(0, speaker=None), event())
    ]
    low, high = news.intervals(tallies)["all_right"]
    assert low <= news_figures.figures(tallies)["all_right"] <= high


def test_without_the_corpus_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert news.main(["--corpora", str(tmp_path)]) == news.NO_CORPUS
    assert "news_gold" in capsys.readouterr().err
