"""No article is lost: each service is killed and stopped in the middle of 200 articles."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import ANNOTATED, CLEAN, DEAD, ENRICHED, RAW, Topic
from tests.integration.conftest import STUB, Cluster, Got, children_of, ids

COUNT = 200
#: Every so many is bad.
EVERY = 20


@dataclass(frozen=True)
class Service:
    """A service: how to run it, and where its output goes."""

    command: tuple[str, ...]
    group: str
    reads: Topic
    writes: Topic


@dataclass(frozen=True)
class Pipeline:
    """Services that follow each other, and how to make articles for them."""

    name: str
    services: tuple[Service, ...]
    good: Callable[[int], bytes]
    bad: Callable[[int], bytes]

    @property
    def output(self) -> str:
        """Where all good articles must come out."""
        return self.services[-1].writes.name


def service(name: str, reads: Topic, writes: Topic) -> Service:
    return Service(("-m", "attribune", "run", name), f"attribune-{name}", reads, writes)


STUB_ONLY = Pipeline(
    "stub",
    (Service(STUB, "attribune-stub", RAW, CLEAN),),
    lambda at: json.dumps({"id": f"a{at}", "text": "x" * at, "takes": 0.01}).encode(),
    lambda at: json.dumps({"id": f"a{at}", "do": "refuse"}).encode(),
)
THE_THREE = Pipeline(
    "the three services",
    (
        service("cleaner", RAW, CLEAN),
        service("entity-extractor", CLEAN, ANNOTATED),
        service("quote-linker", ANNOTATED, ENRICHED),
    ),
    lambda at: (
        f"The council of Ashford met for the {at}th time on Monday. “We will rebuild the bridge,” said Mayor Ann Roe, "
        f"who has led the town for {at} years.\n\nHer deputy, Karim Haddad, denied that the money was spent. "
        "He said that the accounts were open to everyone."
    ).encode(),
    lambda at: b'{"body": "half a JSON object',
)


def key(at: int) -> bytes:
    return b"a%d" % at


def all_out(cluster: Cluster, pipeline: Pipeline, good: set[bytes | None], bad: set[bytes | None]) -> bool:
    return ids(cluster.read(pipeline.output)) == good and ids(cluster.read(DEAD.name)) == bad


def duplicates(records: list[Got]) -> int:
    """Check that duplicates are identical; return how many there are."""
    values: dict[bytes | None, bytes | None] = {}
    for record in records:
        assert values.setdefault(record.key, record.value) == record.value, record.key
    return len(records) - len(values)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["SIGKILL", "SIGTERM"])
@pytest.mark.parametrize("pipeline", [STUB_ONLY, THE_THREE], ids=lambda pipeline: pipeline.name)
def test_services_that_end_in_the_middle_lose_nothing(
    cluster: Cluster, pipeline: Pipeline, number: signal.Signals
) -> None:
    # A stop does not wait for letters that are held back after a start, so what is behind them would be repeated.
    limit = "on" if number is signal.SIGKILL else "off"

    def start(one: Service) -> subprocess.Popen[bytes]:
        return cluster.start(*one.command, batch_articles=4, dead_letter_limit=limit)

    workers = [start(one) for one in pipeline.services]
    good: set[bytes | None] = set()
    bad: set[bytes | None] = set()
    share = -(-COUNT // len(pipeline.services))
    for at, one in enumerate(pipeline.services):
        before = len(cluster.read(one.writes.name))
        for number_of in range(at * share, min(COUNT, (at + 1) * share)):
            is_bad = number_of % EVERY == 7
            (bad if is_bad else good).add(key(number_of))
            cluster.publish((key(number_of), (pipeline.bad if is_bad else pipeline.good)(number_of)))
        cluster.until(lambda one=one, before=before: len(cluster.read(one.writes.name)) > before)
        end(workers[at], number)
        workers[at] = start(one)
    cluster.until(lambda: all_out(cluster, pipeline, good, bad))
    for one in pipeline.services:
        repeated = duplicates(cluster.read(one.writes.name))
        assert number is signal.SIGKILL or not repeated, "what was under way came out; the rest was not begun"
    assert len(good) + len(bad) == COUNT
    assert duplicates(cluster.read(DEAD.name)) == 0 or number is signal.SIGKILL
    first = pipeline.services[0]
    cluster.until(lambda: cluster.committed(first.group, first.reads.name, 4) == COUNT)


def end(worker: subprocess.Popen[bytes], number: signal.Signals) -> None:
    family = children_of(worker)
    start = time.monotonic()
    worker.send_signal(number)
    code = worker.wait(30)
    if number is signal.SIGTERM:
        assert code == ExitCode.OK
        assert time.monotonic() - start < 10
    for child in family:
        child.wait(10)
