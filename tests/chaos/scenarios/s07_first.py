"""The first article of a partition slow, the rest fast; a rebalance and a SIGKILL while it is in flight."""

from __future__ import annotations

import asyncio
import signal

from tests.chaos.articles import good, partition_of
from tests.chaos.workers import Stage
from tests.chaos.world import SETTINGS, World

TITLE = "first article slow, the rest fast, SIGSTOP and SIGKILL in between"
SHORT = "900 articles behind it, not thousands"

_SLOW = "slow"


async def run(world: World) -> None:
    """The other partitions go on; what comes after the slow one is neither lost nor committed."""
    done = world.folder / "slow may end"
    count = world.plan.pick(900, world.plan.articles)
    world.start(Stage.CLEANER, Stage.LINKER)
    (annotator,) = world.start(Stage.ANNOTATOR, processes=2, batch_articles=1)
    world.publish(good(_SLOW, wait=str(done)))
    await world.flush()
    beside = _publish(world, "b", count)
    await world.until(lambda: world.is_out(beside[:20]), "some of the other partitions out")
    # The slow article is read again after a rebalance; it must not take the second process as well.
    world.fault(f"SIGSTOP {annotator.stage}")
    annotator.send(signal.SIGSTOP)
    await asyncio.sleep(SETTINGS["session_timeout"] + 3)
    annotator.send(signal.SIGCONT)
    await world.until(lambda: world.is_out(beside), "the other partitions out while the first article is slow")
    # What comes after the slow one in its partition is finished too by then, so that a commit could pass it.
    looks = world.auditor.looks
    await world.until(lambda: world.auditor.looks > looks + 3, "looks at the committed offsets")
    world.kill(annotator)
    await world.until(lambda: bool(annotator.codes), "the end of the killed worker")
    after = _publish(world, "c", count // 4)
    await world.until(lambda: world.is_out(after), "the other partitions out after the SIGKILL")
    done.touch()


def _publish(world: World, prefix: str, count: int) -> list[int]:
    """Publish articles; return the numbers of those that are in another partition than the slow one."""
    partitions = world.plan.partitions
    begin = len(world.ledger.articles)
    names = [f"{prefix}-{at}" for at in range(count)]
    world.publish(*(good(name, number=at) for at, name in enumerate(names)))
    slow = partition_of(_SLOW, partitions)
    return [begin + at for at, name in enumerate(names) if partition_of(name, partitions) != slow]
