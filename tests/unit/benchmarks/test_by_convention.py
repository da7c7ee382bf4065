"""What is found of each convention."""

from __future__ import annotations

from pathlib import Path

from benchmarks.by_convention import tally
from benchmarks.gold_event import as_event
from tests.unit.benchmarks.test_conventions import SAY, gold_of


def test_what_was_found_and_linked_is_counted_apart(tmp_path: Path) -> None:
    said = f'type = "direct", {SAY}'
    gold = gold_of(tmp_path, "{1|“Late,”} {c1|said} [ara@1:Ara Kim]. {2|“No,”} {c2|said} [bo@2:Bo Bank].", said, said)
    event = as_event(gold)
    event["quotes"][0]["speaker"] = None
    every, found, linked = tally(gold, {**event, "quotes": event["quotes"]})
    assert (every["inversion"], found["inversion"], linked["inversion"]) == (2, 2, 1)
    every, found, linked = tally(gold, {**event, "quotes": event["quotes"][1:]})
    assert (every["organisation"], found["organisation"], linked["organisation"]) == (1, 1, 1)
    assert (every["all"], found["all"], linked["all"]) == (2, 1, 1)
