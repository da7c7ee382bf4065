"""Each stage scaled from one worker to three and back."""

from __future__ import annotations

import asyncio
import signal

from tests.chaos.articles import mixed
from tests.chaos.workers import Stage
from tests.chaos.world import World

TITLE = "scale 1-3-1 of each stage"
SHORT = "1 round, not 3"


async def run(world: World) -> None:
    """Add two workers of a stage under load, let them work, and stop two."""
    rounds = world.plan.pick(1, 3)
    count = world.plan.articles
    world.start()
    load = world.feed(mixed(count), seconds=rounds * 24.0)
    await world.progress(count // 20)
    for _ in range(rounds):
        for stage in Stage:
            world.fault(f"scale {stage} to 3")
            world.start(stage, count=2)
            await world.progress(count // (rounds * 12))
            world.fault(f"scale {stage} to 1")
            await asyncio.gather(*(world.workers.stop(one, signal.SIGTERM) for one in world.workers.of(stage)[:2]))
            await world.progress(count // (rounds * 12))
    await load
