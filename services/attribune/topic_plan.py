"""What it takes to bring the topics of a broker to what is declared: worked out here, done elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from attribune_core.topics import Topic


@dataclass(frozen=True)
class Found:
    """A topic as the broker has it; `config` holds all its settings, defaults included."""

    partitions: int
    config: Mapping[str, str]


class Kind(StrEnum):
    """What is to be done with a topic."""

    CREATE = "created"
    ADD_PARTITIONS = "partitions added"
    ALTER_CONFIG = "config altered"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """One step for one topic. `config` holds the settings to write, `detail` says in words what changes."""

    kind: Kind
    topic: Topic
    partitions: int
    config: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""


def plan(declared: Sequence[Topic], partitions: int, found: Mapping[str, Found]) -> list[Change]:
    """Return the steps that make the topics in `found` what `declared` says; at least one for each declared topic.

    Nothing shrinks: a topic with more partitions than `partitions` keeps them. Settings of a topic that are not
    declared are left as they are. Running the steps and planning again gives `UNCHANGED` throughout.
    """
    changes: list[Change] = []
    for topic in declared:
        there = found.get(topic.name)
        if there is None:
            changes.append(Change(Kind.CREATE, topic, partitions, topic.config, f"{partitions} partitions"))
            continue
        steps = list(_steps(topic, partitions, there))
        changes += steps or [_unchanged(topic, partitions, there)]
    return changes


def _steps(topic: Topic, partitions: int, there: Found) -> list[Change]:
    steps: list[Change] = []
    if there.partitions < partitions:
        detail = f"{there.partitions} -> {partitions}; from now on an id may go to another partition than before"
        steps.append(Change(Kind.ADD_PARTITIONS, topic, partitions, detail=detail))
    differs = {name: value for name, value in topic.config.items() if there.config.get(name) != value}
    if differs:
        detail = ", ".join(f"{name} {there.config.get(name, 'unset')} -> {value}" for name, value in differs.items())
        steps.append(Change(Kind.ALTER_CONFIG, topic, there.partitions, differs, detail))
    return steps


def _unchanged(topic: Topic, partitions: int, there: Found) -> Change:
    kept = f"{there.partitions} partitions"
    if there.partitions > partitions:
        kept += f", more than the {partitions} asked for; partitions are never taken away"
    return Change(Kind.UNCHANGED, topic, there.partitions, detail=kept)
