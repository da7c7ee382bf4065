"""Work in slots: what waits goes to a free slot as one batch, and what breaks a batch is found and judged alone."""

from __future__ import annotations

import asyncio
import errno
import logging
import time
from collections.abc import Callable, Sequence

from attribune_core.errors import ModelError, ResourceError
from attribune_core.settings import Settings
from attribune_core.stage.backlog import Backlog, Waiting
from attribune_core.stage.messages import Attempt, Fault, Worked
from attribune_core.stage.slots import ChildSlot, Slot, ThreadSlot
from attribune_core.stage.work import Done, Job, Refused

log = logging.getLogger(__name__)

#: How often an article must fail by itself before it is at fault: its process may have been ended by somebody else.
_FAILURES = 2
#: Errors of the operating system that are the machine's fault, never an article's.
_RESOURCES = frozenset(
    {
        *{errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EROFS, errno.EIO},
        *{errno.EACCES, errno.EPERM},
    }
)


class Pool:
    """The slots of a worker, each with a task that takes batches from the backlog.

    `failed` is called with ModelError or ResourceError when the worker itself cannot go on. `stage` is for the log.
    """

    def __init__(
        self, loader: str, sample: Job, settings: Settings, failed: Callable[[Exception], None], stage: str = ""
    ) -> None:
        kind = ChildSlot if settings.processes else ThreadSlot
        self._slots: list[Slot] = [kind(loader, settings, stage) for _ in range(max(1, settings.processes))]
        self._sample = sample
        self._failed = failed
        self._tasks: list[asyncio.Task[None]] = []
        #: Child processes that were started again.
        self.restarts = 0
        self.backlog = Backlog(settings)
        if not settings.processes:
            log.warning("processes=0: work is done in a thread, where neither CPU time nor memory can be limited")

    @property
    def progress(self) -> int:
        """A number that grows while work gets on."""
        return sum(slot.progress for slot in self._slots)

    @property
    def busy(self) -> bool:
        """Whether a batch is being worked on."""
        return self.backlog.under_way > 0

    async def start(self) -> None:
        """Start the slots, and have each work on the sample. Raises ModelError."""
        await asyncio.gather(*(self._ready(slot) for slot in self._slots))
        self._tasks = [asyncio.create_task(self._serve(slot)) for slot in self._slots]

    async def stop(self) -> None:
        """End the slots at once; what is under way there has no result."""
        self.backlog.drop()
        for task in self._tasks:
            task.cancel()
        for slot in self._slots:
            slot.kill()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _ready(self, slot: Slot) -> None:
        await slot.start()
        reply = await slot.run([self._sample])
        fault = reply if isinstance(reply, Fault) else reply.results[0]
        if isinstance(fault, Done):
            return
        raise ModelError(f"fails on its own sample: {fault.exception}: {fault.message}\n{fault.stacktrace}")

    async def _serve(self, slot: Slot) -> None:
        try:
            while True:
                batch = await self.backlog.take()
                self.backlog.finish(batch, await self._judge(slot, batch))
        except Exception as error:  # noqa: BLE001 - whatever ends this task ends the worker
            self._failed(error)

    async def _judge(self, slot: Slot, batch: Sequence[Waiting]) -> Sequence[Done | Refused]:
        reply = await self._try(slot, batch)
        if not isinstance(reply, Fault):
            return reply.results
        log.warning("a batch of %d failed with %s: each article is tried alone", len(batch), reply.exception)
        # In a batch nobody knows whose fault it was; an article that was its own batch has failed once itself.
        failures = 1 if len(batch) == 1 else 0
        return [await self._alone(slot, waiting, failures) for waiting in batch]

    async def _try(self, slot: Slot, batch: Sequence[Waiting]) -> Worked | Fault:
        began = time.time_ns()
        reply = await slot.run([waiting.job for waiting in batch])
        if isinstance(reply, Fault):
            if reply.exception == ModelError.__name__:
                # What is loaded late fails late, and is no article's fault.
                raise ModelError(reply.message)
            attempt = Attempt(began, time.time_ns(), len(batch), fault=reply.exception)
        else:
            attempt = reply.attempt
        for waiting in batch:
            if waiting.told is not None and not waiting.result.done():
                waiting.told(attempt)
        return reply

    async def _mend(self, slot: Slot) -> None:
        if slot.broken:
            self.restarts += 1
            await slot.start()

    async def _alone(self, slot: Slot, waiting: Waiting, failures: int) -> Done | Refused:
        """Work on one article until it comes out or has failed twice by itself: once may be somebody else's doing."""
        while True:
            await self._mend(slot)
            reply = await self._try(slot, [waiting])
            # At once, so that the next article finds a process that is ready.
            await self._mend(slot)
            if not isinstance(reply, Fault):
                return reply.results[0]
            if reply.errno in _RESOURCES or (reply.memory and isinstance(slot, ThreadSlot)):
                raise ResourceError(f"{reply.exception}: {reply.message}")
            failures += 1
            if failures >= _FAILURES:
                return Refused(reply.exception, reply.message, reply.stacktrace)
