"""The desk as a process: the reader of the topic and the HTTP server in one event loop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI

from attribune_core.settings import Settings
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


def serve(settings: DeskSettings, kafka: Settings | None, opener: Opener | None) -> None:
    """Serve until SIGTERM or Ctrl-C. Without `kafka` nothing is read or published: what is in the database is shown.

    Raises StoreError and StoreVersionError when it starts, and whatever ends the reader of the topic.
    """
    store = Store(settings.database_url).open()
    try:
        asyncio.run(_serve(store, settings, kafka, opener))
    finally:
        store.close()


async def _serve(store: Store, settings: DeskSettings, kafka: Settings | None, opener: Opener | None) -> None:
    desk = Desk(store, settings, Door(opener))
    consumer = None if kafka is None else Consumer(kafka, store, desk.changes.ring)
    if consumer is not None:
        desk.reader = lambda: (consumer.state, consumer.lag())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await desk.door.close()

    config = uvicorn.Config(
        create_app(desk, lifespan),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_STOP,
    )
    server = _Server(config)
    server.changes = desk.changes
    reading = None if consumer is None else asyncio.create_task(consumer.run())
    if reading is not None:
        # Its end is a fault that nobody foresaw: then the whole process ends, and a supervisor starts it again.
        reading.add_done_callback(lambda task: server.end())
    try:
        await server.serve()
    finally:
        if reading is not None:
            reading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reading


def rebuild(settings: DeskSettings, kafka: Settings) -> dict[Outcome, int]:
    """Make the database anew from the topic, and return how many records came to what.

    Raises StoreError and BrokerError; then the database is as far as it came, and the desk goes on from there.
    """
    store = Store(settings.database_url)
    try:
        store.database.make_anew()
        return asyncio.run(Consumer(kafka, store).catch_up())
    finally:
        store.close()
