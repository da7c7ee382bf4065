"""SIGTERM in the middle of an article, and while the broker is down."""

from __future__ import annotations

import asyncio
import signal

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import ENRICHED
from tests.chaos.articles import good
from tests.chaos.workers import Stage, Worker
from tests.chaos.world import ChaosError, World

TITLE = "SIGTERM in mid-article, and with the broker down"
SHORT = "2 stops, not 10"

#: What may be in flight, so that "no more duplicates than were in flight" says something.
_IN_FLIGHT = 16
#: Promised seconds for a stop.
_STOP, _STOP_WITHOUT_BROKER = 10.0, 30.0


async def run(world: World) -> None:
    """Stop the annotator while it has articles under way; then every stage while nobody answers."""
    stops = world.plan.pick(2, 10)
    count = world.plan.pick(150, world.plan.articles)
    articles = [good(f"a-{at}", number=at, takes=0.02) for at in range(count)]
    world.start(Stage.CLEANER, Stage.LINKER, in_flight_articles=_IN_FLIGHT)
    (annotator,) = world.start(Stage.ANNOTATOR, in_flight_articles=_IN_FLIGHT, batch_articles=4)
    world.publish(*articles)
    longest = 0.0
    for _ in range(stops):
        await world.progress(count // (stops + 3))
        longest = max(longest, await _stop(world, annotator, _STOP, "in mid-article"))
        (annotator,) = world.start(Stage.ANNOTATOR, in_flight_articles=_IN_FLIGHT, batch_articles=4)
    await world.until(lambda: world.all_out, "every article out after the stops")
    enriched = world.verifier.records.by_topic[ENRICHED.name]
    duplicates = len(enriched) - len({one.source for one in enriched})
    if duplicates > stops * _IN_FLIGHT:
        raise ChaosError(f"{duplicates} duplicates after {stops} stops with at most {_IN_FLIGHT} articles in flight")
    world.notes |= {"stop_seconds": round(longest, 2), "duplicates_of_stops": duplicates}
    await _without_a_broker(world)


async def _without_a_broker(world: World) -> None:
    world.publish(*(good(f"b-{at}", number=at, takes=0.05) for at in range(60)))
    await world.progress(10)
    world.fault("SIGKILL broker")
    world.cluster.kill()
    workers = [one for one in world.workers.all if one.wanted]
    took = await asyncio.gather(*(_stop(world, one, _STOP_WITHOUT_BROKER, "without a broker") for one in workers))
    world.notes["stop_seconds_without_broker"] = round(max(took), 2)
    world.cluster.launch()
    await asyncio.to_thread(world.cluster.await_ready)
    world.start()


async def _stop(world: World, worker: Worker, seconds: float, when: str) -> float:
    world.fault(f"SIGTERM {worker.stage}")
    took = await world.workers.stop(worker, signal.SIGTERM, seconds)
    code = worker.codes[-1]
    if code == -signal.SIGKILL:
        raise ChaosError(f"{worker.stage} did not stop {when} within {seconds:.0f} s")
    # Without a broker a commit cannot be made, so the stop is cut short, or the worker had already given up.
    codes = {ExitCode.OK} if seconds == _STOP else {ExitCode.OK, ExitCode.CUT_SHORT, ExitCode.BROKER}
    if code not in codes:
        raise ChaosError(f"{worker.stage} stopped {when} with exit code {code}")
    return took
