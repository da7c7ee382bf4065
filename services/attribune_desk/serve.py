"""The desk as a process: the reader of the topic and the HTTP server in one event loop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI

from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_core.stage.logs import RateLimit
from attribune_core.topics import DEAD
from attribune_desk.changes import Changes
from attribune_desk.consumer import Consumer
from attribune_desk.publishing import Door, Opener
from attribune_desk.settings import DeskSettings
from attribune_desk.store import Outcome, Store
from attribune_desk.web.app import create_app
from attribune_desk.web.desk import Desk

log = logging.getLogger(__name__)
#: Seconds that open answers have to end.
_STOP = 3
#: Seconds between two looks at what the log held back.
_TELL = 10.0


class _Server(uvicorn.Server):
    """A server whose streams end when it is told to stop, instead of holding it up."""

    changes: Changes

    def end(self) -> None:
        """Stop as a signal would."""
        self.changes.close()
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at a signal, and exit with 0: the original raises it once more when all is put away."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.end)
        yield


def serve(
    settings: DeskSettings, kafka: Settings | None, opener: Opener | None, limit: RateLimit | None = None
) -> None:
    """Serve until SIGTERM or Ctrl-C. Without `kafka` nothing is read or published: what is in the database is shown.

    `limit` is that of the log: what it holds back is told.

    Raises StoreError and StoreVersionError when it starts, and whatever ends the reader of the topic.
    """
    store = Store(settings.database_url).open()
    try:
        asyncio.run(_serve(store, settings, kafka, opener, limit))
    finally:
        store.close()


async def _serve(
    store: Store, settings: DeskSettings, kafka: Settings | None, opener: Opener | None, limit: RateLimit | None
) -> None:
    desk = Desk(store, settings, Door(opener))
    consumers: list[Consumer] = []
    if kafka is not None:
        events = Consumer(kafka, store, desk.changes.ring)
        letters = Consumer(kafka, store, topic=DEAD)
        desk.reader = lambda: (events.state, events.lag())
        desk.dead_letters = lambda: letters.state
        consumers = [events, letters]

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await desk.door.close()

    config = uvicorn.Config(
        create_app(desk, lifespan),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        # Its own would be plain text without a time, past the limit of the rate: its lines go where ours go.
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=_STOP,
    )
    server = _Server(config)
    server.changes = desk.changes
    tasks = [asyncio.create_task(consumer.run()) for consumer in consumers]
    for reading in tasks:
        # Its end is a fault that nobody foresaw: then the whole process ends, and a supervisor starts it again.
        reading.add_done_callback(lambda task: server.end())
    if limit is not None:
        tasks.append(asyncio.create_task(_tell(limit)))
    try:
        await server.serve()
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        if fault := next((end for end in ends if isinstance(end, Exception)), None):
            raise fault


async def _tell(limit: RateLimit) -> None:
    """Say now and then what the log held back."""
    while True:
        await asyncio.sleep(_TELL)
        limit.tell()


def rebuild(settings: DeskSettings, kafka: Settings) -> dict[Outcome, int]:
    """Make the database anew from the topic, and return how many records came to what.

    Raises StoreError and BrokerError; then the database is as far as it came, and the desk goes on from there.
    """
    store = Store(settings.database_url)
    try:
        store.database.make_anew()
        counts = asyncio.run(Consumer(kafka, store).catch_up())
        try:
            found = asyncio.run(Consumer(kafka, store, topic=DEAD).catch_up())
        except BrokerError as error:
            # A desk may do without: no such topic, or no right to it.
            log.warning("what was refused is not known: %s", error)
            return counts
        return {outcome: count + found[outcome] for outcome, count in counts.items()}
    finally:
        store.close()
