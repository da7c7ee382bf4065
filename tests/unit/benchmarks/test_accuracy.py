"""The accuracy gate ends as it should, and its floors only rise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy, floors, page_scores, pages_gate
from benchmarks.articles_gold import load_all
from benchmarks.gold_event import as_event
from benchmarks.page_gold import load_all as load_pages
from benchmarks.scoring import MEASURES, score

#: The figures of articles, and every figure that has a floor.
OF_ARTICLES = {*MEASURES, *(f"first/{name}" for name in MEASURES)}
FIGURES = OF_ARTICLES | {f"pages/{name}" for name in pages_gate.FIGURES}


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Faultless events for the pages and half of the articles, and none of the quotes of the other half."""
    path = tmp_path / "events.jsonl"
    lines = []
    for number, gold in enumerate(load_all()):
        event = as_event(gold)
        lines.append(json.dumps(event if number % 2 else {**event, "quotes": []}))
    lines += [json.dumps(event) for event in page_events()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def page_events() -> list[dict[str, Any]]:
    """A faultless event for each page, with its entities and quotes where there is gold of them."""
    quotes = pages_gate.score_all(Path("/dev/null")).quotes
    return [
        (as_event(quotes[gold.name]) if gold.name in quotes else {}) | page_scores.as_event(gold)
        for gold in load_pages()
    ]


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    floors.write(path, dict.fromkeys(FIGURES, 0.1))
    return path


def test_floors_are_pinned_for_every_figure() -> None:
    assert set(floors.read(accuracy.FLOORS)) == FIGURES


def test_the_first_articles_are_measured_apart() -> None:
    golds = load_all()
    assert {gold.name for gold in golds} > accuracy.FIRST
    scores = {
        gold.name: score(gold, as_event(gold) if gold.name in accuracy.FIRST else {**as_event(gold), "quotes": []})
        for gold in golds
    }
    found = accuracy.figures(scores)
    assert set(found) == OF_ARTICLES
    assert found["first/quote"] == 1.0
    assert 0.0 < found["quote"] < 1.0


def test_the_gate_holds_where_figures_are_above(events: Path, pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--events", str(events), "--floors", str(pinned)]) == 0
    assert "joint_statement" in capsys.readouterr().out
    assert floors.read(pinned) == dict.fromkeys(FIGURES, 0.1)


def test_the_gate_falls_where_one_figure_is_below(
    events: Path, pinned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.write(pinned, {"mention": 0.9, "quote": 0.9, "first/quote": 0.1})
    assert accuracy.main(["--events", str(events), "--floors", str(pinned)]) == 1
    said = capsys.readouterr().out
    assert "below its floor: quote " in said
    assert "below its floor: mention" not in said
    assert "below its floor: first/quote" not in said


def test_pinning_raises_and_never_lowers(events: Path, pinned: Path) -> None:
    floors.write(pinned, {"mention": 0.2, "quote": 0.99})
    assert accuracy.main(["--events", str(events), "--floors", str(pinned), "--pin"]) == 1
    raised = floors.read(pinned)
    assert raised["mention"] == 1.0
    assert raised["quote"] == 0.99
    assert set(raised) == FIGURES


def test_misses_are_listed(events: Path, pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accuracy.main(["--events", str(events), "--floors", str(pinned), "--misses"])
    assert "quote missing: " in capsys.readouterr().out


def test_what_is_found_of_each_convention_is_shown(
    events: Path, pinned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accuracy.main(["--events", str(events), "--floors", str(pinned), "--conventions"])
    rows = [line.split("│") for line in capsys.readouterr().out.splitlines() if line.count("│") == 5]
    found = {row[1].strip(): [int(cell) for cell in row[2:5]] for row in rows}
    gold, matched, linked = found["all"]
    assert gold == sum(len(article.quotes) for article in load_all())
    assert 0 < matched == linked < 100


def test_pages_are_measured_apart(events: Path, pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages_gate.score_all(events).figures() == {f"pages/{name}": 1.0 for name in pages_gate.FIGURES}
    floors.write(pinned, {"pages/accepted": 1.0})
    lines = events.read_text(encoding="utf-8").splitlines()
    events.write_text("\n".join(line for line in lines if '"id": "storm_live"' not in line), encoding="utf-8")
    assert accuracy.main(["--events", str(events), "--floors", str(pinned), "--misses"]) == 1
    said = capsys.readouterr().out
    assert "below its floor: pages/accepted 0.9000" in said
    assert "storm_live: refused" in said


def test_a_refused_page_has_none_of_its_quotes() -> None:
    found = pages_gate.score_all(Path("/dev/null")).figures()
    assert found == {f"pages/{name}": 0.0 for name in pages_gate.FIGURES}


def test_what_is_wrong_on_a_page_is_listed(events: Path) -> None:
    pages = pages_gate.score_all(events)
    event = pages.events["storm_live"]
    assert event is not None
    event["title"] = "Live"
    event["quotes"] = []
    lines = pages.misses()
    assert all(line.startswith("storm_live: ") for line in lines)
    assert lines[0].startswith("storm_live: title: 'Live', not ")
    assert sum(line.startswith("storm_live: quote missing: ") for line in lines) == len(
        pages.quotes["storm_live"].quotes
    )
