"""The child process: loads the stage's work once, then works on batches until its parent goes.

Run as `python -m attribune_core.stage.child FD`, FD being its end of the pipe. It imports no more than the loader
needs: a child that held the parent's Kafka client or event loop would share its fate.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from typing import cast

from attribune_core.settings import Settings
from attribune_core.stage import logs
from attribune_core.stage.messages import READY, Attempt, Batch, Fault, Orders, Worked
from attribune_core.stage.turns import ask_for_long_turns
from attribune_core.stage.work import Job, Load, Work

_PR_SET_PDEATHSIG = 1


def load(path: str, settings: Settings) -> Work:
    """Return the work that the loader at `module:function` gives. Raises whatever importing or loading raises."""
    module, _, name = path.partition(":")
    return cast(Load, getattr(import_module(module), name))(settings)


def answer(work: Work, jobs: Sequence[Job]) -> Worked | Fault:
    """Return one result a job, or what the work raised."""
    began = time.time_ns()
    try:
        results = work(jobs)
        if len(results) != len(jobs):
            raise RuntimeError(f"{len(results)} results for {len(jobs)} articles")
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent decides whose fault it is
        return Fault.of(error)
    return Worked(results, Attempt.here(began, len(jobs)))


def main() -> None:
    """Serve the parent until it closes the pipe or dies."""
    # Ctrl-C, and the SIGTERM of a supervisor that sends it to the whole group, are the parent's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipe = Connection(int(sys.argv[1]))
    orders: Orders = pipe.recv()
    # Else a child would outlive a parent that was killed, until it next reads from the pipe.
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != orders.parent:
        return
    limit = orders.settings.memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    # A child that is killed over a limit is an expected thing: no core of gigabytes a time.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logs.configure(orders.settings, orders.stage)
    ask_for_long_turns()
    try:
        work = load(orders.loader, orders.settings)
    except Exception as error:  # noqa: BLE001 - told to the parent, which stops the worker
        pipe.send(Fault.of(error))
        return
    logs.hear_no_library()
    # All that was loaded stays: no garbage collection need look through it.
    gc.freeze()
    pipe.send(READY)
    while True:
        try:
            batch: Batch = pipe.recv()
        except EOFError:
            return
        # CPU time of all threads, so that a busy machine ends nobody; the default action of SIGPROF ends the process.
        signal.setitimer(signal.ITIMER_PROF, batch.cpu_seconds)
        results = answer(work, batch.jobs)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(results)


if __name__ == "__main__":
    main()
