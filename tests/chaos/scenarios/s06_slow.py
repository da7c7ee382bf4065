"""An article slower than the rebalance timeout, with a rebalance in the middle of it."""

from __future__ import annotations

from tests.chaos.articles import good, mixed
from tests.chaos.workers import Stage
from tests.chaos.world import World

TITLE = "an article slower than the rebalance timeout"
SHORT = "the timeout is set to 8 s; the article takes 15"


async def run(world: World) -> None:
    """A worker joins while the article is under way: the group must not wait for it, nor lose it."""
    timeout = world.plan.pick(8, 60)
    count = world.plan.articles
    world.start(Stage.CLEANER, Stage.LINKER)
    world.start(Stage.ANNOTATOR, processes=2, rebalance_timeout=timeout, cpu_seconds=10 * timeout)
    world.publish(*mixed(count // 2))
    await world.progress(count // 10)
    slow = len(world.ledger.articles)
    world.publish(good("slow", takes=timeout * 2 - 1))
    await world.progress(count // 10)
    world.fault("a worker joins")
    world.start(Stage.ANNOTATOR, processes=2, rebalance_timeout=timeout, cpu_seconds=10 * timeout)
    world.publish(*mixed(count // 2, prefix="later"))
    await world.until(lambda: world.is_out([slow]), "the slow article out", world.plan.patience + 4 * timeout)
