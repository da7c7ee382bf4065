"""A bad deploy: every article dies, under a supervisor that starts the worker again and again."""

from __future__ import annotations

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import CLEAN, DEAD
from tests.chaos.articles import bad, good
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
    (worker,) = world.workers.start(Stage.ANNOTATOR, command=[*_python(), *broken])
    await world.until(lambda: len(worker.codes) >= _RESTARTS, f"{_RESTARTS} ends of the broken worker")
    await world.workers.stop(worker)
    _check(world, worker.codes[:_RESTARTS], "attribune-entity-extractor")
    # The release is mended: all of it comes out.
    world.start(Stage.ANNOTATOR, Stage.LINKER)
    await world.until(lambda: world.all_out, "every article out after the deploy was mended")
    await _all_bad(world, count)


async def _all_bad(world: World, count: int) -> None:
    """Input that really is all bad: held back until somebody says that it may go."""
    for one in world.workers.of(Stage.CLEANER):
        await world.workers.stop(one)
    world.publish(*(bad(f"bad-{at}", number=at) for at in range(count)))
    await world.flush()
    (worker,) = world.start(Stage.CLEANER)
    await world.until(lambda: len(worker.codes) >= _RESTARTS, f"{_RESTARTS} ends of the cleaner")
    await world.workers.stop(worker)
    _check(world, worker.codes[:_RESTARTS], "attribune-cleaner")
    world.notes["restarts"] = 2 * _RESTARTS
    world.start(Stage.CLEANER, dead_letter_limit="off")


def _check(world: World, codes: list[int], group: str) -> None:
    if any(code != ExitCode.DEAD_LETTERS for code in codes):
        raise ChaosError(f"{group} ended with {codes}")
    if dead := len(world.verifier.records.by_topic[DEAD.name]):
        raise ChaosError(f"{group} let {dead} dead letters out")


def _python() -> list[str]:
    import sys

    return [sys.executable]
