"""A plain Faust agent in the entity extractor's place, as a first version would be written: it must lose articles.

The suite runs against it so that it is known to see losses. `python -m tests.chaos.double` takes the same environment
as a service.
"""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
from pathlib import Path
from typing import Any

import faust

from attribune_core.settings import load_settings
from attribune_core.stage import headers as names
from attribune_core.stage.work import Done, Job
from attribune_core.topics import ANNOTATED, CLEAN, DEAD
from attribune_entities.agent import STAGE
from tests.chaos.acts import MODEL, act_of, after, begin, first_time, refused, stub

_SETTINGS = load_settings()
_WORK = stub(os.environ.get(MODEL, "stub 1"))

app = faust.App(
    STAGE.group,
    broker=[f"aiokafka://{address}" for address in _SETTINGS.bootstrap_servers.split(",")],
    broker_session_timeout=_SETTINGS.session_timeout,
    broker_heartbeat_interval=min(3.0, _SETTINGS.session_timeout / 3),
    broker_max_poll_interval=1e6,
    consumer_auto_offset_reset="earliest",
    topic_disable_leader=True,
    topic_allow_declare=False,
    table_standby_replicas=0,
    web_enabled=False,
    store="memory://",
    datadir=tempfile.mkdtemp(prefix="double-"),
    key_serializer="raw",
    value_serializer="raw",
)
_reads = app.topic(CLEAN.name, value_type=bytes)
_writes = app.topic(ANNOTATED.name, value_type=bytes)
_dead = app.topic(DEAD.name, value_type=bytes)


@app.agent(_reads, concurrency=4, name=STAGE.name)
async def annotate(stream: Any) -> None:
    """Take an article, work on it, send what came of it."""
    async for event in stream.events():
        act = act_of(event.value or b"")
        begin(act)
        await _slowly(act)
        headers = list(event.message.headers or ())
        if refused(act):
            why = [(names.ERROR_TOPIC, CLEAN.name.encode()), (names.ERROR_EXCEPTION, b"NotTextError")]
            await _dead.send(key=event.key, value=event.value, headers=[*headers, *why])
            continue
        if act.keys() & {"raise", "memory"} and first_time(act):
            raise ValueError("a fault in the work")
        if act.keys() & {"kill", "segfault"} and first_time(act):
            os.kill(os.getpid(), signal.SIGKILL)
        if event.value is None:
            await _writes.send(key=event.key, value=None, headers=headers)
            continue
        (result,) = _WORK([Job(event.key, event.value, {})])
        done = after(act, result, None)
        assert isinstance(done, Done)
        await _writes.send(key=done.key, value=done.value, headers=headers)


async def _slowly(act: dict[str, Any]) -> None:
    await asyncio.sleep(act.get("takes", 0))
    while "wait" in act and not Path(act["wait"]).exists():  # noqa: ASYNC110, ASYNC240 - a file has no event
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    faust.Worker(app, loglevel="INFO").execute_from_commandline()
