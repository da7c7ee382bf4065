"""Workers as processes, and a supervisor that starts again whoever ends, as compose or Kubernetes does."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import psutil

from deploy.kafka.node import die_with_parent

ROOT = Path(__file__).parents[2]
#: Seconds between two looks at the processes, and before one that ended is started again.
_LOOK, _BACKOFF = 0.05, 0.3


class Stage(StrEnum):
    """The stages, in their order."""

    CLEANER = "cleaner"
    ANNOTATOR = "entity-extractor"
    LINKER = "quote-linker"


@dataclass(eq=False)
class Worker:
    """One place in the deployment, and the process that fills it."""

    stage: Stage
    command: list[str]
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    #: Whether it is started again when it ends.
    wanted: bool = True
    #: Exit codes of the processes that ended, as `subprocess` gives them.
    codes: list[int] = field(default_factory=list)
    ended: float = 0.0

    @property
    def pid(self) -> int | None:
        """Process id, None while it is down."""
        return self.process.pid if self.process is not None and self.process.poll() is None else None

    def launch(self) -> None:
        """Start the process."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def send(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        if self.pid is not None and self.process is not None:
            self.process.send_signal(number)

    def children(self) -> list[psutil.Process]:
        """Return its child processes."""
        try:
            return psutil.Process(self.pid).children(recursive=True) if self.pid else []
        except psutil.NoSuchProcess:
            return []

    def memory(self) -> int:
        """Return the resident bytes of the process and its children."""
        total = 0
        for one in [psutil.Process(self.pid), *self.children()] if self.pid else []:
            try:
                total += one.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        return total


class Workers:
    """All workers of a scenario."""

    def __init__(self, folder: Path, annotator: list[str], settings: dict[str, Any]) -> None:
        self.all: list[Worker] = []
        self._folder = folder
        self._annotator = annotator
        self._settings = settings
        folder.mkdir(parents=True, exist_ok=True)
        #: What a worker that is killed leaves in its temporary folder stays here.
        self._temporary = folder.parent / "tmp"
        self._temporary.mkdir(exist_ok=True)

    def start(
        self, stage: Stage, count: int = 1, *, command: list[str] | None = None, wanted: bool = True, **settings: Any
    ) -> list[Worker]:
        """Start workers of a stage; names that are not in capitals are Attribune's settings."""
        given = {
            (name if name.isupper() else f"ATTRIBUNE_{name.upper()}"): str(value)
            for name, value in (self._settings | settings).items()
        }
        environment = {**os.environ, "TMPDIR": str(self._temporary), **given}
        started = []
        for _ in range(count):
            log = self._folder / f"{len(self.all):02}-{stage}.log"
            worker = Worker(stage, command or self._command(stage), environment, log, wanted=wanted)
            worker.launch()
            self.all.append(worker)
            started.append(worker)
        return started

    def of(self, stage: Stage) -> list[Worker]:
        """Return the workers of a stage that are wanted."""
        return [one for one in self.all if one.stage is stage and one.wanted]

    async def supervise(self) -> None:
        """Start again whoever ends, until cancelled."""
        while True:
            for worker in self.all:
                self._look_at(worker)
            await asyncio.sleep(_LOOK)

    async def stop(self, worker: Worker, number: signal.Signals = signal.SIGTERM, seconds: float = 60) -> float:
        """Send the signal and wait for the end; the worker is not started again. Returns the seconds it took.

        A worker that does not end in time is killed: `codes` then ends with -9.
        """
        worker.wanted = False
        begin = time.monotonic()
        worker.send(number)
        while worker.pid is not None:
            if time.monotonic() - begin > seconds:
                worker.send(signal.SIGKILL)
            await asyncio.sleep(0.02)
        self._look_at(worker)
        return time.monotonic() - begin

    def kill(self) -> None:
        """Kill every process, and wait for their children too."""
        families = [child for worker in self.all for child in worker.children()]
        for worker in self.all:
            worker.wanted = False
            worker.send(signal.SIGKILL)
            if worker.process is not None:
                worker.process.wait()
        psutil.wait_procs(families, timeout=10)

    def tail(self, characters: int = 1500) -> str:
        """Return the end of every log."""
        return "\n".join(f"--- {one.log.name}\n{one.log.read_text(errors='replace')[-characters:]}" for one in self.all)

    def _look_at(self, worker: Worker) -> None:
        now = time.monotonic()
        if worker.process is not None and worker.process.poll() is not None:
            worker.codes.append(worker.process.returncode)
            worker.process, worker.ended = None, now
        if worker.process is None and worker.wanted and now - worker.ended >= _BACKOFF:
            worker.launch()

    def _command(self, stage: Stage) -> list[str]:
        if stage is Stage.ANNOTATOR:
            return [sys.executable, *self._annotator]
        return [sys.executable, "-m", "attribune", "run", stage]
