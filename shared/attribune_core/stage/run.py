"""Runs a worker of a stage: start, watch, stop, and the exit code that says why."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from aiokafka.errors import KafkaError

from attribune_core.errors import (
    AttribuneError,
    BrokerError,
    ModelError,
    ResourceError,
    SettingsError,
    StuckError,
    TooManyDeadLettersError,
)
from attribune_core.exit_codes import ExitCode
from attribune_core.settings import Settings, odd_limits
from attribune_core.stage import logs
from attribune_core.stage.app import StageApp, create_app
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.turns import interrupt_nobody
from attribune_core.stage.worker import Worker

log = logging.getLogger(__name__)

#: The part of `stop_seconds` that articles under way get; the rest is for commit, leaving the group, and exit.
_DRAIN_PART = 0.5
#: Seconds over `stop_seconds` after which the process is ended from another thread.
_GRACE = 2.0

_CODES: dict[type[BaseException], ExitCode] = {
    SettingsError: ExitCode.SETTINGS,
    BrokerError: ExitCode.BROKER,
    KafkaError: ExitCode.BROKER,
    ModelError: ExitCode.MODEL,
    TooManyDeadLettersError: ExitCode.DEAD_LETTERS,
    StuckError: ExitCode.STUCK,
    ResourceError: ExitCode.RESOURCES,
    MemoryError: ExitCode.RESOURCES,
}

#: The body of a service's agent: called once with the stream of the topic that the stage reads, and its worker.
Agent = Callable[[Any, Worker], Coroutine[Any, Any, None]]
#: Changes the application before its agent is added.
Adapt = Callable[[StageApp], None]


def build_app(spec: StageSpec, agent: Agent, worker: Worker) -> StageApp:
    """Return the application of a stage with its one agent."""
    app = create_app(spec, worker.settings)

    async def run_agent(stream: Any) -> None:
        await agent(stream, worker)

    app.agent(app.topic(spec.reads.name, value_type=bytes), name=spec.name)(run_agent)
    return app


def run_stage(spec: StageSpec, agent: Agent, settings: Settings, adapt: Adapt | None = None) -> ExitCode:
    """Run one worker until a signal stops it or it fails; return why it ended.

    `adapt`, if given, changes the application before anything is consumed.

    The event loop is this function's own. A worker that cannot be stopped cleanly in time ends the process here, with
    `ExitCode.CUT_SHORT` or the code of its failure.
    """
    limit = logs.configure(settings, spec.name)
    for name, says in odd_limits(settings).items():
        log.warning("%s: %s", name, says)
    interrupt_nobody()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    code, clean = loop.run_until_complete(_run(spec, agent, settings, limit, adapt))
    log.log(logging.WARNING if code else logging.INFO, "%s: worker ends: %s (%d)", spec.name, code.name, code)
    if not clean:
        # Threads and tasks of the clients hang on a broker that does not answer; nothing of theirs is worth a wait.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    _finish(loop)
    return code


def _end_anyway_after(seconds: float) -> threading.Timer:
    """End the process even if its event loop is blocked."""
    timer = threading.Timer(seconds, os._exit, [int(ExitCode.CUT_SHORT)])
    timer.daemon = True
    timer.start()
    return timer


def _finish(loop: asyncio.AbstractEventLoop) -> None:
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=1.0))
    loop.close()


def exit_code(error: BaseException) -> ExitCode:
    """Return the exit code for what ended a worker."""
    while error is not None:
        for kind, code in _CODES.items():
            if isinstance(error, kind):
                return code
        if error.__cause__ is None:
            break
        error = error.__cause__
    return ExitCode.CRASHED


async def _run(
    spec: StageSpec, agent: Agent, settings: Settings, limit: logs.RateLimit, adapt: Adapt | None
) -> tuple[ExitCode, bool]:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    error: BaseException | None = None
    worker = Worker(spec, settings, limit)
    try:
        worker.open_page()
        app = build_app(spec, agent, worker)
        if adapt is not None:
            adapt(app)
        await _unless(stop, worker.start(app))
        if not stop.is_set():
            log.info("%s: worker is ready (group %s)", spec.name, spec.group)
            await _unless(stop, worker.watch())
    except Exception as caught:
        error = caught
        told = None if isinstance(caught, AttribuneError) else caught
        log.critical("%s: %s: %s", spec.name, type(caught).__name__, caught, exc_info=told)
    anyway = _end_anyway_after(settings.stop_seconds + _GRACE)
    gave_up = isinstance(error, TooManyDeadLettersError)
    # Any other failed worker has nothing to bring out: what is not confirmed is read again.
    drain = settings.stop_seconds * _DRAIN_PART if gave_up or error is None else 0.0
    clean = await worker.stop(settings.stop_seconds, drain=drain)
    anyway.cancel()
    if gave_up and not stop.is_set():
        log.error("%s: partitions are given back; the worker exits in %g s", spec.name, settings.dead_letter_wait)
        await worker.wait(settings.dead_letter_wait, stop)
    if error is not None:
        return exit_code(error), clean
    return (ExitCode.OK if clean else ExitCode.CUT_SHORT), clean


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run `work`, or give it up when `stop` is set."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        await task
    else:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
