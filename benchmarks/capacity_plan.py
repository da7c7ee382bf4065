"""The arithmetic of docs/capacity.md: partitions, workers and disk for a number of articles a day.

`python -m benchmarks.capacity_plan` prints the page's tables from the measured figures in
benchmarks/results/capacity.json; a test checks that the page has them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribune_core.topics import ALL, DEAD, ENRICHED, PARTITIONS, RAW
from benchmarks.stream import FLOOR_SHARE

RESULTS = Path(__file__).with_name("results")
#: Characters of the article that plans assume: some 650 words of news.
ARTICLE_CHARACTERS = 4000
#: Articles of the busiest hour by those of an average hour. Set by hand.
PEAK_FACTOR = 4
#: Share of a worker's core that is busy at the peak; the rest catches up after a restart. Set by hand.
BUSY_SHARE = 0.6
#: Least number of workers of a stage, so that a stage survives the loss of one.
FEWEST_WORKERS = 2
#: Share of articles that become dead letters. Set by hand.
DEAD_SHARE = 0.01
_DAY_SECONDS = 86_400
_DAY_MILLISECONDS = 1000 * _DAY_SECONDS


@dataclass(frozen=True)
class Plan:
    """What a number of articles a day needs."""

    articles_a_day: int
    replication: int
    mean_rate: float
    peak_rate: float
    #: Cores that are busy at the peak, by service; `workers` are workers of one core.
    cores: dict[str, float]
    workers: dict[str, int]
    partitions: int
    #: GB (10^9 bytes) on all brokers together, by topic; the compacted topic holds a year's articles.
    disk_gb: dict[str, float]
    #: MB (10^6 bytes) a second that all brokers together write at the peak, replicas included; then those they send.
    written_mb: float
    read_mb: float


def load(name: str = "capacity") -> dict[str, Any]:
    """Return the figures that the benchmark ``name`` measured."""
    figures: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text())
    return figures


def scaled(figures: dict[str, Any], key: str) -> dict[str, float]:
    """Return the figures of an article of `ARTICLE_CHARACTERS`: cost and size are proportional to length."""
    return {name: value * ARTICLE_CHARACTERS / figures["characters"] for name, value in figures[key].items()}


def milliseconds(figures: dict[str, Any]) -> dict[str, float]:
    """Return the CPU milliseconds of an article at each service, Kafka included: see `benchmarks.stream`."""
    return {name: value / FLOOR_SHARE for name, value in scaled(figures, "cpu_milliseconds").items()}


def plan(figures: dict[str, Any], articles_a_day: int, replication: int) -> Plan:
    """Return what ``articles_a_day`` need."""
    mean = articles_a_day / _DAY_SECONDS
    cores = {name: PEAK_FACTOR * mean * cost / 1000 for name, cost in milliseconds(figures).items()}
    workers = {name: max(FEWEST_WORKERS, math.ceil(used / BUSY_SHARE)) for name, used in cores.items()}
    sizes = scaled(figures, "bytes_lz4") | {RAW.name: scaled(figures, "bytes")[RAW.name]}
    sizes[DEAD.name] = sizes[RAW.name] * DEAD_SHARE
    days = {one.name: int(one.config.get("retention.ms", 0)) / _DAY_MILLISECONDS for one in ALL} | {ENRICHED.name: 365}
    # Twice as many as workers, so that there is room to scale; a multiple of 12, which many numbers of workers divide.
    partitions = max(PARTITIONS, 12 * math.ceil(2 * max(workers.values()) / 12))
    return Plan(
        articles_a_day,
        replication,
        mean,
        PEAK_FACTOR * mean,
        cores,
        workers,
        partitions,
        {name: articles_a_day * days[name] * size * replication / 1e9 for name, size in sizes.items()},
        PEAK_FACTOR * mean * sum(sizes.values()) * replication / 1e6,
        # Read by the next stage or a consumer, and by each further replica.
        PEAK_FACTOR * mean * sum(sizes.values()) * replication / 1e6,
    )


def costs(figures: dict[str, Any]) -> list[str]:
    """Return the rows with the cost of an article, and with the articles a second of a worker of one core."""
    busy = milliseconds(figures)
    return [
        f"| {name} | {figures['cpu_milliseconds'][name]:.1f} | {busy[name]:.1f} | {1000 / busy[name]:.0f} | "
        f"{BUSY_SHARE * 1000 / busy[name] * _DAY_SECONDS / PEAK_FACTOR:,.0f} |"
        for name in busy
    ]


def sizes(figures: dict[str, Any]) -> list[str]:
    """Return the rows with the size of an article on each topic."""
    plain, packed = scaled(figures, "bytes"), scaled(figures, "bytes_lz4")
    return [
        f"| `{name}` | {figures['bytes'][name]:,} | {figures['bytes_lz4'][name]:,} | {plain[name] / 1000:.1f} | "
        f"{packed[name] / 1000:.1f} |"
        for name in plain
    ]


def rates(measured: dict[str, Any]) -> list[str]:
    """Return the rows with the rates of one broker."""
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
    """Return the number with two significant digits, or as a whole number if that has more."""
    return f"{value:,.0f}" if value >= 10 else f"{float(f'{value:.2g}'):g}"


def _kept(name: str) -> str:
    if name == ENRICHED.name:
        return "a year"
    (days,) = (int(one.config["retention.ms"]) // _DAY_MILLISECONDS for one in ALL if one.name == name)
    return f"{days} days"


if __name__ == "__main__":
    measured = load()
    print("\n".join([*costs(measured), "", *sizes(measured), "", *rates(load("broker")), "", *plans(measured)]))
