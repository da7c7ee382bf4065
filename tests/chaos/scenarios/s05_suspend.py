"""A worker suspended for longer than its session, and then let go on."""

from __future__ import annotations

import asyncio
import signal

from tests.chaos.articles import mixed
from tests.chaos.workers import Stage
from tests.chaos.world import SETTINGS, World

TITLE = "SIGSTOP past the session timeout, then SIGCONT"
SHORT = "the annotator once, not each stage twice"


async def run(world: World) -> None:
    """Two workers of each stage; one sleeps through its session and wakes with work it no longer owns."""
    stages = world.plan.pick([Stage.ANNOTATOR], [*Stage, *Stage])
    count = world.plan.articles
    world.start()
    world.start(Stage.ANNOTATOR) if world.plan.short else world.start()
    load = world.feed(mixed(count), seconds=len(stages) * 20.0)
    await world.progress(count // 20)
    for stage in stages:
        sleeper = world.workers.of(stage)[0]
        world.fault(f"SIGSTOP {stage}")
        sleeper.send(signal.SIGSTOP)
        await asyncio.sleep(SETTINGS["session_timeout"] + 3)
        # The other one has the sleeper's partitions now.
        await world.progress(count // 20)
        sleeper.send(signal.SIGCONT)
        await world.progress(count // 20)
    await load
    # No zombie: when the one that never slept is gone, the sleeper does the work.
    for stage in set(stages):
        for other in world.workers.of(stage)[1:]:
            await world.workers.stop(other)
    world.publish(*mixed(40, prefix="after"))
