"""A steady load for a long time: memory stays flat, and the lag comes back to nothing."""

from __future__ import annotations

import time

from tests.chaos.articles import mixed
from tests.chaos.world import ChaosError, World

TITLE = "soak: flat memory, lag back to 0"
SHORT = "25 seconds, not 30 minutes; memory may grow by a third, in full by a tenth"

#: Bytes that a worker may grow by in any case: caches and buffers that fill once.
_ROOM = 40 * 1024 * 1024


async def run(world: World) -> None:
    """Measure once everybody is warm, and at the end."""
    seconds = world.plan.pick(25.0, 1_800.0)
    rate = world.plan.pick(30, 20)
    workers = world.start()
    articles = mixed(int(seconds * rate))
    load = world.feed(articles, seconds=seconds)
    await world.progress(len(articles) // 4)
    before = [worker.memory() for worker in workers]
    began = time.monotonic()
    await load
    await world.settle()
    after = [worker.memory() for worker in workers]
    allowed = world.plan.pick(4 / 3, 1.1)
    for worker, first, last in zip(workers, before, after, strict=True):
        world.notes[f"{worker.stage}_mib"] = round(last / 1024**2)
        if worker.codes:
            raise ChaosError(f"{worker.stage} ended in the middle: {worker.codes}")
        if last > max(first * allowed, first + _ROOM):
            raise ChaosError(f"{worker.stage} grew from {first >> 20} to {last >> 20} MiB")
    world.notes["measured_seconds"] = round(time.monotonic() - began)
