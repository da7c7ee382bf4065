"""Fakes of what the stage needs from outside: a producer that fails on demand, a consumer that only counts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from attribune_core.stage.outbox import RecordRefusedError
from attribune_core.stage.records import Record
from attribune_core.stage.stage import Place


class FakeProducer:
    """A broker that takes what it is sent, in order, when it is let."""

    def __init__(self) -> None:
        #: What the broker has, in its order.
        self.log: list[Record] = []
        #: Sends that wait for `confirm`.
        self.pending: list[tuple[Record, asyncio.Future[object]]] = []
        #: Confirm at once, as a broker that is well.
        self.well = True
        self.renewed = 0
        #: Largest value it takes when the record is handed over, and when it reaches the broker.
        self.client_limit = self.broker_limit = 1_000_000
        self.fatal_error: type[Exception] | None = None
        #: Cleared, a send waits for room before it is handed over.
        self.room = asyncio.Event()
        self.room.set()

    async def send(self, record: Record) -> Awaitable[object]:
        await self.room.wait()
        size = len(record.value or b"") + sum(len(value) for _, value in record.headers)
        if size > self.client_limit:
            raise RecordRefusedError(f"{size} bytes")
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self.pending.append((record, future))
        if size > self.broker_limit:
            self.pending.pop()
            future.set_exception(RecordRefusedError(f"{size} bytes"))
        elif self.well:
            self.confirm()
        return future

    async def renew(self) -> None:
        self.renewed += 1

    def fatal(self, error: BaseException) -> bool:
        return self.fatal_error is not None and isinstance(error, self.fatal_error)

    def confirm(self, at: int = 0) -> None:
        record, future = self.pending.pop(at)
        self.log.append(record)
        future.set_result(None)

    def fail(self, at: int = 0, error: Exception | None = None) -> None:
        _, future = self.pending.pop(at)
        future.set_exception(error or ConnectionError("the broker went away"))


class FakeIntake:
    """Remembers which partitions are paused."""

    def __init__(self) -> None:
        self.paused: set[Place] = set()

    def pause(self, place: Place) -> None:
        self.paused.add(place)

    def resume(self, place: Place) -> None:
        self.paused.discard(place)


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for a condition that other tasks bring about; fail if they do not."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the state under test has no event of its own
            await asyncio.sleep(0.001)


async def settled() -> None:
    """Let every task run until all of them wait."""
    for _ in range(50):
        await asyncio.sleep(0)
