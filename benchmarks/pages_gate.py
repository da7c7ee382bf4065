"""The part of the accuracy gate over the invented web pages of ``benchmarks/pages``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from benchmarks import page_scores
from benchmarks.articles_gold import load as load_quotes
from benchmarks.counts import Count
from benchmarks.gold_model import Gold
from benchmarks.misses import misses as misses_of_quotes
from benchmarks.page_gold import PAGES, PageGold, load_all
from benchmarks.scoring import score, total

#: What is measured of entities and quotes, on the pages that have such gold: what :mod:`benchmarks.scoring` defines.
QUOTE_MEASURES = ("mention", "entity", "pronoun", "quote", "quote_linked")
#: The figures that have floors.
FIGURES = (*page_scores.MEASURES, *QUOTE_MEASURES)

#: An event as a plain dict; None for a page that was refused.
Event = dict[str, Any] | None

#: What stands for a refused page where entities and quotes are counted.
_REFUSED: dict[str, Any] = {
    "text": "",
    "published_at": None,
    "author": None,
    "paragraphs": [],
    "entities": [],
    "quotes": [],
}


@dataclass(frozen=True)
class Pages:
    """The pages with their events, and those with gold of quotes, all by name."""

    golds: Mapping[str, PageGold]
    quotes: Mapping[str, Gold]
    events: Mapping[str, Event]

    def scores(self) -> dict[str, dict[str, float]]:
        """The figures of cleaning of each page."""
        return {name: page_scores.score(gold, self.events[name]) for name, gold in self.golds.items()}

    def counts(self) -> dict[str, dict[str, Count]]:
        """What was right of entities and quotes on each page that has such gold; of a refused page nothing."""
        return {name: score(gold, self.events[name] or _REFUSED) for name, gold in self.quotes.items()}

    def figures(self) -> dict[str, float]:
        """The figures that have floors, as ``pages/NAME``."""
        of_quotes = total(list(self.counts().values()))
        found = page_scores.mean(self.scores().values()) | {name: of_quotes[name].f1 for name in QUOTE_MEASURES}
        return {f"pages/{name}": found[name] for name in FIGURES}

    def table(self) -> Table:
        """A row for each page and one for all; a column for each figure."""
        counts, means = self.counts(), self.figures()
        shown = Table(title="Pages, in percent: F1, or the share that is right")
        shown.add_column("page")
        for name in FIGURES:
            shown.add_column(name.replace("_", "\n"), justify="right")
        for name, figures in self.scores().items():
            of_quotes = {measure: count.f1 for measure, count in counts.get(name, {}).items()}
            shown.add_row(name, *(_percent((figures | of_quotes).get(measure)) for measure in FIGURES))
        shown.add_section()
        shown.add_row("all", *(_percent(means[f"pages/{measure}"]) for measure in FIGURES), style="bold")
        return shown

    def misses(self) -> list[str]:
        """What is wrong on each page, a line each."""
        lines = []
        for name, gold in self.golds.items():
            event = self.events[name]
            found = page_scores.misses(gold, event)
            if event is not None and name in self.quotes:
                # Cleaning has lines of its own above.
                others = misses_of_quotes(self.quotes[name], event)
                found += [line for line in others if line.startswith(("quote", "speaker", "mention", "entity"))]
            lines += [f"{name}: {line}" for line in found]
        return lines


def score_all(events: Path | None = None, folder: Path = PAGES) -> Pages:
    """The pages of ``folder`` with the events in the file ``events`` (JSON lines), else with those of the pipeline.

    A page that the file lacks counts as refused. Raises GoldError.
    """
    golds = {gold.name: gold for gold in load_all(folder)}
    quotes = {path.stem: load_quotes(golds[path.stem].path, path) for path in sorted(folder.glob("*.gold"))}
    return Pages(golds, quotes, enriched(golds) if events is None else _read(events, golds))


def enriched(golds: Mapping[str, PageGold]) -> dict[str, Event]:
    """Run the pipeline over each page, from its bytes on."""
    # Here, so that scoring needs neither the pipeline nor its model.
    from attribune import enrich
    from attribune_core.errors import ArticleError
    from attribune_core.raw import read_raw

    found: dict[str, Event] = {}
    for name, gold in golds.items():
        try:
            found[name] = enrich(read_raw(gold.path.read_bytes(), name.encode())).model_dump(mode="json")
        except ArticleError:
            found[name] = None
    return found


def _read(path: Path, golds: Mapping[str, PageGold]) -> dict[str, Event]:
    events = {event["id"]: event for event in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    return {name: events.get(name) for name in golds}


def _percent(figure: float | None) -> str:
    return "" if figure is None else f"{100 * figure:.1f}"
