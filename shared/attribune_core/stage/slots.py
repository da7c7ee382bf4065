"""Where batches are worked on: in a child process with limits, or in a thread without."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from attribune_core.errors import ModelError, PeopleFileError
from attribune_core.settings import Settings
from attribune_core.stage.child import answer, load
from attribune_core.stage.messages import READY, Batch, Fault, Orders, Worked
from attribune_core.stage.work import Job, Work

#: Characters that the CPU time of an article is scaled by.
_PER_CHARACTERS = 10_000
#: Seconds between two looks at a child that works, and how many looks without any CPU time used mean that it hangs.
#: Looks are counted, not time: a machine that sleeps, or a stopped process, must not count as a hang.
_LOOK, _HANGS = 1.0, 60
#: How often a process that dies while it loads is started.
_STARTS = 3


class Slot(Protocol):
    """Room for one batch at a time."""

    #: Whether what it was given last left it unfit for more, so that `start` must come first.
    broken: bool
    #: Grows while the work gets on: the watchdog looks at it.
    progress: int

    async def start(self) -> None:
        """Load the work; slow. Raises ModelError if it does not load, PeopleFileError where that file is wrong."""

    async def run(self, jobs: Sequence[Job]) -> Worked | Fault:
        """Return the results, or what went wrong with the batch as a whole."""

    def kill(self) -> None:
        """End it at once, whatever it does."""


def cpu_limit(jobs: Sequence[Job], settings: Settings) -> float:
    """Return the CPU time in seconds for jobs that are worked on together.

    A batch gets what one article of its whole length would get. That is less than its articles would get together,
    which does no harm: an article of a batch that ran over is judged alone, by its own limit.

    Length is in bytes of the value, of which there are never fewer than characters of text, and counts up to
    `max_characters`: the longest text that any stage works on. So an article gets at least what the setting promises
    for its text. The rest of a large value is markup, escapes or annotation, and needs no time of its own: 16 MB of
    empty elements were read in 3 s, for which they would have had nine hours. No factor is needed beside that. A
    compressed value counts as it is: only the cleaner reads one, and it takes milliseconds for an article.
    """
    length = sum(min(len(job.value), settings.max_characters) for job in jobs)
    return settings.cpu_seconds * (1 + length / _PER_CHARACTERS)


class ChildSlot:
    """One child process, started again when it broke."""

    def __init__(self, loader: str, settings: Settings, stage: str = "") -> None:
        self.broken = True
        self.progress = 0
        self._loader = loader
        self._settings = settings
        self._stage = stage
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="attribune-slot")

    @property
    def pid(self) -> int | None:
        """Process id of the child."""
        return None if self._process is None else self._process.pid

    async def start(self) -> None:
        """Load the work in a new process."""
        for _ in range(_STARTS):
            self._end()
            # From this thread, not the slot's own: the kernel's "parent died" signal means the thread that started it.
            self._spawn()
            reply = await self._exchange(Orders(self._loader, self._settings, os.getpid(), self._stage), limit=None)
            if reply == READY:
                self.broken = False
                return
            # A process that somebody ended while it loaded says nothing about the model.
            if self._process is not None:
                break
        self._end()
        fault = reply if isinstance(reply, Fault) else Fault("RuntimeError", repr(reply), "")
        if fault.exception == PeopleFileError.__name__:
            # A fault of what the operator set: its message says all.
            raise PeopleFileError(fault.message)
        raise ModelError(f"{self._loader} does not load: {fault.exception}: {fault.message}\n{fault.stacktrace}")

    async def run(self, jobs: Sequence[Job]) -> Worked | Fault:
        """Work on the batch in the child. A child that dies or runs out of memory is broken afterwards."""
        limit = cpu_limit(jobs, self._settings)
        reply = await self._exchange(Batch(jobs, limit), limit)
        self.broken = isinstance(reply, Fault) and (reply.memory or self._process is None)
        if isinstance(reply, Fault) and reply.memory:
            message = f"{reply.exception} within {self._settings.memory_bytes:,} bytes of address space"
            return Fault("WorkLimitError", message, reply.stacktrace, memory=True)
        return reply  # type: ignore[return-value] # the child's answer to a Batch

    def kill(self) -> None:
        """End the child."""
        self._end()
        self._thread.shutdown(wait=False)

    def _spawn(self) -> None:
        ours, theirs = socket.socketpair()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # One process, one core: numerical libraries would start a thread a core in each.
        environment.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
        # -P: no module of the folder that the worker happens to be started in.
        command = [sys.executable, "-P", "-m", "attribune_core.stage.child", str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment)
        self._pipe = Connection(ours.detach())

    async def _exchange(self, message: Orders | Batch, limit: float | None) -> object:
        if self._process is None or self._pipe is None:
            raise RuntimeError("the slot is not started")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._ask, self._process, self._pipe, message, limit)

    def _ask(self, process: subprocess.Popen[bytes], pipe: Connection, message: object, limit: float | None) -> object:
        try:
            pipe.send(message)
            used, still = _cpu_ticks(process.pid), 0
            while not pipe.poll(_LOOK):
                before, used = used, _cpu_ticks(process.pid)
                still = 0 if used != before else still + 1
                self.progress += used != before
                if limit is not None and still >= _HANGS:
                    self._end()
                    return _limit_fault(f"the process used no CPU time for {_LOOK * _HANGS:.0f} s")
            self.progress += 1
            return pipe.recv()
        except (EOFError, OSError):
            process.wait()
            self._process = None
            return _limit_fault(_death(process.returncode, limit))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
        self.broken = True


class ThreadSlot:
    """A thread of this process: no limit of CPU time or memory can be held, and what kills it kills the worker."""

    def __init__(self, loader: str, settings: Settings, stage: str = "") -> None:
        self.broken = True
        self.progress = 0
        self._loader = loader
        self._settings = settings
        self._work: Work | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="attribune-work")

    async def start(self) -> None:
        """Load the work in the thread."""
        loop = asyncio.get_running_loop()
        try:
            self._work = await loop.run_in_executor(self._thread, load, self._loader, self._settings)
        except PeopleFileError:
            raise
        except Exception as error:
            raise ModelError(f"{self._loader} does not load: {type(error).__name__}: {error}") from error
        self.broken = False

    async def run(self, jobs: Sequence[Job]) -> Worked | Fault:
        """Work on the batch in the thread."""
        if self._work is None:
            raise RuntimeError("the slot is not started")
        reply = await asyncio.get_running_loop().run_in_executor(self._thread, answer, self._work, jobs)
        self.progress += 1
        return reply

    def kill(self) -> None:
        """Start nothing more; a thread that works cannot be ended."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _cpu_ticks(pid: int) -> int:
    """Return the CPU time that a process used, user and system, in clock ticks; 0 if it is gone."""
    try:
        # The name in brackets may hold anything; the fields after it are counted from 3 (proc(5)).
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _limit_fault(message: str) -> Fault:
    return Fault("WorkLimitError", message, "")


def _death(code: int, limit: float | None) -> str:
    if code == -signal.SIGPROF and limit is not None:
        return f"the process used more than {limit:.0f} s of CPU time"
    if code < 0:
        return f"the process was ended by {signal.Signals(-code).name}"
    return f"the process exited with code {code}"
