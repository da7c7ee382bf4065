"""Who said what in the news of today, over news_gold.

``python -m benchmarks.news --corpora DIR [--part train|dev|pages] [--events FILE] [--pin]`` enriches the articles'
texts, or reads enriched events, and prints for the part (dev unless told; pages are those of news_pages that are
annotated under ``training/news_annotations``):

- ``marked_found`` and ``all_found``: F1 of the words, of quotes in marks and of all;
- ``marked_right`` and ``all_right``: F1 of quotes whose speaker is right as well;
- ``exact``: F1 of quotes that are cut alike;
- ``speaker_name``, ``speaker_pronoun``, ``speaker_description``: of the found quotes whose speaker has a name, the
  share with that name, by how the text names the speaker beside the quote; ``speaker_named`` over all of them;
- ``people``: F1 of the persons whom the article names;
- ``confident`` and ``confident_share``: of the quotes with a confidence of 0.9 and more the share that is right, and
  how many of all have it; ``calibration``: 1 less the expected calibration error over ten bins; ``auroc``: how well
  confidence tells right from wrong.

Brackets hold 95% intervals by bootstrap over articles. :mod:`corpora.news_scoring` says when a quote is right. Figures
below a pinned floor end it with 1; ``--pin`` raises the floors to the figures and lowers none. The floors of
``confident`` and ``calibration`` are what users are promised, 0.9 and 0.95: both trade with ``confident_share``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import orjson
from rich.console import Console
from rich.table import Table

from attribune import enrich_many
from attribune_core.codec import encode
from attribune_core.events import RawArticle
from benchmarks import floors
from corpora.archives import UNPACKED, unpacked
from corpora.news_annotations import read_annotated_pages
from corpora.news_figures import Tally, figures, tally
from corpora.news_gold import Article, Part, read_articles
from corpora.news_scoring import compare

FLOORS = Path(__file__).with_name("news_floors.json")
BELOW, NO_CORPUS = 1, 2
#: Figures whose floors are promises and no record.
PROMISED = frozenset({"confident", "calibration"})
#: Samples of the bootstrap.
SAMPLES = 500


def intervals(tallies: Sequence[Tally]) -> dict[str, tuple[float, float]]:
    """The 95% interval of each figure, by bootstrap over articles."""
    chance = random.Random(0)
    samples = [figures(chance.choices(tallies, k=len(tallies))) for _ in range(SAMPLES)]
    low, high = int(0.025 * SAMPLES), int(0.975 * SAMPLES) - 1
    ordered = {name: sorted(sample[name] for sample in samples) for name in samples[0]}
    return {name: (values[low], values[high]) for name, values in ordered.items()}


def events_of(articles: Sequence[Article], given: Path | None) -> dict[str, Mapping[str, Any]]:
    """The events of ``articles`` as plain dicts: those in the file ``given`` (JSON lines), else the pipeline's."""
    if given is not None:
        events = (orjson.loads(line) for line in given.read_bytes().splitlines())
        return {event["id"]: event for event in events}
    raws = [RawArticle(id=article.name, body=article.text) for article in articles]
    return {event.id: orjson.loads(encode(event)) for event in enrich_many(raws)}


def articles_of(corpora: Path, part: Part | Literal["pages"]) -> list[Article]:
    """Return the articles of ``part``, train, dev or pages. Raises FileNotFoundError where the corpus is not there."""
    if part == "pages":
        return list(read_annotated_pages(unpacked(corpora, UNPACKED, ("news_pages",)) / "news_pages"))
    return list(read_articles(unpacked(corpora, UNPACKED, ("news_gold",)) / "news_gold", part))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.news", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev", "pages"), default="dev")
    parser.add_argument("--events", type=Path, help="score these enriched events (JSON lines)")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    given = parser.parse_args(arguments)
    try:
        articles = articles_of(given.corpora, given.part)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    events = events_of(articles, given.events)
    tallies = [tally(compare(article, events[article.name])) for article in articles]
    found, spread = figures(tallies), intervals(tallies)
    table = Table(title=f"{given.part}, {len(articles)} articles")
    for column in ("figure", "", "95% interval"):
        table.add_column(column)
    for name, figure in found.items():
        table.add_row(name, f"{figure:.3f}", f"[{spread[name][0]:.3f}, {spread[name][1]:.3f}]")
    console = Console(width=100)
    console.print(table)
    measured = {f"{given.part}/{name}": figure for name, figure in found.items()}
    pinned = {name: floor for name, floor in floors.read(FLOORS).items() if name.startswith(f"{given.part}/")}
    short = floors.shortfalls(measured, pinned)
    for name, (figure, floor) in short.items():
        console.print(f"below its floor: {name} {figure:.4f} < {floor:.4f}")
    if given.pin:
        kept = {name: figure for name, figure in measured.items() if name.partition("/")[2] not in PROMISED}
        floors.write(FLOORS, floors.raised(kept, floors.read(FLOORS)))
    return BELOW if short else 0


if __name__ == "__main__":
    sys.exit(main())
