"""Child processes for programs that have no event loop: jobs in, results out in order."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from types import TracebackType
from typing import Any, Self, TypeVar

from attribune_core.settings import Settings
from attribune_core.stage.pool import Pool
from attribune_core.stage.work import Done, Job, Refused

T = TypeVar("T")


class Children:
    """The stage's own pool of processes, with its batches and its limits of CPU time and memory, in a `with` block.

    Entering starts `settings.processes` processes and raises ModelError if they cannot work. Leaving ends them at
    once. The processes are started from scratch, so a script needs no `if __name__ == "__main__"`.
    """

    def __init__(self, loader: str, sample: Job, settings: Settings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="attribune-children")
        self._failed: Future[None] = Future()
        self._pool = Pool(loader, sample, settings, self._fail)

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._call(self._pool.start())
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def map(self, jobs: Iterable[Job]) -> Iterator[Done | Refused]:
        """Yield one result a job, in order; jobs are taken as far ahead as `in_flight_articles` and `_bytes` allow.

        Raises ModelError or ResourceError when the processes cannot go on.
        """
        flying: deque[tuple[int, Future[Done | Refused]]] = deque()
        held = 0
        for job in jobs:
            flying.append((len(job.value), asyncio.run_coroutine_threadsafe(self._work(job), self._loop)))
            held += len(job.value)
            while flying and (
                flying[0][1].done()
                or len(flying) >= self._settings.in_flight_articles
                or held > self._settings.in_flight_bytes
            ):
                size, future = flying.popleft()
                held -= size
                yield self._result(future)
        while flying:
            yield self._result(flying.popleft()[1])

    async def _work(self, job: Job) -> Done | Refused:
        return await self._pool.backlog.put(job)

    def _result(self, future: Future[Done | Refused]) -> Done | Refused:
        either: list[Future[Any]] = [future, self._failed]
        wait(either, return_when=FIRST_COMPLETED)
        if self._failed.done():
            self._failed.result()
        return future.result()

    def _fail(self, error: Exception) -> None:
        if not self._failed.done():
            self._failed.set_exception(error)

    def _call(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def _close(self) -> None:
        self._call(self._pool.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
