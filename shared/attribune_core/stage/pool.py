"""Work in slots: what waits goes to a free slot as one batch, and what breaks a batch is found and judged alone."""

from __future__ import annotations

import asyncio
import errno
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from attribune_core.errors import ModelError, ResourceError
from attribune_core.settings import Settings
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


Told = Callable[[Attempt], None]


@dataclass(eq=False)
class Waiting:
    """A job, where its result goes, and who is told each time that it was worked on."""

    job: Job
    result: asyncio.Future[Done | Refused]
    told: Told | None = None
    since: float = field(default_factory=time.monotonic)


class Backlog:
    """Jobs that wait, taken in batches in the order they came."""

    def __init__(self, settings: Settings) -> None:
        self._characters = settings.batch_characters
        self._articles = settings.batch_articles
        self._age = settings.batch_age
        self._waiting: deque[Waiting] = deque()
        self._some = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, job: Job, told: Told | None = None) -> asyncio.Future[Done | Refused]:
        """Add a job; the future is its result."""
        result: asyncio.Future[Done | Refused] = asyncio.get_running_loop().create_future()
        self._waiting.append(Waiting(job, result, told))
        self._some.set()
        return result

    def drop(self) -> None:
        """Cancel every job that waits."""
        for waiting in self._waiting:
            waiting.result.cancel()
        self._waiting.clear()
        self._some.clear()

    async def take(self) -> list[Waiting]:
        """Wait for a job; return it with those behind it that fit into a batch with it.

        Nobody waits for a batch to fill: a lone article starts at once. The bounds are characters (counted as bytes of
        the value), articles, and the time between the first and the last to come, so that under load a batch holds
        neighbours in time and a second slot gets the rest.
        """
        while not self._waiting:
            self._some.clear()
            await self._some.wait()
        batch = [self._waiting.popleft()]
        size = len(batch[0].job.value)
        while self._waiting and len(batch) < self._articles:
            following = self._waiting[0]
            size += len(following.job.value)
            if size > self._characters or following.since - batch[0].since > self._age:
                break
            batch.append(self._waiting.popleft())
        return batch


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
        self._at_work = 0
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
        return self._at_work > 0

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
                batch = [waiting for waiting in await self.backlog.take() if not waiting.result.done()]
                if not batch:
                    continue
                self._at_work += 1
                try:
                    results = await self._judge(slot, batch)
                finally:
                    self._at_work -= 1
                for waiting, result in zip(batch, results, strict=True):
                    if not waiting.result.done():
                        waiting.result.set_result(result)
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
