"""The services as processes of their own, started and stopped together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from attribune_core.errors import AttribuneError
from attribune_core.stage.watchdog import heartbeat_path

#: Seconds that a service gets to stop before it is killed.
_STOP = 12.0
_LOG_LINES = 15


class ServiceError(AttribuneError):
    """A service ended, or did not do in time what it was started for; the message has its last log lines."""


class Services:
    """Workers of the named services against one broker, in a `with` block.

    Logs and heartbeats go to `folder`. Leaving stops every worker, by force if it must be.
    """

    def __init__(self, names: Iterable[str], bootstrap: str, folder: Path) -> None:
        self._names = list(names)
        self._folder = folder
        self._environment = {
            **os.environ,
            "ATTRIBUNE_BOOTSTRAP_SERVERS": bootstrap,
            "ATTRIBUNE_SECURITY_PROTOCOL": "PLAINTEXT",
            # Its last lines are shown on a terminal.
            "ATTRIBUNE_LOG_FORMAT": "text",
            # Where the heartbeats are: another worker on this machine must not vouch for these.
            "TMPDIR": str(folder),
            "OMP_NUM_THREADS": "1",
            # A worker waits this long for good articles beside a dead one; nobody watches a demo for that long.
            "ATTRIBUNE_DEAD_LETTER_SETTLE": "0.5",
        }
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            undo.callback(self._stop)
            for name in self._names:
                with self._log(name).open("wb") as log:
                    self._processes[name] = subprocess.Popen(
                        [sys.executable, "-P", "-m", "attribune.demo.child", str(os.getpid()), name],
                        cwd=self._folder,
                        env=self._environment,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                    )
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def ready(self) -> bool:
        """Whether every worker is at work. Raises ServiceError when one has ended."""
        self.check()
        return all((self._folder / heartbeat_path(name).name).exists() for name in self._names)

    def check(self) -> None:
        """Raise ServiceError when a worker has ended."""
        for name, process in self._processes.items():
            code = process.poll()
            if code is not None:
                raise ServiceError(f"{name} ended with code {code}; its last lines:\n{self.tail(name)}")

    def late(self, what: str, seconds: float) -> ServiceError:
        """Return the error that says that `what` did not come, with every worker's last lines."""
        tails = "\n".join(f"--- {name}\n{self.tail(name)}" for name in self._names)
        return ServiceError(f"{what} did not come within {seconds:.0f} s; the services' last lines:\n{tails}")

    def tail(self, name: str) -> str:
        """Return the last lines of a worker's log."""
        lines = self._log(name).read_text(errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-_LOG_LINES:]) or "  (none)"

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _stop(self) -> None:
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
