"""Sends that are confirmed, many at a time, and never out of order for a key.

A send that failed must not be repeated behind later ones of its key, or an old version of an article would come out
after a newer one. So of each key one send is in flight at a time: a client that gives up on one batch, because its
topic was gone for too long, may still deliver the next. A failure holds all new sends, lets those in flight come to an
end, and then repeats, one by one, what failed. What was sent for partitions that are given back is not repeated: who
has them now sends it, and maybe something newer already.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from attribune_core.stage.changes import Changes
from attribune_core.stage.records import Record

log = logging.getLogger(__name__)

#: Seconds between two looks whether sending is allowed again.
_LOOK = 0.05
#: Seconds before a failed send is repeated: the first time, and at most.
_BACKOFF, _LONGEST_BACKOFF = 0.1, 5.0


class RecordRefusedError(Exception):
    """The broker will never take this record; sent alone, it was refused for what it is."""


class Producer(Protocol):
    """What the outbox needs of a Kafka producer."""

    async def send(self, record: Record) -> Awaitable[object]:
        """Hand the record over, waiting for room only; the awaitable returned is the broker's confirmation.

        Both raise RecordRefusedError for a fault of the record, and any other exception for one that may pass.
        """

    async def renew(self) -> None:
        """Begin anew after a failure: an idempotent producer's sequence numbers have a gap then."""

    def fatal(self, error: BaseException) -> bool:
        """Whether no repetition can help: no authorisation."""


@dataclass(eq=False)
class _Send:
    record: Record
    #: Given to the caller: done once the broker has the record for good, cancelled once nobody waits for it.
    confirmed: asyncio.Future[None]
    #: How the last attempt ended: None while it is under way.
    settled: bool = False
    error: BaseException | None = None


class Outbox:
    """Sends records and confirms them, `limit` at a time."""

    def __init__(
        self,
        producer: Producer,
        limit: int,
        failed: Callable[[Exception], None],
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        """`allowed` says whether the partitions are still this worker's; nothing is handed over while they are not."""
        self._producer = producer
        self._allowed = allowed
        self._limit = limit
        self._failed = failed
        #: In order of sending; those in front are not confirmed yet.
        self._flying: deque[_Send] = deque()
        #: Topic and key of what is not confirmed yet.
        self._keys: set[tuple[str, bytes | None]] = set()
        self._changed = Changes()
        self._recovery: asyncio.Task[None] | None = None
        #: One at a time hands over, in the order of the calls.
        self._turn = asyncio.Lock()
        self._pauses = 0
        self.confirmed = 0
        #: Attempts that failed and are repeated.
        self.failures = 0

    @property
    def in_flight(self) -> int:
        """Sends not confirmed."""
        return sum(not send.confirmed.done() for send in self._flying)

    async def send(self, record: Record) -> asyncio.Future[None]:
        """Send the record as soon as there is room and nothing of its key is in flight; calls are served in order.

        The future returned is done once the broker has confirmed, however often it took. It raises RecordRefusedError
        where the broker never will.
        """
        send = _Send(record, asyncio.get_running_loop().create_future())
        async with self._turn:
            await self._changed.until(lambda: self._recovery is None and self._has_room(record))
            await self._until_allowed()
            self._flying.append(send)
            if record.key is not None:
                self._keys.add((record.topic, record.key))
            await self._hand_over(send)
        return send.confirmed

    def forget(self) -> None:
        """Repeat nothing of what is in flight; what the client has may still come out."""
        for send in self._flying:
            send.confirmed.cancel()

    async def close(self) -> None:
        """Stop repeating; what is not confirmed stays so."""
        if self._recovery is not None:
            self._recovery.cancel()
            await asyncio.gather(self._recovery, return_exceptions=True)

    def _has_room(self, record: Record) -> bool:
        return len(self._flying) < self._limit and (record.topic, record.key) not in self._keys

    async def _until_allowed(self) -> None:
        while not self._allowed():  # noqa: ASYNC110 - it comes back in another thread
            await asyncio.sleep(_LOOK)

    async def _hand_over(self, send: _Send) -> None:
        try:
            confirmation = await self._producer.send(send.record)
        except asyncio.CancelledError:
            # It waited for room, and the client does not have it.
            send.confirmed.cancel()
            self._settle(send, None)
            raise
        except RecordRefusedError as error:
            # Refused before it reached any batch: nothing else is touched by it.
            self._settle(send, error, alone=True)
        except Exception as error:  # noqa: BLE001 - repeated, unless it is fatal
            self._settle(send, error)
        else:
            asyncio.ensure_future(confirmation).add_done_callback(lambda done: self._settle(send, _error_of(done)))

    def _settle(self, send: _Send, error: BaseException | None, *, alone: bool = False) -> None:
        send.settled, send.error = True, error
        if error is None:
            self._confirm(send)
        elif alone:
            self._refuse(send, error)
        elif self._recovery is None:
            self._recovery = asyncio.create_task(self._recover())
        self._advance()

    def _done_with(self, send: _Send) -> None:
        send.error = None
        self._keys.discard((send.record.topic, send.record.key))

    def _confirm(self, send: _Send) -> None:
        self._done_with(send)
        self._pauses = 0
        if not send.confirmed.done():
            self.confirmed += 1
            send.confirmed.set_result(None)

    def _refuse(self, send: _Send, error: BaseException) -> None:
        self._done_with(send)
        if not send.confirmed.done():
            send.confirmed.set_exception(error)

    def _advance(self) -> None:
        while self._flying and self._flying[0].settled and self._flying[0].error is None:
            self._flying.popleft()
        self._changed.tell()

    async def _recover(self) -> None:
        try:
            await self._changed.until(lambda: all(send.settled for send in self._flying))
            again = [send for send in self._flying if send.error is not None]
            self.failures += len(again)
            log.warning("a send failed (%s): %d are repeated", _name(again[0].error), len(again))
            await self._renew()
            for send in again:
                await self._repeat(send)
        except Exception as error:  # noqa: BLE001 - without a producer the worker cannot go on
            self._failed(error)
            return
        self._recovery = None
        self._advance()

    async def _repeat(self, send: _Send) -> None:
        while True:
            await self._until_allowed()
            if send.confirmed.cancelled():
                self._done_with(send)
                return
            try:
                await (await self._producer.send(send.record))
            except RecordRefusedError as error:
                self._refuse(send, error)
                # The refused batch had its number in the producer's sequence.
                await self._renew()
                return
            except Exception as error:  # noqa: BLE001 - repeated, unless it is fatal
                await self._pause(error)
                await self._renew()
            else:
                self._confirm(send)
                return

    async def _renew(self) -> None:
        while True:
            try:
                await self._producer.renew()
            except Exception as error:  # noqa: BLE001 - repeated, unless it is fatal
                await self._pause(error)
            else:
                return

    async def _pause(self, error: Exception) -> None:
        """Wait before the next attempt; raise `error` again if none can help."""
        if self._producer.fatal(error):
            raise error
        seconds = min(_BACKOFF * 2**self._pauses, _LONGEST_BACKOFF)
        self._pauses += 1
        self.failures += 1
        log.warning("a send failed (%s): again in %.1f s", _name(error), seconds)
        await asyncio.sleep(seconds)


def _error_of(done: asyncio.Future[object]) -> BaseException | None:
    if done.cancelled():
        return asyncio.CancelledError("the producer was closed")
    return done.exception()


def _name(error: BaseException | None) -> str:
    return type(error).__name__
