"""How many of the quotes of each convention are found and linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.table import Table

from benchmarks.conventions import of
from benchmarks.gold_model import Gold
from benchmarks.quote_scoring import pair_quotes, same_speakers
from benchmarks.viewing import View


def tally(gold: Gold, event: dict[str, Any]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """The numbers of quotes of ``gold`` by convention (:mod:`benchmarks.conventions`): all, found, linked.

    A quote over several paragraphs is found, or linked, if each of its pieces is.
    """
    wanted, _, pairs = pair_quotes(gold, event, View(gold, event))
    pieces = Counter(piece.quote for piece in wanted)
    found = Counter(want.quote for want, _ in pairs)
    linked = Counter(want.quote for want, have in pairs if same_speakers(want, have))
    counts: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    for quote in gold.quotes:
        names = of(gold, quote) | {quote.type, "all"}
        whole = pieces[quote.key]
        counts[0].update(names)
        counts[1].update(names if found[quote.key] == whole else ())
        counts[2].update(names if linked[quote.key] == whole else ())
    return counts


def table(golds: Iterable[Gold], events: Iterable[dict[str, Any]]) -> Table:
    """A row for each convention, the one with the lowest share of linked quotes first."""
    every, found, linked = Counter[str](), Counter[str](), Counter[str]()
    for gold, event in zip(golds, events, strict=True):
        for total, part in zip((every, found, linked), tally(gold, event), strict=True):
            total.update(part)
    shown = Table(title="Quotes by convention")
    for name in ("convention", "gold", "found %", "linked %"):
        shown.add_column(name, justify="left" if name == "convention" else "right")
    for name in sorted(every, key=lambda name: linked[name] / every[name]):
        here = every[name]
        shown.add_row(name, str(here), f"{100 * found[name] / here:.0f}", f"{100 * linked[name] / here:.0f}")
    return shown
