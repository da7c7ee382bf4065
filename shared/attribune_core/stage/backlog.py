"""Jobs that wait for a slot, and those that are under way in one."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from attribune_core.settings import Settings
from attribune_core.stage.messages import Attempt
from attribune_core.stage.work import Done, Job, Refused

Told = Callable[[Attempt], None]


@dataclass(eq=False)
class Waiting:
    """A job, where its result goes, and who is told each time that it was worked on."""

    job: Job
    result: asyncio.Future[Done | Refused]
    told: Told | None = None
    since: float = field(default_factory=time.monotonic)


class Backlog:
    """Jobs that wait, taken in batches in the order they came.

    What is under way cannot be taken back from its process. Where nobody waits for its result any more, because its
    partition was given back, it is often the same worker that reads it again after the rebalance. Then the job that is
    under way serves, and is not begun a second time beside itself: one slow article would take one process more with
    each rebalance, until it holds them all and every partition waits.
    """

    def __init__(self, settings: Settings) -> None:
        self._characters = settings.batch_characters
        self._articles = settings.batch_articles
        self._age = settings.batch_age
        self._waiting: deque[Waiting] = deque()
        self._under_way: list[Waiting] = []
        self._some = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def under_way(self) -> int:
        """Jobs that were taken and are not finished."""
        return len(self._under_way)

    def put(self, job: Job, told: Told | None = None) -> asyncio.Future[Done | Refused]:
        """Add a job, or join the same one that is under way for nobody; the future is its result."""
        result: asyncio.Future[Done | Refused] = asyncio.get_running_loop().create_future()
        for waiting in self._under_way:
            if waiting.result.cancelled() and waiting.job == job:
                waiting.result, waiting.told = result, told
                return result
        self._waiting.append(Waiting(job, result, told))
        self._some.set()
        return result

    def drop(self) -> None:
        """Cancel every job that waits."""
        for waiting in self._waiting:
            waiting.result.cancel()
        self._waiting.clear()
        self._some.clear()

    def abandon(self) -> None:
        """Wait no more for what is under way: its result is nobody's, until the same job is put again."""
        for waiting in self._under_way:
            waiting.result.cancel()

    async def take(self) -> list[Waiting]:
        """Wait for a job; return it with those behind it that fit into a batch with it. All are under way then.

        Nobody waits for a batch to fill: a lone article starts at once. The bounds are characters (counted as bytes of
        the value), articles, and the time between the first and the last to come, so that under load a batch holds
        neighbours in time and a second slot gets the rest.
        """
        while not (batch := self._next()):
            self._some.clear()
            await self._some.wait()
        self._under_way += batch
        return batch

    def finish(self, batch: Sequence[Waiting], results: Sequence[Done | Refused]) -> None:
        """Hand each result of a batch that was taken to who waits for it."""
        for waiting, result in zip(batch, results, strict=True):
            self._under_way.remove(waiting)
            if not waiting.result.done():
                waiting.result.set_result(result)

    def _next(self) -> list[Waiting]:
        batch: list[Waiting] = []
        size = 0
        while self._waiting and len(batch) < self._articles:
            following = self._waiting[0]
            if following.result.done():
                # Whoever wanted it has gone.
                self._waiting.popleft()
                continue
            size += len(following.job.value)
            if batch and (size > self._characters or following.since - batch[0].since > self._age):
                break
            batch.append(self._waiting.popleft())
        return batch
