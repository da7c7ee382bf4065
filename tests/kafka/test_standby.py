"""More workers than partitions, and nothing to do for a while: the one that stands by can still take over."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from attribune_core import metrics
from attribune_core.exit_codes import ExitCode
from deploy.kafka.local import local_cluster
from tests.chaos.articles import good
from tests.chaos.plan import make_plan
from tests.chaos.workers import Stage, Worker
from tests.chaos.world import World
from tests.kafka.needs import OWN_BROKER

pytestmark = OWN_BROKER

#: Seconds of idling. ATTRIBUNE_TEST_IDLE=600 is what is promised; it takes ten minutes.
IDLE = float(os.environ.get("ATTRIBUNE_TEST_IDLE", "12"))


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Yield topics of one partition on a broker of their own, with the other two stages running."""
    with local_cluster() as cluster:
        world = World(cluster, replace(make_plan(short=True), partitions=1), 0, tmp_path)
        try:
            await world.open()
            world.start(Stage.CLEANER, Stage.LINKER)
            yield world
        finally:
            await world.close()


async def some_out(world: World, prefix: str) -> None:
    world.publish(*(good(f"{prefix}-{at}", number=at, takes=0.02) for at in range(40)))
    await world.settle()


def worked(worker: Worker) -> float:
    """Return the CPU seconds that the worker's children used."""
    return sum(child.cpu_times().user for child in worker.children())


def ask(worker: Worker, path: str) -> tuple[int, str]:
    """What the worker's page answers; its address is in the log."""
    found = re.search(r"http://127\.0\.0\.1:\d+", worker.log.read_text())
    if found is None:
        return 0, ""
    try:
        with urllib.request.urlopen(f"{found[0]}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


async def test_a_worker_that_stands_by_is_alive_and_ready(world: World) -> None:
    workers = world.start(Stage.ANNOTATOR, count=2, http_port=0)
    for path in ("/readyz", "/healthz"):
        await world.until(lambda path=path: all(ask(one, path) == (200, "ok\n") for one in workers), path)
    await some_out(world, "a")
    shares = [f'{metrics.PARTITIONS.name}{{stage="entity-extractor"}} {count}.0' for count in (0, 1)]
    pages = [ask(one, "/metrics")[1] for one in workers]
    assert all(any(share in page for page in pages) for share in shares), "one has the partition, and one has none"
    assert all(ask(one, "/readyz") == (200, "ok\n") for one in workers)


@pytest.mark.timeout(IDLE + 300)
async def test_a_standby_that_was_idle_takes_over(world: World) -> None:
    workers = world.start(Stage.ANNOTATOR, count=2)
    await some_out(world, "a")
    before = [worked(worker) for worker in workers]
    await some_out(world, "b")
    spent = [worked(worker) - first for worker, first in zip(workers, before, strict=True)]
    active = workers[spent.index(max(spent))]
    await asyncio.sleep(IDLE)
    await world.workers.stop(active, signal.SIGKILL)
    await some_out(world, "c")
    (standby,) = world.workers.of(Stage.ANNOTATOR)
    assert standby.codes == [], "it never ended in between"
    assert (await world.verdict()).right


async def test_a_worker_that_leaves_its_group_while_idle_is_ended_and_started_again(world: World) -> None:
    """What the client does by itself, had its interval not been set out of reach: the watchdog sees it."""
    workers = world.start(Stage.ANNOTATOR, count=2, watchdog_seconds=8, CHAOS_POLL_INTERVAL=4)
    await some_out(world, "a")
    await world.until(lambda: any(ExitCode.STUCK in worker.codes for worker in workers), "a zombie that was ended")
    await some_out(world, "b")
    assert (await world.verdict()).right
