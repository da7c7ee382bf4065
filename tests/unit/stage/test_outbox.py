"""The outbox: confirmed, bounded, and in order for a key whatever fails."""

from __future__ import annotations

import asyncio

import pytest

from attribune_core.stage import outbox as module
from attribune_core.stage.outbox import Outbox, RecordRefusedError
from attribune_core.stage.records import Record
from tests.unit.stage.fakes import FakeProducer, settled, until


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BACKOFF", 0.0)


@pytest.fixture
def producer() -> FakeProducer:
    return FakeProducer()


def record(key: str, value: str = "v") -> Record:
    return Record("out", key.encode(), value.encode())


def failed(error: Exception) -> None:
    raise error


async def test_a_send_is_done_when_the_broker_has_it(producer: FakeProducer) -> None:
    producer.well = False
    outbox = Outbox(producer, 4, failed)
    confirmed = await outbox.send(record("a"))
    await settled()
    assert not confirmed.done()
    producer.confirm()
    await confirmed
    assert (outbox.in_flight, outbox.confirmed) == (0, 1)


async def test_no_more_than_the_limit_are_in_flight(producer: FakeProducer) -> None:
    producer.well = False
    outbox = Outbox(producer, 3, failed)
    sends = [asyncio.create_task(outbox.send(record(str(at)))) for at in range(5)]
    await settled()
    assert len(producer.pending) == 3
    producer.confirm()
    await settled()
    assert len(producer.pending) == 3
    assert sum(send.done() for send in sends) == 4
    while producer.pending:
        producer.confirm()
        await settled()
    assert [one.key for one in producer.log] == [b"0", b"1", b"2", b"3", b"4"]


async def test_a_failed_send_is_never_behind_a_later_one_of_its_key(producer: FakeProducer) -> None:
    producer.well = False
    outbox = Outbox(producer, 8, failed)
    confirmed = [await outbox.send(one) for one in (record("a", "1"), record("b", "1"))]
    new = [asyncio.create_task(outbox.send(record("a", value))) for value in ("2", "3")]
    await settled()
    # Handed over, it could reach the broker though the one before it does not.
    assert len(producer.pending) == 2, "of each key one is in flight"
    producer.fail(0)
    await settled()
    assert len(producer.pending) == 1, "a new send waits until the failed one is through"
    producer.confirm()
    producer.well = True
    await asyncio.gather(*confirmed)
    for task in new:
        await (await task)
    assert [one.value for one in producer.log if one.key == b"a"] == [b"1", b"2", b"3"]
    assert [one.value for one in producer.log if one.key == b"b"] == [b"1"], "another key is not repeated"
    assert producer.renewed == 1


async def test_a_send_is_repeated_until_it_is_through(producer: FakeProducer) -> None:
    producer.well = False
    outbox = Outbox(producer, 8, failed)
    confirmed = await outbox.send(record("a"))
    for _ in range(5):
        await until(lambda: bool(producer.pending))
        producer.fail()
    await until(lambda: bool(producer.pending))
    producer.confirm()
    await confirmed
    assert len(producer.log) == 1


async def test_what_the_client_refuses_touches_nothing_else(producer: FakeProducer) -> None:
    producer.client_limit = 10
    outbox = Outbox(producer, 8, failed)
    large, small = await outbox.send(record("a", "x" * 11)), await outbox.send(record("a", "x"))
    with pytest.raises(RecordRefusedError):
        await large
    await small
    assert producer.renewed == 0


async def test_what_the_broker_refuses_is_found_among_its_neighbours(producer: FakeProducer) -> None:
    producer.broker_limit = 10
    outbox = Outbox(producer, 8, failed)
    sends = [await outbox.send(one) for one in (record("a", "x" * 11), record("b", "x"))]
    with pytest.raises(RecordRefusedError):
        await sends[0]
    await sends[1]
    await (await outbox.send(record("c", "x")))
    assert [one.key for one in producer.log] == [b"b", b"c"]
    assert producer.renewed >= 1, "the refused batch had a sequence number"


async def test_no_authorisation_ends_the_worker(producer: FakeProducer) -> None:
    failures: list[Exception] = []
    producer.well, producer.fatal_error = False, PermissionError
    outbox = Outbox(producer, 8, failures.append)
    confirmed = await outbox.send(record("a"))
    producer.fail(error=PermissionError("not yours"))
    await until(lambda: bool(producer.pending))
    producer.fail(error=PermissionError("not yours"))
    await until(lambda: bool(failures))
    assert isinstance(failures[0], PermissionError)
    assert not confirmed.done(), "so nothing is acknowledged"


async def test_what_is_given_back_is_not_repeated(producer: FakeProducer) -> None:
    producer.well = False
    outbox = Outbox(producer, 8, failed)
    old = [await outbox.send(one) for one in (record("a", "1"), record("b", "1"))]
    outbox.forget()
    new = asyncio.create_task(outbox.send(record("a", "2")))
    await settled()
    assert (outbox.in_flight, new.done()) == (0, False), "the first may still come out, so the second waits"
    producer.fail(0)
    producer.confirm()
    producer.well = True
    await (await new)
    assert [(one.key, one.value) for one in producer.log] == [(b"b", b"1"), (b"a", b"2")]
    assert all(one.cancelled() for one in old)
    assert producer.renewed == 1, "the failed batch had a sequence number"


async def test_what_failed_is_not_repeated_while_the_partitions_may_be_somebody_elses(producer: FakeProducer) -> None:
    ours = True
    producer.well = False
    outbox = Outbox(producer, 8, failed, lambda: ours)
    await outbox.send(record("a", "1"))
    ours = False
    producer.fail()
    producer.well = True
    await until(lambda: producer.renewed == 1)
    await settled()
    assert producer.log == []
    outbox.forget()
    ours = True
    await (await outbox.send(record("a", "2")))
    assert [one.value for one in producer.log] == [b"2"]


async def test_a_send_that_is_cancelled_while_the_client_has_no_room_holds_up_nothing(producer: FakeProducer) -> None:
    producer.room.clear()
    outbox = Outbox(producer, 1, failed)
    waiting = asyncio.create_task(outbox.send(record("a", "1")))
    await settled()
    waiting.cancel()
    await asyncio.wait([waiting])
    producer.room.set()
    await (await outbox.send(record("a", "2")))
    assert [one.value for one in producer.log] == [b"2"]
