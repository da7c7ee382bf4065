"""A worker: the stage, its pool and its outbox, put together around a Faust application."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import Any

from faust.types import TP

from attribune_core import metrics
from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_core.stage.app import FaustProducer, StageApp, consumed
from attribune_core.stage.course import Observer
from attribune_core.stage.health import Health
from attribune_core.stage.kafka import Consumer
from attribune_core.stage.logs import RateLimit
from attribune_core.stage.meter import Meter, PrometheusMeter
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.page import Page
from attribune_core.stage.pool import Pool
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.stage import Place, Stage
from attribune_core.stage.tracing import tracer
from attribune_core.stage.watchdog import Vitals, Watchdog

log = logging.getLogger(__name__)

#: Seconds between two beats of a worker that waits for its exit, as the watchdog's.
_BEAT = 1.0
#: Seconds that the last spans get to be sent at a stop.
_LAST_SPANS = 1.0


class Worker:
    """One worker of a stage."""

    def __init__(self, spec: StageSpec, settings: Settings, limit: RateLimit) -> None:
        """`limit` is that of the log: what it holds back is counted and told."""
        self.spec = spec
        self.settings = settings
        self._limit = limit
        self._meter = Meter() if settings.http_port is None else PrometheusMeter(spec.name)
        self._health = Health(spec.name)
        self._page: Page | None = None
        self._tracer = tracer(spec)
        self._pool = Pool(spec.loader, spec.sample, settings, self._fail, spec.name)
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._letters: asyncio.Task[None] | None = None
        self._app: StageApp | None = None
        self._stage: Stage | None = None
        self._outbox: Outbox | None = None
        self._rebalances = 0
        #: Dead letters that were held back when the worker gave up: they still are, until it is started again.
        self._left_behind = 0

    async def take(self, stream: Any) -> None:
        """Take what the stream brings, for ever: the body of a service's agent.

        Acknowledgement is the stage's: Faust's own would come when the loop turns, not when the output is out.
        """
        stream = stream.noack()
        async for event in stream.events():

            async def acknowledge(event: Any = event) -> None:
                await stream.ack(event)

            await self.stage.admit(consumed(event.message), acknowledge)

    @property
    def stage(self) -> Stage:
        """The stage of a worker that was started."""
        if self._stage is None:
            raise RuntimeError("the worker is not started")
        return self._stage

    def open_page(self) -> None:
        """Listen where the settings say so, before anything slow begins. Raises SettingsError."""
        health, read = self._health, self._meter.read
        read(metrics.INFO, lambda: 1, self.spec.version, self.settings.model)
        read(metrics.READY, lambda: health.not_ready() is None)
        read(metrics.PARTITIONS, lambda: health.assigned or 0)
        read(metrics.REBALANCES, lambda: self._rebalances)
        read(metrics.RESTARTS, lambda: self._pool.restarts)
        read(metrics.LOG_LINES_HELD, lambda: self._limit.held)
        if self.settings.http_port is not None:
            self._page = Page(self.settings.http_host, self.settings.http_port, self._meter, self._health)

    async def start(self, app: StageApp) -> None:
        """Load the work, then join the group. Raises ModelError, BrokerError."""
        await self._pool.start()
        self._health.warm = True
        self._app = app
        consumer = app.reader
        self._outbox = Outbox(
            FaustProducer(app), self.settings.sends_in_flight, self._fail, lambda: consumer.lease.held
        )
        observer = Observer(self._meter, self._tracer)
        self._stage = Stage(self.spec, self.settings, self._pool, self._outbox, consumer, observer, self._fail)
        consumer.give_back, consumer.take_again = self._give_back, self._take_again
        self._count(consumer, self._stage, self._outbox)
        self._letters = asyncio.create_task(self._stage.watch_letters())
        try:
            await app.start()
        except Exception as error:
            raise BrokerError(f"{self.settings.bootstrap_servers}: {error}") from error

    async def watch(self) -> None:
        """Watch until the worker fails; raises why."""
        watchdog = Watchdog(self.settings.watchdog_seconds)
        assert self._app is not None
        crashed = asyncio.ensure_future(self._app.wait_until_stopped())
        try:
            while not crashed.done() and not self._failure.done():
                await asyncio.wait(
                    [crashed, self._failure], timeout=watchdog.every, return_when=asyncio.FIRST_COMPLETED
                )
                watchdog.look(self._vitals())
                self._health.beat()
                self._limit.tell()
            if self._failure.done():
                await self._failure
            raise self._app.crash_reason or RuntimeError("Faust stopped without a reason")
        finally:
            crashed.cancel()

    async def stop(self, seconds: float, *, drain: float) -> bool:
        """Stop within `seconds`, of which articles under way get `drain`; return whether it was a clean stop."""
        # Not `asyncio.timeout`: Faust's services swallow a cancellation while they stop, and hang on a broker that is
        # gone. The task is left behind then, with the process.
        self._health.stopping = True
        shutdown = asyncio.ensure_future(self._shut_down(drain))
        await asyncio.wait([shutdown], timeout=seconds)
        await self._pool.stop()
        if self._failure.done():
            self._failure.exception()
        if not shutdown.done():
            return False
        error = shutdown.exception()
        if error is not None:
            log.error("the stop failed: %s: %s", type(error).__name__, error)
            return False
        return shutdown.result()

    async def wait(self, seconds: float, stop: asyncio.Event) -> None:
        """Wait before the exit, alive and not ready, until the time is over or `stop` is set."""
        self._health.waiting = True
        end = time.monotonic() + seconds
        while not stop.is_set() and (left := end - time.monotonic()) > 0:
            self._health.beat()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), min(_BEAT, left))

    async def _shut_down(self, drain: float) -> bool:
        clean = True
        if self._stage is not None:
            clean = await self._stage.drain(drain)
            self._left_behind = self._stage.held
            await self._stage.forget()
        if self._outbox is not None:
            await self._outbox.close()
        if self._letters is not None:
            self._letters.cancel()
        if self._app is not None and self._app.started:
            # Commits, leaves the group, closes the clients.
            await self._app.stop()
        # The page stays until the process ends, and says that it is stopping.
        await asyncio.to_thread(self._tracer.close, _LAST_SPANS)
        return clean

    async def _give_back(self, partitions: set[TP]) -> None:
        assert self._app is not None
        # What is somebody else's already must not come out a second time, behind what they made of it.
        ours = self._app.reader.lease.held
        await self.stage.drain(self.settings.rebalance_timeout / 2 if ours else 0.0)
        left = self.stage.in_flight
        log.info("rebalance: %d partitions given back, %d articles unfinished", len(partitions), left)
        places: set[Place] = await self.stage.forget()
        self._app.reader.forget_pauses()
        kept = places - {(tp.topic, tp.partition) for tp in partitions}
        if kept:
            # Their records would never be read again by this worker, and a later commit would pass them.
            raise RuntimeError(f"a rebalance left partitions of the last assignment in place: {kept}")

    def _take_again(self, partitions: set[TP]) -> None:
        self._rebalances += 1
        self._health.assigned = len(partitions)
        log.info("rebalance: %d partitions assigned", len(partitions))
        self.stage.reopen()

    def _count(self, consumer: Consumer, stage: Stage, outbox: Outbox) -> None:
        health, read = self._health, self._meter.read
        read(metrics.IN_FLIGHT, lambda: stage.in_flight)
        read(metrics.BYTES_IN_FLIGHT, lambda: stage.bytes_in_flight)
        read(metrics.HELD, lambda: stage.held or self._left_behind)
        read(metrics.SEND_FAILURES, lambda: outbox.failures)
        # Asked only while the client runs.
        read(metrics.LAG, lambda: consumer.lag() if health.assigned and not health.stopping else 0)

    def _vitals(self) -> Vitals:
        assert self._app is not None
        assert self._outbox is not None
        stage = self.stage
        progress = stage.acknowledged + self._outbox.confirmed + self._pool.progress
        waits = stage.waits_for_nothing_but_letters
        busy = not waits and (stage.in_flight > 0 or self._app.reader.lag() > 0)
        return Vitals(bool(self._app.rebalancing), busy, progress)

    def _fail(self, error: Exception) -> None:
        if not self._failure.done():
            self._failure.set_exception(error)
