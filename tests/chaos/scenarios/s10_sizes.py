"""Output that no topic takes, a dead letter that is too large itself, and an output topic that was deleted."""

from __future__ import annotations

import asyncio
from typing import Any

from confluent_kafka.admin import AlterConfigOpType, ConfigEntry, ConfigResource, ResourceType

from attribune_core.topics import ANNOTATED, CLEAN, DEAD, ENRICHED, MAX_MESSAGE_BYTES, RAW
from tests.chaos.articles import Article, Fate, doomed, good, mixed
from tests.chaos.workers import Stage
from tests.chaos.world import ChaosError, World

TITLE = "output too large, dead letter too large, output topic deleted"
SHORT = "3 too large, not 20"

_DEAD_LIMIT = 100_000


async def run(world: World) -> None:
    """The client refuses what is over its limit, the broker what is over the topic's; both are dead letters."""
    each = world.plan.pick(3, 20)
    await asyncio.to_thread(_limit, world, ANNOTATED.name, 1_000_000)
    await asyncio.to_thread(_limit, world, DEAD.name, _DEAD_LIMIT)
    world.start()
    world.publish(*mixed(100))
    for at in range(each):
        world.publish(doomed(f"broker-{at}", bytes=2_000_000), good(f"between-{at}", number=at))
        # Over the dead letters' own limit, and refused: the letter keeps all but the value.
        half = b'{"body": "' + world.random.randbytes(_DEAD_LIMIT).hex().encode()
        world.publish(Article(f"letter-{at}".encode(), half, Fate.BAD))
    world.publish(doomed("client", bytes=MAX_MESSAGE_BYTES + 1_000_000), *mixed(100, prefix="b"))
    await world.until(lambda: world.all_out, "every article out, too large or not")
    left_out = [seen for seen in world.verifier.records.by_topic[DEAD.name] if seen.left_out]
    if len({seen.source for seen in left_out}) != each:
        raise ChaosError(f"{len(left_out)} letters without their value, not {each}")
    await _delete_the_output(world)


async def _delete_the_output(world: World) -> None:
    """Everything under way is out and read before the topic goes, else the operator and not the pipeline loses it."""
    load = world.feed(mixed(world.plan.pick(200, world.plan.articles), prefix="c"), seconds=10)
    await world.progress(20)
    linkers = world.workers.of(Stage.LINKER)
    await asyncio.gather(*(world.workers.stop(one) for one in linkers))
    await world.verifier.catch_up([RAW.name, CLEAN.name, ANNOTATED.name, ENRICHED.name, DEAD.name])
    world.start(Stage.LINKER)
    world.fault(f"{ENRICHED.name} deleted")
    admin = world.admin()
    deleted = admin.delete_topics([ENRICHED.name], operation_timeout=30)
    await asyncio.to_thread(deleted[ENRICHED.name].result, 60)
    # Until the workers have met the missing topic.
    await world.until(lambda: world.workers.of(Stage.LINKER)[0].pid is not None, "a linker that runs")
    await asyncio.sleep(world.plan.pick(6, 20))
    await world.command("topics", "create")
    world.verifier.made_again(ENRICHED.name)
    await load


def _limit(world: World, topic: str, size: int) -> None:
    entry = ConfigEntry("max.message.bytes", str(size), incremental_operation=AlterConfigOpType.SET)
    resource: Any = ConfigResource(ResourceType.TOPIC, topic, incremental_configs=[entry])
    admin = world.admin()
    admin.incremental_alter_configs([resource], request_timeout=30)[resource].result(30)
