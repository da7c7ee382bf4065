"""A desk as a process of its own, for the tests that look at it from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from deploy.kafka.local import free_ports

ROOT = Path(__file__).parents[2]
#: Longest wait for anything, in seconds.
PATIENCE = 200.0


class DeskProcess:
    """`attribune desk` against a broker, or offline; it can be killed and started again over the same database."""

    def __init__(self, folder: Path, bootstrap: str | None, database: str | None = None) -> None:
        (self.port,) = free_ports(1)
        self.base = f"http://127.0.0.1:{self.port}"
        self._log = folder / "desk.log"
        self._command = [sys.executable, "-m", "attribune", "desk", *([] if bootstrap else ["--offline"])]
        self.environment = {
            **os.environ,
            "ATTRIBUNE_BOOTSTRAP_SERVERS": bootstrap or "localhost:1",
            "ATTRIBUNE_DATABASE_URL": database or f"sqlite:///{folder}/desk.sqlite",
            "ATTRIBUNE_DESK_PORT": str(self.port),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and do not wait."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self.environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self._process = None

    def stop(self) -> int:
        """Tell it to stop and return its exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(PATIENCE)
        self._process = None
        return code

    def close(self) -> None:
        """Kill what still runs."""
        if self._process is not None:
            self.kill()

    def get(self, path: str) -> Any:
        """Return the JSON at `path`, None while nobody answers."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                return json.load(answer)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers (in small letters) and body at `path`."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                status, headers, body = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            status, headers, body = error.code, error.headers, error.read()
        return status, {name.lower(): value for name, value in headers.items()}, body

    def until(self, condition: Any) -> None:
        """Wait for a condition; fail with the log."""
        end = time.monotonic() + PATIENCE
        pause = threading.Event()
        while not condition():
            # Between two looks; without it the test would take the processor from what it waits for.
            pause.wait(0.05)
            assert self._process is None or self._process.poll() is None, self.log()
            assert time.monotonic() < end, self.log()

    def ready(self) -> None:
        """Wait until it reads the topic, or serves without one."""
        self.until(lambda: (self.get("/health") or {}).get("status") == "ok")

    def whole_log(self) -> str:
        """Return all of its log."""
        return self._log.read_text()

    def log(self) -> str:
        """Return the end of its log."""
        return self._log.read_text()[-3000:]
