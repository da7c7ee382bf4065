"""SIGKILL of a random stage, again and again, under load."""

from __future__ import annotations

import asyncio

from tests.chaos.articles import mixed
from tests.chaos.world import World

TITLE = "SIGKILL of a random stage under load"
SHORT = "6 kills, not 20"


async def run(world: World) -> None:
    """Kill at random moments, those of a start included."""
    kills = world.plan.pick(6, 20)
    world.start()
    load = world.feed(mixed(world.plan.articles), seconds=kills * 3.0)
    await world.progress(world.plan.articles // 20)
    for _ in range(kills):
        await asyncio.sleep(world.random.uniform(0.2, 4.0))
        alive = [one for one in world.workers.all if one.pid is not None]
        if alive:
            world.kill(world.random.choice(alive))
    await load
    world.notes["kills"] = len(world.faults)
