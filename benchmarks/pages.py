"""How well web pages are cleaned, over the pages of news_pages, and what it costs.

``python -m benchmarks.pages --corpora DIR [--texts FILE] [--pin]`` cleans each page from its bytes on, under the
default settings, and prints the measures of :mod:`benchmarks.page_scores` over all pages and over those of
English-speaking countries, with the CPU milliseconds a page beside those of trafilatura, of which the same text is
asked. The scorer that ships is fitted to these pages, so these figures are of what it knows.

``--texts`` scores what ``training.page_blocks --folds`` wrote instead: each page cleaned by a scorer that saw no page
of its publisher. That foretells other pages. ``make evaluate-pages`` prints both. Figures below a pinned floor end it
with 1; ``--pin`` raises the floors to the figures and lowers none.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import fmean
from typing import Any

import orjson
import trafilatura
from rich.console import Console
from rich.table import Table

from attribune_cleaner import clean
from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from attribune_core.raw import decode_body
from benchmarks import floors
from benchmarks.page_gold import PageGold
from benchmarks.page_scores import MEASURES, mean, score
from corpora.archives import UNPACKED, unpacked
from corpora.news_pages import Page, read_pages

FLOORS = Path(__file__).with_name("pages_floors.json")
BELOW, NO_CORPUS = 1, 2
#: The countries whose pages are English, as the names of pages begin.
ENGLISH = frozenset({"us", "uk", "ca", "au", "ind", "za", "na", "ls", "tz"})
#: The most that cleaning a page may cost, as a share of what trafilatura takes for it.
MOST_COST = 0.5

Event = Mapping[str, Any] | None


def gold_of(page: Page) -> PageGold:
    """The gold of ``page``, as the measures take it."""
    return PageGold(page.name, Path(page.name), page.title or "", page.authors, page.published, page.body)


def is_english(name: str) -> bool:
    """Whether the page ``name`` is of an English-speaking country."""
    return name.partition("-")[0] in ENGLISH


def figures(golds: Sequence[PageGold], events: Mapping[str, Event], prefix: str) -> dict[str, float]:
    """The figures that have floors, as ``PREFIX/all/NAME`` and ``PREFIX/english/NAME``."""
    scores = {gold.name: score(gold, events.get(gold.name)) for gold in golds}
    english = [one for name, one in scores.items() if is_english(name)]
    parts = {"all": mean(scores.values()), "english": mean(english)}
    return {f"{prefix}/{part}/{name}": figure for part, means in parts.items() for name, figure in means.items()}


def cleaned(pages: Sequence[Page]) -> tuple[dict[str, Event], float, float]:
    """The events of ``pages``, and the CPU seconds a page of cleaning and of trafilatura, from the bytes on."""
    _cost_of(pages[0])  # what is loaded once does not count
    costs = [_cost_of(page) for page in pages]
    events = {page.name: event for page, (event, _, _) in zip(pages, costs, strict=True)}
    return events, fmean(ours for _, ours, _ in costs), fmean(theirs for _, _, theirs in costs)


def _cost_of(page: Page) -> tuple[Event, float, float]:
    """The event of ``page``, None where it is refused, and the CPU seconds of cleaning it and of trafilatura."""
    begun = time.process_time()
    article = None
    with suppress(ArticleError):
        article = clean(RawArticle(body=decode_body(page.html), url=page.url, content_type="text/html"))
    ours = time.process_time() - begun
    event = article.model_dump(mode="json") if article else None
    begun = time.process_time()
    trafilatura.extract(decode_body(page.html), url=page.url, include_comments=False, include_tables=False)
    return event, ours, time.process_time() - begun


def table(found: Mapping[str, float], prefix: str) -> Table:
    """A row for all pages and one for the English ones."""
    shown = Table(title=f"Pages, {prefix}, in percent")
    shown.add_column("pages")
    for name in MEASURES:
        if f"{prefix}/all/{name}" in found:
            shown.add_column(name, justify="right")
    for part in ("all", "english"):
        row = (found.get(f"{prefix}/{part}/{name}") for name in MEASURES)
        shown.add_row(part, *(f"{100 * figure:.1f}" for figure in row if figure is not None))
    return shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="score these texts (JSON lines) of a cross-validation")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    given = parser.parse_args(arguments)
    try:
        pages = list(read_pages(unpacked(given.corpora, UNPACKED, ("news_pages",)) / "news_pages"))
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    golds = [gold_of(page) for page in pages]
    console = Console(width=140)
    if given.texts is not None:
        prefix, too_dear = "cross-validated", False
        events: dict[str, Event] = {
            one["name"]: one for one in map(orjson.loads, given.texts.read_bytes().splitlines())
        }
    else:
        prefix = "fitted"
        events, ours, theirs = cleaned(pages)
        too_dear = ours > MOST_COST * theirs
        console.print(
            f"{1e3 * ours:.1f} ms of CPU a page, trafilatura {1e3 * theirs:.1f} ms: {ours / theirs:.2f} of it"
        )
    found = figures(golds, events, prefix)
    console.print(table(found, prefix))
    pinned = {name: floor for name, floor in floors.read(FLOORS).items() if name.startswith(f"{prefix}/")}
    short = floors.shortfalls(found, pinned)
    for name, (figure, floor) in short.items():
        console.print(f"below its floor: {name} {figure:.4f} < {floor:.4f}")
    if too_dear:
        console.print(f"cleaning costs more than {MOST_COST} of what trafilatura does")
    if given.pin:
        floors.write(FLOORS, floors.raised(found, floors.read(FLOORS)))
    return BELOW if short or too_dear else 0


if __name__ == "__main__":
    sys.exit(main())
