"""The source audit against gold: ``python -m benchmarks.audit``.

The invented articles go through the pipeline, and the audit of its events is compared with the audit of their gold. A
table's figure is the overlap of its two distributions: 1 less half the sum of the differences of their shares. The role
groups in ``audit_roles.tsv`` are by reading; their figure is the share of those people whose group is right. Ends with
1 where a figure is below its floor.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import orjson

from attribune_audit.counts import Counts, Dimension
from attribune_audit.facts import group_of, quote_facts
from attribune_audit.report import Report, report
from attribune_audit.role_phrases import roles_of
from attribune_core.codec import decode
from attribune_core.events import EnrichedArticle
from benchmarks.accuracy import enriched
from benchmarks.articles_gold import load_all
from benchmarks.gold_event import as_event
from benchmarks.gold_model import Gold

ROLES = Path(__file__).with_name("audit_roles.tsv")
COMPARED: tuple[Dimension, ...] = ("speaker kind", "type", "place", "pronoun")
#: Least figures, by table. They only rise.
FLOORS = {"roles": 0.89, "speaker kind": 0.98, "type": 0.98, "place": 0.98, "pronoun": 0.94}


def figures() -> dict[str, float]:
    """Return the figure of each table that is compared, and of the roles."""
    golds = load_all()
    events = {gold.name: as_model(event) for gold, event in zip(golds, enriched(golds), strict=True)}
    ours = audit_of(events.values())
    theirs = audit_of(gold_event(gold) for gold in golds)
    found = {dimension: overlap(ours, theirs, dimension) for dimension in COMPARED}
    roles = role_rows()
    wrong = [row for row in roles if group_in(events[row[0]], row[1]) != row[2]]
    return {**found, "roles": 1 - len(wrong) / len(roles)}


def audit_of(events: Any) -> Report:
    """Return the audit of all of `events`."""
    counts = Counts()
    for event in events:
        counts.add(quote_facts(event))
    return report(counts)


def overlap(ours: Report, theirs: Report, dimension: Dimension) -> float:
    """Return how much two distributions over the values of a dimension overlap, from 0 to 1."""
    shares = {row.value: row.share_of_quotes for row in theirs.tables[dimension]}
    return 1 - sum(abs(row.share_of_quotes - shares[row.value]) for row in ours.tables[dimension]) / 2


def gold_event(gold: Gold) -> EnrichedArticle:
    """Return the gold of an article as an event; what the audit does not read is left empty."""
    made = as_event(gold)
    rest = {"event_id": gold.name, "pipeline": {"cleaner": "gold"}, "sentences": [], "source_map": None}
    for quote in made["quotes"]:
        quote |= {"confidence": 1.0, "method": "gold"}
    for entity in made["entities"]:
        entity["mentions"] = sorted(entity["mentions"], key=lambda one: (one["start"], one["end"]))
    made["entities"] = [entity for entity in made["entities"] if entity["mentions"]]
    return as_model({**rest, **made})


def as_model(event: dict[str, Any]) -> EnrichedArticle:
    """Return an event, as plain data, as the contract's model."""
    return decode(EnrichedArticle, orjson.dumps(event))


def role_rows() -> list[tuple[str, str, str]]:
    """Return article, person and group of each row of the gold."""
    with ROLES.open(encoding="utf-8", newline="") as file:
        return [(row["article"], row["person"], row["group"]) for row in csv.DictReader(file, delimiter="\t")]


def group_in(event: EnrichedArticle, person: str) -> str | None:
    """Return the group that the audit gives to a person of an event, None where the event lacks the person."""
    entity = next((one for one in event.entities if one.name == person), None)
    return None if entity is None else group_of(roles_of(entity, event))[0]


def main() -> int:
    """Print the figures; see the module."""
    found = figures()
    for name, figure in found.items():
        print(f"{name}: {figure:.3f}{'' if figure >= FLOORS[name] else f', below its floor {FLOORS[name]}'}")
    return int(any(figure < FLOORS[name] for name, figure in found.items()))


if __name__ == "__main__":
    sys.exit(main())
