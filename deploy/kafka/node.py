"""One broker process, which can be stopped, killed, suspended and started again on the same ports and data."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import threading
from collections import deque
from pathlib import Path

from deploy.kafka.jars import KafkaUnavailableError, java

READY = "Kafka Server started"
#: Seconds; a busy machine with two cores has taken 13.
START_TIMEOUT = 120.0
STOP_TIMEOUT = 60.0

_PR_SET_PDEATHSIG = 1
# Looked up here: between fork and exec nothing may be loaded.
_prctl = ctypes.CDLL(None).prctl


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent's main thread ends: `preexec_fn` of what a test starts.

    A parent that is killed has no chance to end what it started.
    """
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Node:
    """A broker whose server.properties and formatted data lie ready."""

    def __init__(self, config: Path, address: str) -> None:
        self.address = address
        self._config = config
        self._process: subprocess.Popen[str] | None = None
        self._ready = threading.Event()
        self._reader: threading.Thread | None = None
        self._lines: deque[str] = deque(maxlen=400)

    @property
    def pid(self) -> int | None:
        """Process id, None while it is down."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    @property
    def log(self) -> str:
        """The last lines that the broker wrote."""
        return "".join(self._lines)

    def launch(self) -> None:
        """Start the process; `await_ready` follows. The calling thread must live as long as the broker shall."""
        self._ready = threading.Event()
        self._process = subprocess.Popen(
            java("kafka.Kafka", str(self._config)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # Ctrl-C is for whoever started it, who then stops the broker.
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        self._reader = threading.Thread(target=self._read, args=(self._process, self._ready), daemon=True)
        self._reader.start()

    def await_ready(self, timeout: float = START_TIMEOUT) -> None:
        """Return once the broker answers. Raises KafkaUnavailableError with its log when it does not come up."""
        self._ready.wait(timeout)
        if self.pid is None or not self._ready.is_set():
            self.kill()
            raise KafkaUnavailableError("the broker did not start:\n" + "".join(list(self._lines)[-40:]))

    def start(self) -> None:
        """Launch, and return once the broker answers. Raises KafkaUnavailableError."""
        self.launch()
        self.await_ready()

    def stop(self) -> None:
        """End the broker as an operator would (SIGTERM), and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the broker as a power cut would (SIGKILL), and wait for it."""
        self._end(signal.SIGKILL)

    def suspend(self) -> None:
        """Stop the process where it is (SIGSTOP)."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a suspended process go on (SIGCONT)."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(number)
            try:
                process.wait(STOP_TIMEOUT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._reader is not None:
            self._reader.join()

    def _read(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self._lines.append(line)
                if READY in line:
                    ready.set()
        ready.set()  # it ended: nobody has to wait any longer
