"""How right pronouns are linked to persons, from raw text through the whole pipeline.

``python -m benchmarks.pronouns --corpora DIR [--pin] [--predictions FILE]`` prints the figures on GAP's validation part
and on GUM's development part, the latter with a 95% interval by the bootstrap over documents. ``--pin`` raises the
pinned floors to the figures and lowers none. ``--predictions`` writes GAP's events, a JSON object on each line, for
other scorers. :mod:`benchmarks.pronoun_scoring` defines the measures. Exit status 1 if a figure is below its floor, 2
if a corpus is missing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from attribune import enrich_many
from attribune_core.codec import encode
from attribune_core.events import EnrichedArticle, RawArticle
from benchmarks import floors
from benchmarks.pronoun_scoring import Links, count_names, count_persons, interval, total
from corpora import gap, gum
from corpora.archives import UNPACKED, unpacked
from corpora.pronouns import PronounText

BELOW_FLOOR = 1
NO_CORPUS = 2

FLOORS = Path(__file__).with_name("pronouns_floors.json")


def enriched(texts: Sequence[PronounText]) -> dict[str, EnrichedArticle]:
    """The events of ``texts`` by id; a refused text has no event."""
    raws = [RawArticle(body=text.text, id=text.name) for text in texts]
    return {event.id: event for event in enrich_many(raws, on_error=lambda number, error: None)}


def figures(names: Links, persons: Links) -> dict[str, float]:
    """The figures that have floors."""
    return {"gap_f1": names.all.f1, "gap_bias": names.bias, "gum_f1": persons.all.f1}


def _show(name: str, links: Links) -> None:
    both = links.all
    print(f"{name:24} f1 {both.f1:.4f}  precision {both.precision:.4f}  recall {both.recall:.4f}")
    print(f"{'':24} masculine {links.masculine.f1:.4f}  feminine {links.feminine.f1:.4f}  bias {links.bias:.3f}")


def main(argv: list[str] | None = None) -> int:
    """Print the figures; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pronouns", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with gap and gum, or their archives")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--predictions", type=Path, help="file for GAP's enriched events, a line each")
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, UNPACKED, ["gap", "gum"])
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    snippets = list(gap.read_pronouns(folder / "gap" / "gap-validation.tsv"))
    documents = list(gum.read_pronouns(folder / "gum" / "dev"))
    events = enriched(snippets)
    if given.predictions is not None:
        given.predictions.write_bytes(b"".join(encode(event) + b"\n" for event in events.values()))
    names = total(count_names(text, events.get(text.name)) for text in snippets)
    _show("GAP validation", names)
    events = enriched(documents)
    by_document = [count_persons(text, events.get(text.name)) for text in documents]
    persons = total(by_document)
    _show("GUM dev", persons)
    low, high = interval(by_document)
    print(f"{'':24} f1 in 95% of the draws of {len(documents)} documents: {low:.4f} to {high:.4f}")
    measured = figures(names, persons)
    pinned = floors.read(FLOORS)
    short = floors.shortfalls(measured, pinned)
    for name, (figure, floor) in short.items():
        print(f"{name} is {figure:.4f}, below its floor of {floor:.4f}", file=sys.stderr)
    if given.pin:
        floors.write(FLOORS, floors.raised(measured, pinned))
    return BELOW_FLOOR if short else 0


if __name__ == "__main__":
    sys.exit(main())
