"""How right links to a people file are, by names: the gold of `people_gold.tsv` against an article's entities.

A name of the gold is linked where a name of a linked entity overlaps it. Precision is over the names of linked
entities: right where they overlap a name of the gold with the same id, wrong everywhere else. Recall is over the names
of the gold, by their kind. What the cleaner took out of the text counts for neither.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribune_core.events import Entity

GOLD = Path(__file__).with_name("people_gold.tsv")
#: Kinds of names that are somebody of the file.
KINDS = ("full", "bare", "unclear")
#: Runs [clean start, raw start, length] of an event.
Runs = Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Name:
    """A name of the gold, by its code points in the article as it is published; `id` is None for somebody unknown."""

    start: int
    end: int
    id: str | None
    kind: str


@dataclass(frozen=True)
class Error:
    """A name that is linked wrongly (`found` and `gold` differ), or not at all."""

    start: int
    kind: str
    gold: str | None
    found: str | None


def read_gold(path: Path = GOLD) -> dict[str, list[Name]]:
    """Return the names of each article."""
    names: dict[str, list[Name]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            identifier = None if row["id"] == "-" else row["id"]
            names.setdefault(row["article"], []).append(
                Name(int(row["start"]), int(row["end"]), identifier, row["kind"])
            )
    return names


def score(gold: Sequence[Name], entities: Sequence[Entity], runs: Runs) -> tuple[Counter[str], list[Error]]:
    """Return the counts of one article, and its errors."""
    counts: Counter[str] = Counter()
    errors = []
    linked = list(_linked(entities, runs))
    known = [name for name in gold if name.id is not None and _is_there(name, runs)]
    for name in known:
        found = next((identifier for start, end, identifier in linked if start < name.end and name.start < end), None)
        counts[f"{name.kind} gold"] += 1
        counts[f"{name.kind} right"] += found == name.id
        counts[f"{name.kind} abstained"] += found is None
        if found is None and name.kind != "unclear":
            errors.append(Error(name.start, name.kind, name.id, None))
    for start, end, identifier in linked:
        own = next((name for name in known if start < name.end and name.start < end), None)
        right = own is not None and own.id == identifier
        counts["linked right"] += right
        counts["linked"] += 1
        if not right:
            errors.append(Error(start, own.kind if own else "none", own.id if own else None, identifier))
    return counts, errors


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the figures that have floors: precision, recall of full names and of bare ones, abstention."""
    found = {"precision": counts["linked right"] / max(1, counts["linked"])}
    for kind in ("full", "bare"):
        found[f"{kind}_recall"] = counts[f"{kind} right"] / max(1, counts[f"{kind} gold"])
    found["unclear_abstained"] = counts["unclear abstained"] / max(1, counts["unclear gold"])
    return found


def _linked(entities: Sequence[Entity], runs: Runs) -> Iterator[tuple[int, int, str]]:
    for entity in entities:
        if entity.kb is None:
            continue
        for mention in entity.mentions:
            raw = _raw(mention.start, runs) if mention.kind == "name" else None
            if raw is not None:
                yield raw, raw + mention.end - mention.start, entity.kb.id


def _raw(clean: int, runs: Runs) -> int | None:
    for start, raw, size in runs:
        if start <= clean < start + size:
            return raw + clean - start
    return None


def _is_there(name: Name, runs: Runs) -> bool:
    return any(raw <= name.start < raw + size for _, raw, size in runs)
