"""A bad deploy: all work fails, also among refusals, under a supervisor that starts the worker again and again."""

from __future__ import annotations

import sys

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import CLEAN, DEAD
from tests.chaos.articles import bad, good, refusable
from tests.chaos.workers import Stage
from tests.chaos.world import ChaosError, World

TITLE = "all input bad under a supervisor: a bad deploy"
SHORT = "300 articles, not thousands; 5 restarts in both forms"

_RESTARTS = 5


async def run(world: World) -> None:
    """Nothing goes out and nothing is committed; then it is mended, and what really is bad goes through on demand."""
    count = world.plan.pick(300, world.plan.articles)
    world.start(Stage.CLEANER)
    world.publish(*(good(f"a-{at}", number=at) for at in range(count)))
    await world.flush()
    clean = world.verifier.records.by_topic[CLEAN.name]
    await world.until(lambda: len({one.source for one in clean}) == count, "every article cleaned")
    broken = [*world.plan.annotator[:2], "load_refusing"]
    (worker,) = world.workers.start(Stage.ANNOTATOR, command=[sys.executable, *broken])
    await world.until(lambda: len(worker.codes) >= _RESTARTS, f"{_RESTARTS} ends of the broken worker")
    await world.workers.stop(worker)
    _check(world, worker.codes[:_RESTARTS], "attribune-entity-extractor")
    # The release is mended: all of it comes out.
    world.start(Stage.ANNOTATOR, Stage.LINKER)
    await world.until(lambda: world.all_out, "every article out after the deploy was mended")
    await _among_refusals(world, count)
    await _all_bad(world, count)


async def _among_refusals(world: World, count: int) -> None:
    """A cleaner that fails on all it should clean, on a feed of which half is refused by the contract anyway.

    None of either goes out while the release is bad, however often it is started; mended, the same feed flows.
    """
    for one in world.workers.of(Stage.CLEANER):
        await world.workers.stop(one)
    half = [(good(f"b-{at}", number=at), refusable(f"refused-{at}", number=at)) for at in range(count // 2)]
    world.publish(*(one for pair in half for one in pair))
    await world.flush()
    (worker,) = world.workers.start(Stage.CLEANER, command=[sys.executable, "-m", "tests.chaos.cleaner"])
    await world.until(lambda: len(worker.codes) >= _RESTARTS, f"{_RESTARTS} ends of the broken cleaner")
    await world.workers.stop(worker)
    _check(world, worker.codes[:_RESTARTS], "attribune-cleaner")
    (mended,) = world.start(Stage.CLEANER)
    await world.until(lambda: world.all_out, "every article out, and every refusal dead")
    if mended.codes:
        raise ChaosError(f"a feed of which half is refused ended the cleaner with {mended.codes}")


async def _all_bad(world: World, count: int) -> None:
    """Input that really is all bad: held back until somebody says that it may go."""
    before = len(world.verifier.records.by_topic[DEAD.name])
    for one in world.workers.of(Stage.CLEANER):
        await world.workers.stop(one)
    world.publish(*(bad(f"bad-{at}", number=at) for at in range(count)))
    await world.flush()
    (worker,) = world.start(Stage.CLEANER)
    await world.until(lambda: len(worker.codes) >= _RESTARTS, f"{_RESTARTS} ends of the cleaner")
    await world.workers.stop(worker)
    _check(world, worker.codes[:_RESTARTS], "attribune-cleaner", allowed=before)
    world.notes["restarts"] = 3 * _RESTARTS
    world.start(Stage.CLEANER, dead_letter_limit="off")


def _check(world: World, codes: list[int], group: str, *, allowed: int = 0) -> None:
    if any(code != ExitCode.DEAD_LETTERS for code in codes):
        raise ChaosError(f"{group} ended with {codes}")
    if dead := len(world.verifier.records.by_topic[DEAD.name]) - allowed:
        raise ChaosError(f"{group} let {dead} dead letters out")
