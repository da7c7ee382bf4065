"""Offsets with gaps: a compacted input, and a transactional one of which a third was aborted."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from confluent_kafka import Producer, TopicPartition
from confluent_kafka.admin import AlterConfigOpType, ConfigEntry, ConfigResource, OffsetSpec, ResourceType

from attribune_core.topics import RAW
from tests.chaos.articles import NUMBER, Article, Fate, good
from tests.chaos.workers import Stage
from tests.chaos.world import ChaosError, World

TITLE = "offset gaps: compacted and transactional input"
SHORT = "60 transactions and 400 records, not thousands"


async def run(world: World) -> None:
    """Nothing aborted is read, nothing else is lost, and no gap holds up the commits."""
    await _compacted(world)
    await asyncio.to_thread(_transactions, world, world.plan.pick(60, 3_000))
    workers = world.start()
    await world.until(lambda: world.all_out, "every article out")
    await world.settle()
    # A restart goes on where it stopped, however many gaps there were.
    world.kill(next(one for one in workers if one.stage is Stage.CLEANER))
    world.publish(*(good(f"after-{at}", number=at) for at in range(40)))


async def _compacted(world: World) -> None:
    """Publish many versions of few ids, and wait until the broker has taken some of them away."""
    names = {"cleanup.policy": "compact", "segment.ms": "200", "min.cleanable.dirty.ratio": "0.01"}
    await asyncio.to_thread(_set, world, names)
    count = world.plan.pick(400, world.plan.articles)
    articles = [good(f"k-{at % 10}", number=at) for at in range(count)]
    free = [Article(one.key, one.value, Fate.FREE) for one in articles[:-10]]
    for at in range(0, len(free), 50):
        world.publish(*free[at : at + 50])
        await world.flush()
        # A segment is closed by a record that comes after its time.
        await asyncio.sleep(0.25)
    world.publish(*articles[-10:])
    await world.flush()
    world.publish(*(good(f"close-{at}", partition=at) for at in range(world.plan.partitions)))
    await world.flush()
    end = time.monotonic() + world.plan.patience
    while not await asyncio.to_thread(_gaps, world):
        if time.monotonic() > end:
            raise ChaosError(f"the broker compacts nothing: {world.notes}")
        await asyncio.sleep(0.3)
    await asyncio.to_thread(_set, world, {"cleanup.policy": "delete", "segment.ms": "604800000"})


def _gaps(world: World) -> bool:
    """Whether the first record of some partition is gone or others after it: fewer records than offsets."""
    from confluent_kafka import Consumer

    options = {"bootstrap.servers": world.cluster.bootstrap, "group.id": "gaps", "enable.partition.eof": True}
    reader = Consumer({**options, "auto.offset.reset": "earliest", "enable.auto.commit": False, "log_level": 0})
    places = [TopicPartition(RAW.name, at, 0) for at in range(world.plan.partitions)]
    reader.assign(places)
    found, ended = 0, 0
    try:
        while ended < len(places):
            message = reader.poll(10)
            if message is None:
                return False
            ended += message.error() is not None
            found += message.error() is None
    finally:
        reader.close()
    admin = world.admin()
    asked = admin.list_offsets({place: OffsetSpec.latest() for place in places}, request_timeout=10)
    ends = sum(future.result(20).offset for future in asked.values())
    world.notes["gaps"] = ends - found
    return found < ends * 3 // 4


def _set(world: World, values: dict[str, str]) -> None:
    entries = [ConfigEntry(name, value, incremental_operation=AlterConfigOpType.SET) for name, value in values.items()]
    resource: Any = ConfigResource(ResourceType.TOPIC, RAW.name, incremental_configs=entries)
    admin = world.admin()
    admin.incremental_alter_configs([resource], request_timeout=30)[resource].result(30)


def _transactions(world: World, count: int) -> None:
    """Publish in transactions of one or two records, of which every third is aborted."""
    options = {"bootstrap.servers": world.cluster.bootstrap, "transactional.id": "chaos", "log_level": 0}
    producer = Producer(options)
    producer.init_transactions(60)
    for at in range(count):
        producer.begin_transaction()
        for one in range(1 + at % 2):
            article = good(f"{'aborted' if at % 3 == 0 else 'kept'}-{at}-{one}", number=at)
            fate = Fate.ABORTED if at % 3 == 0 else Fate.GOOD
            number = world.ledger.enter(Article(article.key, article.value, fate), 0.0)
            producer.produce(RAW.name, article.value, article.key, headers=[(NUMBER, b"%d" % number)])
        if at % 3 == 0:
            producer.flush(60)
            producer.abort_transaction(60)
        else:
            producer.commit_transaction(60)
