"""Nothing is sent by a worker whose session may be over."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from faust.transport.drivers import aiokafka as driver

from attribune_core.stage.kafka import ConsumerThread
from attribune_core.stage.lease import Lease
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.records import Record
from tests.unit.stage.fakes import FakeProducer, settled


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_a_lease_is_held_for_the_session_from_when_the_broker_was_asked() -> None:
    clock = Clock()
    lease = Lease(10.0, clock)
    assert not lease.held, "nobody has counted the worker in yet"
    asked = lease.now()
    clock.time += 4.0
    lease.renew(asked)
    clock.time += 5.9
    assert lease.held
    clock.time += 0.1
    assert not lease.held
    lease.renew(lease.now())
    lease.end()
    assert not lease.held


@pytest.mark.parametrize(
    ("counted_in", "member", "held"), [(True, "me", True), (False, "me", True), (False, "", False)]
)
async def test_the_lease_follows_what_the_broker_says_to_a_heartbeat(
    counted_in: bool, member: str, held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def started(self: Any) -> None:
        """The client is there."""

    async def beat() -> bool:
        clock.time += 3.0
        return counted_in

    monkeypatch.setattr(driver.AIOKafkaConsumerThread, "on_start", started)
    clock = Clock()
    lease = Lease(10.0, clock)
    lease.renew(lease.now())
    coordinator = SimpleNamespace(_do_heartbeat=beat, member_id=member)
    thread: Any = ConsumerThread.__new__(ConsumerThread)
    thread.consumer = SimpleNamespace(lease=lease)
    monkeypatch.setattr(thread, "_ensure_consumer", lambda: SimpleNamespace(_coordinator=coordinator), raising=False)
    clock.time += 5.0
    await thread.on_start()
    assert await coordinator._do_heartbeat() is counted_in
    assert lease.held is held
    clock.time += 6.0
    assert lease.held is counted_in, "renewed from when the broker was asked, and only by what it agreed to"


async def test_nothing_is_handed_over_while_the_partitions_may_be_somebody_elses() -> None:
    clock, producer = Clock(), FakeProducer()
    lease = Lease(10.0, clock)
    outbox = Outbox(producer, 4, lambda error: None, lambda: lease.held)
    lease.renew(lease.now())
    await (await outbox.send(Record("articles.clean", b"a", b"1")))
    clock.time += 60.0
    waiting = asyncio.create_task(outbox.send(Record("articles.clean", b"a", b"2")))
    await settled()
    assert (waiting.done(), len(producer.log)) == (False, 1)
    lease.renew(lease.now())
    await (await waiting)
    assert [one.value for one in producer.log] == [b"1", b"2"]


async def test_a_worker_that_gives_up_on_a_lost_session_sends_nothing_more() -> None:
    producer = FakeProducer()
    outbox = Outbox(producer, 4, lambda error: None, lambda: False)
    waiting = asyncio.create_task(outbox.send(Record("articles.clean", b"a", b"1")))
    await settled()
    waiting.cancel()
    await asyncio.wait([waiting])
    assert producer.log == []
