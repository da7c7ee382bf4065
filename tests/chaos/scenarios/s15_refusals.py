"""A feed of which most is refused by the contract, and what is good in it flows."""

from __future__ import annotations

import time

from attribune_core.topics import CLEAN, DEAD, ENRICHED
from tests.chaos.articles import good, refusable
from tests.chaos.world import ChaosError, World

TITLE = "three of five articles refused by the contract"
SHORT = "500 articles, not thousands"

#: Longest time in seconds for 500 articles, 200 of them good.
_LONGEST = 60.0


async def run(world: World) -> None:
    """All is out within a minute for every 500, without a restart and nothing twice."""
    count = world.plan.pick(500, world.plan.articles)
    workers = world.start()
    # Until all three work; the minute is not for their start.
    world.publish(good("first"))
    await world.flush()
    await world.until(lambda: world.all_out, "the first article out")
    articles = [good(f"a-{at}", number=at) for at in range(count * 2 // 5)]
    articles += [refusable(f"refused-{at}", number=at) for at in range(count - len(articles))]
    world.random.shuffle(articles)
    world.publish(*articles)
    begin = time.monotonic()
    await world.flush()
    longest = max(_LONGEST, _LONGEST * count / 500)
    await world.until(lambda: world.all_out, f"{count} articles out or dead", longest)
    world.notes["seconds"] = round(time.monotonic() - begin, 1)
    if codes := [code for worker in workers for code in worker.codes]:
        raise ChaosError(f"workers ended with {codes}")
    await world.verifier.catch_up([CLEAN.name, ENRICHED.name, DEAD.name])
    found = {topic.name: len(world.verifier.records.by_topic[topic.name]) for topic in (CLEAN, ENRICHED, DEAD)}
    clean = 1 + count * 2 // 5
    if found != {CLEAN.name: clean, ENRICHED.name: clean, DEAD.name: count - count * 2 // 5}:
        raise ChaosError(f"not each once: {found}")
