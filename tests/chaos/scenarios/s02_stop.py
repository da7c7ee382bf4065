"""SIGTERM in the middle of an article, and while the broker is down."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Any

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import ENRICHED
from tests.chaos.articles import Article, good
from tests.chaos.workers import Stage, Worker
from tests.chaos.world import ChaosError, World

TITLE = "SIGTERM in mid-article, and with the broker down"
SHORT = "2 stops, not 10"

#: What may be in flight, so that "no more duplicates than were in flight" says something.
_IN_FLIGHT = 16
#: Promised seconds for a stop.
_STOP, _STOP_WITHOUT_BROKER = 10.0, 30.0
#: A busy machine may not bring out all that is under way in its part of the time; then it is done again.
_CODES = frozenset({ExitCode.OK, ExitCode.CUT_SHORT})
_ANNOTATOR: dict[str, Any] = {"in_flight_articles": _IN_FLIGHT, "batch_articles": 4, "processes": 2}


class _Slow:
    """An article that is worked on until it is told to end."""

    def __init__(self, world: World, name: str) -> None:
        self._world = world
        self._began: Path = world.folder / f"{name} began"
        self._may_end: Path = world.folder / f"{name} may end"
        self.article: Article = good(name, began=str(self._began), wait=str(self._may_end))

    async def under_way(self) -> None:
        """Return once it was worked on for some commits of those beside it, one of which could pass it."""
        await self._world.until(self._began.exists, "a slow article under way")
        looks = self._world.auditor.looks
        await self._world.until(lambda: self._world.auditor.looks > looks + 4, "looks at the committed offsets")

    def end(self) -> None:
        """Let it come out."""
        self._may_end.touch()


async def run(world: World) -> None:
    """Stop the annotator while it has articles under way; then every stage while nobody answers."""
    stops = world.plan.pick(2, 10)
    count = world.plan.pick(150, world.plan.articles)
    articles = [good(f"a-{at}", number=at, takes=0.02) for at in range(count)]
    world.start(Stage.CLEANER, Stage.LINKER, in_flight_articles=_IN_FLIGHT)
    (annotator,) = world.start(Stage.ANNOTATOR, **_ANNOTATOR)
    load = world.feed(articles, seconds=stops * 12.0)
    longest, clean = 0.0, 0
    for at in range(stops):
        one = _Slow(world, f"slow-{at}")
        world.publish(one.article)
        await one.under_way()
        stop = asyncio.create_task(_stop(world, annotator, _STOP, "in mid-article", _CODES))
        if at % 2 == 0:
            # Every other one ends in time, so that the stop can be a clean one.
            await asyncio.sleep(1)
            one.end()
        longest = max(longest, await stop)
        clean += annotator.codes[-1] == ExitCode.OK
        one.end()
        (annotator,) = world.start(Stage.ANNOTATOR, **_ANNOTATOR)
    await load
    await world.until(lambda: world.all_out, "every article out after the stops")
    enriched = world.verifier.records.by_topic[ENRICHED.name]
    duplicates = len(enriched) - len({one.source for one in enriched})
    if duplicates > stops * _IN_FLIGHT:
        raise ChaosError(f"{duplicates} duplicates after {stops} stops with at most {_IN_FLIGHT} articles in flight")
    world.notes |= {"clean_stops": clean, "stop_seconds": round(longest, 2), "duplicates_of_stops": duplicates}
    await _without_a_broker(world)


async def _without_a_broker(world: World) -> None:
    slow = _Slow(world, "b-slow")
    world.publish(slow.article, *(good(f"b-{at}", number=at, takes=0.05) for at in range(60)))
    await slow.under_way()
    world.fault("SIGKILL broker")
    world.cluster.kill()
    # A commit cannot be made, so the stop is cut short, or the worker had already given up.
    codes = _CODES | {ExitCode.BROKER}
    workers = [one for one in world.workers.all if one.wanted]
    took = await asyncio.gather(
        *(_stop(world, one, _STOP_WITHOUT_BROKER, "without a broker", codes) for one in workers)
    )
    world.notes["stop_seconds_without_broker"] = round(max(took), 2)
    slow.end()
    world.cluster.launch()
    await asyncio.to_thread(world.cluster.await_ready)
    world.start()


async def _stop(world: World, worker: Worker, seconds: float, when: str, codes: frozenset[ExitCode]) -> float:
    world.fault(f"SIGTERM {worker.stage}")
    took = await world.workers.stop(worker, signal.SIGTERM, seconds)
    code = worker.codes[-1]
    if code == -signal.SIGKILL:
        # As a supervisor does after its grace period; what that costs is seen in the end.
        world.broken.append(f"{worker.stage} did not stop {when} within {seconds:.0f} s")
    elif code not in codes:
        world.broken.append(f"{worker.stage} stopped {when} with exit code {code}")
    return took
