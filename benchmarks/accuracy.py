"""The accuracy gate: the whole pipeline over the invented articles and web pages, against pinned floors.

``python -m benchmarks.accuracy`` prints a table with a row for each article and for all, and one of the pages. Its
exit status is 1 if a figure is below its floor in ``benchmarks/floors.json``: a plain name there is a figure over all
articles, ``first/NAME`` one over the first articles, whose floors were pinned before there were others, and
``pages/NAME`` one over the pages. ``--pin`` raises the floors to the figures and lowers none. ``--events FILE`` scores
enriched events from a file of JSON lines instead of running the pipeline. ``--misses`` lists what is wrong in each
article and page, ``--conventions`` how many quotes of each construction are found. :mod:`benchmarks.scoring` defines
the measures of articles, :mod:`benchmarks.page_scores` those of pages.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import by_convention, floors, pages_gate
from benchmarks.articles_gold import load_all
from benchmarks.counts import Count
from benchmarks.gold_model import Gold
from benchmarks.misses import misses
from benchmarks.scoring import MEASURES, score, total

FLOORS = Path(__file__).parent / "floors.json"
#: The articles that came first. The later ones are harder: one figure over all would have lowered its floor.
FIRST = frozenset(
    {"battery_jobs", "british_rail", "broken_marks_school", "court_harbor", "emoji_festival", "hospital_dialogue"}
    | {"html_bridge", "iceland_eruption", "interview_composer", "joint_statement", "korea_archive", "lagos_premiere"}
    | {"latex_telescope", "leaked_memo", "market_mayor_spain", "mojibake_farm", "peat_fires", "port_strike_arabic"}
    | {"speech_budget", "translation_water", "wire_ferry"}
)


def figures(scores: dict[str, dict[str, Count]]) -> dict[str, float]:
    """The figures that have floors, F1 or accuracy, from the counts of each article by its name.

    Each measure has two: by its name over all articles, and as ``first/NAME`` over those of FIRST.
    """
    first = total([counts for article, counts in scores.items() if article in FIRST])
    everything = total(list(scores.values()))
    return {name: count.f1 for name, count in everything.items()} | {
        f"first/{name}": count.f1 for name, count in first.items()
    }


def enriched(golds: list[Gold]) -> list[dict[str, Any]]:
    """Run the pipeline over the raw articles of ``golds``; the events as plain dicts, in order."""
    # Here, so that scoring needs neither the pipeline nor its model.
    from attribune import enrich_many
    from attribune_core.raw import read_raw

    raws = [read_raw(gold.path.read_bytes(), gold.name.encode()) for gold in golds]
    return [event.model_dump(mode="json") for event in enrich_many(raws)]


def read_events(path: Path, golds: list[Gold]) -> list[dict[str, Any]]:
    """The event of each of ``golds`` from a file of JSON lines, by id. Raises KeyError for one that is missing."""
    lines = path.read_text(encoding="utf-8").splitlines()
    events = {event["id"]: event for event in map(json.loads, lines)}
    return [events[gold.name] for gold in golds]


def table(scores: dict[str, dict[str, Count]]) -> Table:
    """A row for each article, one for the first ones and one for all; a column for each measure."""
    everything = total(list(scores.values()))
    first = total([counts for article, counts in scores.items() if article in FIRST])
    shown = Table(title="Accuracy, in percent: F1, or the share that is right")
    shown.add_column("article")
    for name in MEASURES:
        shown.add_column(name.replace("_", "\n"), justify="right")
    for article, counts in scores.items():
        shown.add_row(article, *(_percent(counts[name].f1) for name in MEASURES))
    shown.add_section()
    shown.add_row("first", *(_percent(first[name].f1) for name in MEASURES))
    shown.add_row("all", *(_percent(everything[name].f1) for name in MEASURES), style="bold")
    shown.add_row("precision", *(_percent(everything[name].precision) for name in MEASURES))
    shown.add_row("recall", *(_percent(everything[name].recall) for name in MEASURES))
    shown.add_row("gold", *(str(everything[name].gold) for name in MEASURES), style="dim")
    return shown


def _percent(figure: float) -> str:
    return f"{100 * figure:.1f}"


def _parse(argv: Iterable[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--events", type=Path, help="score these enriched events (JSON lines)")
    parser.add_argument("--misses", action="store_true", help="list what each article lacks or has wrong")
    parser.add_argument("--conventions", action="store_true", help="show what was found of each construction")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the pinned floors")
    return parser.parse_args(None if argv is None else list(argv))


def main(argv: Iterable[str] | None = None) -> int:
    """Run the gate; return 0 if every figure reaches its floor, else 1."""
    options = _parse(argv)
    # Where output is no terminal, rich would cut the table to 80 columns.
    console = Console(width=None if sys.stdout.isatty() else 180)
    golds = load_all()
    events = read_events(options.events, golds) if options.events else enriched(golds)
    scores = {gold.name: score(gold, event) for gold, event in zip(golds, events, strict=True)}
    if options.misses:
        for gold, event in zip(golds, events, strict=True):
            for line in misses(gold, event):
                console.print(f"{gold.name}: {line}", markup=False, highlight=False, soft_wrap=True)
    if options.conventions:
        console.print(by_convention.table(golds, events))
    console.print(table(scores))
    pages = pages_gate.score_all(options.events)
    if options.misses:
        for line in pages.misses():
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(pages.table())
    pinned = floors.read(options.floors)
    found = figures(scores) | pages.figures()
    below = floors.shortfalls(found, pinned)
    for name, (figure, floor) in below.items():
        console.print(f"below its floor: {name} {figure:.4f} < {floor:.4f}", style="red")
    if options.pin:
        floors.write(options.floors, floors.raised(found, pinned))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
