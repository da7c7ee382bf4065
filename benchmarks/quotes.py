"""How right quote linking is on PolNeAR, from raw text through the whole pipeline.

``python -m benchmarks.quotes --corpora DIR [--part dev|train] [--limit N] [--predictions FILE]`` prints

- the figures with 95% intervals by the bootstrap over articles and the pinned floors, and the figures of textacy's
  direct quotations if it is installed (``pip install -r benchmarks/requirements.txt``);
- figures for direct, mixed and indirect speech;
- the errors by kind;
- the calibration of confidences;
- on ``dev``, how often a speaker that is a pronoun is linked to the right person (:mod:`benchmarks.pronoun_speakers`).

``--predictions`` writes the events, a JSON object on each line, for other scorers. :mod:`corpora.polnear_scoring`
defines the measures. Exit status 1 if a figure over the whole ``dev`` part is below its floor, 2 if the corpus is
missing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from attribune import enrich_many
from attribune_core.codec import encode
from attribune_core.events import EnrichedArticle, RawArticle
from benchmarks import floors, pronoun_speakers, quote_errors, reliability, textacy_quotes
from benchmarks.bootstrap import intervals
from corpora.archives import UNPACKED, unpacked
from corpora.polnear import Article, Part, read_articles
from corpora.polnear_scoring import Comparison, Counts, compare, counts_of, figures

BELOW_FLOOR = 1
NO_CORPUS = 2

#: Name of the figure on speakers that are pronouns.
PRONOUNS = "pronoun_speakers"

#: The floors of the dev part.
FLOORS = Path(__file__).with_name("quotes_floors.json")


def enriched(gold: Sequence[Article]) -> tuple[list[EnrichedArticle | None], float]:
    """The event of each article, None if it was refused, and the wall seconds for all of them."""
    raws = [RawArticle(body=one.text, id=one.name) for one in gold]
    start = time.perf_counter()
    found = {event.id: event for event in enrich_many(raws, on_error=lambda _number, _error: None)}
    return [found.get(one.name) for one in gold], time.perf_counter() - start


def summed(counts: Sequence[Counts]) -> Counts:
    """The counts of all articles together."""
    total: Counts = Counter()
    for one in counts:
        total.update(one)
    return total


def _figures_table(
    counts: Sequence[Counts], other: dict[str, float] | None, pinned: dict[str, float]
) -> tuple[Table, dict[str, float]]:
    measured, known = figures(summed(counts)), intervals(counts)
    shown = Table("figure", "", "95%", "floor", "textacy", title="Quotes of PolNeAR")
    for name, figure in measured.items():
        low, high = known.get(name, (figure, figure))
        floor = f"{pinned[name]:.4f}" if name in pinned else ""
        beside = f"{other[name]:.4f}" if other is not None else ""
        shown.add_row(name, f"{figure:.4f}", f"{low:.3f} to {high:.3f}", floor, beside)
    return shown, measured


def _types_table(comparisons: Sequence[Comparison]) -> Table:
    shown = Table("type", "gold", "precision", "recall", "F1", "speaker_acc", title="By type")
    for name, its in quote_errors.by_type(comparisons).items():
        values = (f"{its[key]:.3f}" for key in ("p", "r", "f1", "speaker_acc"))
        shown.add_row(name, f"{its['gold']:.0f}", *values)
    return shown


def _errors_table(comparisons: Sequence[Comparison]) -> Table:
    found = quote_errors.errors(comparisons)
    shown = Table("error", *quote_errors.TYPES, "all", title="Errors by kind")
    for kind in quote_errors.KINDS:
        each = [found[kind, name] for name in quote_errors.TYPES]
        shown.add_row(kind, *map(str, each), str(sum(each)))
    return shown


def _reliability_table(comparisons: Sequence[Comparison]) -> Table:
    seen = reliability.outcomes(comparisons)
    bins = reliability.table(seen)
    share, right = reliability.sure(seen)
    caption = (
        f"expected calibration error {reliability.expected_error(bins):.3f}; "
        f"{share:.1%} of the quotes have {reliability.SURE_CONFIDENCE} or more, and of those {right:.1%} are right"
    )
    shown = Table("confidence", "quotes", "mean", "right", title="What a confidence is worth", caption=caption)
    for one in bins:
        shown.add_row(f"{one.low:.1f} to {one.high:.1f}", str(one.count), f"{one.confidence:.3f}", f"{one.right:.3f}")
    return shown


def main(argv: list[str] | None = None) -> int:
    """Print the tables; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with polnear/ or polnear.tar.xz")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int, help="articles at most")
    parser.add_argument("--predictions", type=Path, help="file for the enriched events, a line each")
    given = parser.parse_args(argv)
    part: Part = given.part
    try:
        folder = unpacked(given.corpora, UNPACKED, ["polnear"])
        gold = list(read_articles(folder / "polnear", part))[: given.limit]
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    events, seconds = enriched(gold)
    if given.predictions is not None:
        given.predictions.write_bytes(b"".join(encode(event) + b"\n" for event in events if event is not None))
    comparisons = [compare(one, event) for one, event in zip(gold, events, strict=True)]
    counts = [counts_of(one, missing=event is None) for one, event in zip(comparisons, events, strict=True)]
    theirs = textacy_quotes.events(gold)
    pairs = zip(gold, theirs, strict=True) if theirs is not None else ()
    other = figures(summed([counts_of(compare(one, event)) for one, event in pairs])) if theirs is not None else None
    pinned = floors.read(FLOORS)
    # Where output is no terminal, rich would cut the table to 80 columns.
    console = Console(width=None if sys.stdout.isatty() else 120)
    shown, measured = _figures_table(counts, other, pinned)
    for one in (shown, _types_table(comparisons), _errors_table(comparisons), _reliability_table(comparisons)):
        console.print(one)
    total = summed(counts)
    print(f"{total['articles']} articles, {total['missing']} missing, {len(gold) / seconds:.1f} a second")
    if theirs is None:
        print("textacy is not installed, so there is nothing to compare with: benchmarks/requirements.txt")
    if part != "dev":
        return 0
    spoken = pronoun_speakers.counted(gold, events)
    measured[PRONOUNS] = pronoun_speakers.share(spoken)
    print(
        f"pronouns that speak, {spoken.total()} read by hand: {spoken['right']} linked to the right person, "
        f"{spoken['wrong']} to another, {spoken['nobody']} to nobody ({PRONOUNS} {measured[PRONOUNS]:.4f})"
    )
    if given.limit is not None:
        return 0
    short = floors.shortfalls(measured, pinned)
    for name, (figure, floor) in short.items():
        print(f"{name} is {figure:.4f}, below its floor of {floor:.4f}", file=sys.stderr)
    return BELOW_FLOOR if short else 0


if __name__ == "__main__":
    sys.exit(main())
