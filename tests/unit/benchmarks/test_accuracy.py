"""The accuracy gate ends as it should, and its floors only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import accuracy, floors
from benchmarks.articles_gold import load_all
from benchmarks.gold_event import as_event
from benchmarks.scoring import MEASURES, score

#: Every figure that has a floor.
FIGURES = {*MEASURES, *(f"first/{name}" for name in MEASURES)}


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Faultless events for half of the articles, and none of the quotes of the other half."""
    path = tmp_path / "events.jsonl"
    lines = []
    for number, gold in enumerate(load_all()):
        event = as_event(gold)
        lines.append(json.dumps(event if number % 2 else {**event, "quotes": []}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


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
    assert set(found) == FIGURES
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
