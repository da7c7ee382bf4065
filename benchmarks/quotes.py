"""How right quote linking is on PolNeAR, from raw text through the whole pipeline.

``python -m benchmarks.quotes --corpora DIR [--part dev|train] [--limit N] [--predictions FILE]`` prints a table and
fails where a figure of the whole ``dev`` part is below its pinned floor. ``--predictions`` writes the events, a JSON
object a line, for any other scorer. :mod:`benchmarks.attributions` says what is measured.
Exit status 1 where a figure is below its floor, 2 where the corpus is not there.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from attribune import enrich_many
from attribune_core.codec import encode
from attribune_core.events import EnrichedArticle, RawArticle
from benchmarks import floors
from benchmarks.attributions import Counts, count, figures
from benchmarks.polnear import Article, Part, articles
from training.corpora import unpacked
from training.paths import Work

BELOW_FLOOR = 1
NO_CORPUS = 2

#: The floors of the dev part.
FLOORS = Path(__file__).with_name("quotes_floors.json")


def evaluate(gold: list[Article]) -> tuple[Counts, list[EnrichedArticle], float]:
    """The counts over ``gold``, its events, and the seconds that enriching them took."""
    refused: set[int] = set()
    raws = [RawArticle(body=one.text, id=one.name) for one in gold]
    start = time.perf_counter()
    events = list(enrich_many(raws, on_error=lambda number, _: refused.add(number)))
    seconds = time.perf_counter() - start
    by_name = {event.id: event for event in events}
    total: Counts = Counts()
    for one in gold:
        total.update(count(one, by_name.get(one.name)))
    return total, events, seconds


def main(argv: list[str] | None = None) -> int:
    """Print the table; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with polnear/ or polnear.tar.xz")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int, help="articles at most")
    parser.add_argument("--predictions", type=Path, help="file for the enriched events, a line each")
    given = parser.parse_args(argv)
    part: Part = given.part
    try:
        folder = unpacked(given.corpora, Work().corpora, ["polnear"])
        gold = list(articles(folder / "polnear", part))[: given.limit]
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    counts, events, seconds = evaluate(gold)
    if given.predictions is not None:
        given.predictions.write_bytes(b"".join(encode(event) + b"\n" for event in events))
    measured = figures(counts)
    print(f"{'articles':20} {counts['articles']}\n{'missing':20} {counts['missing']}")
    for name, figure in measured.items():
        print(f"{name:20} {figure:.4f}")
    print(f"{'articles a second':20} {len(gold) / seconds:.1f}")
    if part != "dev" or given.limit is not None:
        return 0
    short = floors.shortfalls(measured, floors.read(FLOORS))
    for name, (figure, floor) in short.items():
        print(f"{name} is {figure:.4f}, below its floor of {floor:.4f}", file=sys.stderr)
    return BELOW_FLOOR if short else 0


if __name__ == "__main__":
    sys.exit(main())
