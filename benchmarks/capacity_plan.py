"""The arithmetic of docs/capacity.md: partitions, workers and disk for so many articles a day, from measured figures.

`python -m benchmarks.capacity_plan` prints the page's tables from benchmarks/results/capacity.json; a test holds that
the page has them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribune_core.topics import ALL, DEAD, ENRICHED, PARTITIONS, RAW
from benchmarks.stream import FLOOR

RESULTS = Path(__file__).with_name("results")
#: Characters of the article that is planned with: some 650 words of news.
CHARACTERS = 4000
#: The busiest hour holds four times its share of the day.
PEAK = 4
#: Busy part of a worker's core at the peak; the rest works off what came while a worker was restarted.
BUSY = 0.6
#: Workers of a stage, so that the loss of one is not the loss of the stage.
FEWEST = 2
#: One article in a hundred dies.
DEAD_SHARE = 0.01
_DAY = 86_400
_DAY_MILLISECONDS = 1000 * _DAY


@dataclass(frozen=True)
class Plan:
    """What so many articles a day need."""

    articles_a_day: int
    replication: int
    mean_rate: float
    peak_rate: float
    #: Cores of work at the peak, and workers of one core, by service.
    cores: dict[str, float]
    workers: dict[str, int]
    partitions: int
    #: GB (10^9 bytes) in all brokers together, by topic; of the compacted one, a year's articles.
    disk_gb: dict[str, float]
    #: Written by all brokers together at the peak, replicas included, and read from them, in MB (10^6 bytes) a second.
    written_mb: float
    read_mb: float


def load(name: str = "capacity") -> dict[str, Any]:
    """Return the figures that the benchmark of that name measured."""
    figures: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text())
    return figures


def scaled(figures: dict[str, Any], key: str) -> dict[str, float]:
    """Return the figures of one article of `CHARACTERS`: cost and size grow with the length."""
    return {name: value * CHARACTERS / figures["characters"] for name, value in figures[key].items()}


def milliseconds(figures: dict[str, Any]) -> dict[str, float]:
    """Return the CPU milliseconds of an article at each service, Kafka's share included: see `benchmarks.stream`."""
    return {name: value / FLOOR for name, value in scaled(figures, "cpu_milliseconds").items()}


def plan(figures: dict[str, Any], articles_a_day: int, replication: int) -> Plan:
    """Return what so many articles a day need."""
    mean = articles_a_day / _DAY
    cores = {name: PEAK * mean * cost / 1000 for name, cost in milliseconds(figures).items()}
    workers = {name: max(FEWEST, math.ceil(used / BUSY)) for name, used in cores.items()}
    sizes = scaled(figures, "bytes_lz4") | {RAW.name: scaled(figures, "bytes")[RAW.name]}
    sizes[DEAD.name] = sizes[RAW.name] * DEAD_SHARE
    days = {one.name: int(one.config.get("retention.ms", 0)) / _DAY_MILLISECONDS for one in ALL} | {ENRICHED.name: 365}
    # Twice as many as workers, so that there is room to scale; in steps that many numbers of workers divide evenly.
    partitions = max(PARTITIONS, 12 * math.ceil(2 * max(workers.values()) / 12))
    return Plan(
        articles_a_day,
        replication,
        mean,
        PEAK * mean,
        cores,
        workers,
        partitions,
        {name: articles_a_day * days[name] * size * replication / 1e9 for name, size in sizes.items()},
        PEAK * mean * sum(sizes.values()) * replication / 1e6,
        # By the next stage or a consumer, and by each further replica.
        PEAK * mean * sum(sizes.values()) * replication / 1e6,
    )


def costs(figures: dict[str, Any]) -> list[str]:
    """Return the rows of what an article costs, and what one worker of one core carries."""
    busy = milliseconds(figures)
    return [
        f"| {name} | {figures['cpu_milliseconds'][name]:.1f} | {busy[name]:.1f} | {1000 / busy[name]:.0f} | "
        f"{BUSY * 1000 / busy[name] * _DAY / PEAK:,.0f} |"
        for name in busy
    ]


def sizes(figures: dict[str, Any]) -> list[str]:
    """Return the rows of what an article takes on each topic."""
    plain, packed = scaled(figures, "bytes"), scaled(figures, "bytes_lz4")
    return [
        f"| `{name}` | {figures['bytes'][name]:,} | {figures['bytes_lz4'][name]:,} | {plain[name] / 1000:.1f} | "
        f"{packed[name] / 1000:.1f} |"
        for name in plain
    ]


def rates(measured: dict[str, Any]) -> list[str]:
    """Return the rows of what one broker took and gave."""
    found = measured["mb_a_second"]
    return [
        row(f"{count} partition{'s' * (count > 1)}", *(f"{found[f'{way}_{count}']:.0f}" for way in ("write", "read")))
        for count in (1, PARTITIONS)
    ]


def row(name: str, *values: str) -> str:
    """Return one row of a table."""
    return " | ".join((f"| {name}", *values)) + " |"


def plans(figures: dict[str, Any]) -> list[str]:
    """Return the rows of the plans for a thousand and for ten million articles a day."""
    both = (plan(figures, 1000, 1), plan(figures, 10_000_000, 3))

    def each(name: str, value: Callable[[Plan], float], form: Callable[[float], str] = str) -> str:
        return row(name, *(form(value(one)) for one in both))

    services, kept = list(both[0].workers), [one.name for one in ALL]
    return [
        each("replicas of each partition", lambda one: one.replication),
        each("articles a second, mean", lambda one: one.mean_rate, short),
        each("at the peak", lambda one: one.peak_rate, short),
        *(each(f"cores busy at the peak, {name}", lambda one, name=name: one.cores[name], short) for name in services),
        *(each(f"workers, {name}", lambda one, name=name: one.workers[name]) for name in services),
        each("partitions of each topic", lambda one: one.partitions),
        *(each(f"GB in `{name}`, {_kept(name)}", lambda one, name=name: one.disk_gb[name], short) for name in kept),
        each("MB a second written at the peak, replicas included", lambda one: one.written_mb, short),
        each("MB a second read at the peak, by replicas, too", lambda one: one.read_mb, short),
    ]


def short(value: float) -> str:
    """Return the number with two figures that count, or whole where it has more."""
    return f"{value:,.0f}" if value >= 10 else f"{float(f'{value:.2g}'):g}"


def _kept(name: str) -> str:
    if name == ENRICHED.name:
        return "a year"
    (days,) = (int(one.config["retention.ms"]) // _DAY_MILLISECONDS for one in ALL if one.name == name)
    return f"{days} days"


if __name__ == "__main__":
    measured = load()
    print("\n".join([*costs(measured), "", *sizes(measured), "", *rates(load("broker")), "", *plans(measured)]))
