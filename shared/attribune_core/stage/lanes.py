"""One partition's articles on their way through the stage: worked on in any order, sent and acknowledged in theirs."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from attribune_core.errors import OutputTooLargeError
from attribune_core.stage.course import Course
from attribune_core.stage.gate import Ticket
from attribune_core.stage.headers import carried, without_those_of_value
from attribune_core.stage.letters import forms
from attribune_core.stage.outbox import Outbox, RecordRefusedError
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Done, Refused


class Letters(Protocol):
    """Who says when a dead letter may go out."""

    def failed_late(self) -> None:
        """Count a failure that was found late, when the output was sent."""

    def ticket(self, refused: Refused) -> Ticket:
        """Hold back a letter, from the moment of the death; return its ticket."""

    async def released(self, ticket: Ticket) -> None:
        """Return when the letter may go out."""


@dataclass(eq=False)
class Entry:
    """A record on its way."""

    record: Consumed
    #: Null for a retraction, which passes as it is.
    outcome: asyncio.Future[Done | Refused | None]
    #: Acknowledges the record to Kafka.
    acknowledge: Callable[[], Awaitable[None]]
    #: Is told what happens to it.
    course: Course
    #: Done when what came of it is confirmed.
    finished: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    #: Its dead letter waits for the gate.
    held: bool = False

    @property
    def in_work(self) -> bool:
        """Not decided yet, and not dropped."""
        return not self.outcome.done()

    @property
    def dropped(self) -> bool:
        """Will have no outcome: it is read again by whoever gets the partition."""
        return self.outcome.cancelled()


class Lane:
    """Three tasks that follow each other through the entries: one sends, one buries, one acknowledges.

    Sending waits for each outcome in turn, so the output keeps the order of the partition. Burying (dead letters) may
    wait for the gate and does not stop the sending behind it. Acknowledging waits for each entry to be finished, so
    that a committed offset never passes one that is not.
    """

    def __init__(
        self,
        spec: StageSpec,
        outbox: Outbox,
        letters: Letters,
        released: Callable[[Entry], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.entries: deque[Entry] = deque()
        #: Their size.
        self.bytes = 0
        self._closed = False
        self._spec = spec
        self._outbox = outbox
        self._letters = letters
        self._released = released
        self._failed = failed
        self._to_send: asyncio.Queue[Entry] = asyncio.Queue()
        self._to_bury: asyncio.Queue[tuple[Entry, Refused, Ticket]] = asyncio.Queue()
        self._to_acknowledge: asyncio.Queue[Entry] = asyncio.Queue()
        steps = (self._send, self._bury, self._acknowledge)
        self._tasks = [asyncio.create_task(self._guard(step())) for step in steps]

    def add(self, entry: Entry) -> None:
        """Take the next record of the partition."""
        self.entries.append(entry)
        self.bytes += entry.record.size
        self._to_send.put_nowait(entry)
        self._to_acknowledge.put_nowait(entry)

    @property
    def at_rest(self) -> bool:
        """Nothing more can be acknowledged: empty, or its first entry is held back or was dropped."""
        return not self.entries or self.entries[0].held or self.entries[0].dropped

    async def close(self) -> None:
        """End the tasks; what is not acknowledged never will be by this lane."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _guard(self, step: Awaitable[None]) -> None:
        try:
            await step
        except Exception as error:  # noqa: BLE001 - whatever ends a task ends the worker
            self._failed(error)

    async def _send(self) -> None:
        while True:
            entry = await self._to_send.get()
            # Not the outcome itself: cancelling this task must not cancel it, nor the other way round.
            await asyncio.wait([entry.outcome])
            if entry.dropped:
                return
            outcome = entry.outcome.result()
            if isinstance(outcome, Refused):
                self._bury_later(entry, outcome)
                continue
            key = entry.record.key if outcome is None else outcome.key
            value = None if outcome is None else outcome.value
            headers = carried(without_those_of_value(entry.record.headers), entry.record.source)
            headers = entry.course.sending(headers)
            confirmed = await self._outbox.send(Record(self._spec.writes.name, key, value, headers))
            confirmed.add_done_callback(partial(self._sent, entry))

    def _sent(self, entry: Entry, confirmed: asyncio.Future[None]) -> None:
        if self._closed:
            return
        error = None if confirmed.cancelled() else confirmed.exception()
        if isinstance(error, RecordRefusedError):
            self._letters.failed_late()
            self._bury_later(entry, Refused.because(OutputTooLargeError(str(error))))
        elif error is None and not confirmed.cancelled():
            outcome = entry.outcome.result()
            if isinstance(outcome, Done):
                entry.course.out(outcome.key)
            else:
                entry.course.retracted()
            entry.finished.set_result(None)

    def _bury_later(self, entry: Entry, refused: Refused) -> None:
        entry.held = True
        # Now, not when those before it are buried: each would wait its own time, one after the other.
        self._to_bury.put_nowait((entry, refused, self._letters.ticket(refused)))
        self._released(entry)

    async def _bury(self) -> None:
        while True:
            entry, refused, ticket = await self._to_bury.get()
            await self._letters.released(ticket)
            entry.held = False
            for letter in forms(entry.record, refused, self._spec.name, self._spec.version):
                try:
                    await (await self._outbox.send(letter))
                    break
                except RecordRefusedError as error:
                    last = error
            else:
                raise last
            entry.course.dead(refused.exception, refusal=self._spec.is_refusal(refused))
            entry.finished.set_result(None)

    async def _acknowledge(self) -> None:
        while True:
            entry = await self._to_acknowledge.get()
            await asyncio.wait([entry.finished])
            await entry.acknowledge()
            self.entries.popleft()
            self.bytes -= entry.record.size
            self._released(entry)
