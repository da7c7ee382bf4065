"""Start one Apache Kafka node in KRaft mode, in a temporary folder on free ports, and stop it.

As a command (`python -m deploy.kafka.local`) it prints the bootstrap address and runs until it is interrupted.
"""

from __future__ import annotations

import base64
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
#: Jars, fetched once and kept between runs.
LIBRARIES = HERE.parent.parent / "build" / "kafka" / "libs"
READY = "Kafka Server started"
#: Seconds; a busy machine with two cores has taken 13.
START_TIMEOUT = 90.0
STOP_TIMEOUT = 30.0
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"


class KafkaUnavailableError(RuntimeError):
    """Java 17 or Maven is missing, or the broker did not start; the message says which."""


def missing() -> str | None:
    """Return what this machine lacks to run a broker, or None."""
    lacks = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return f"{' and '.join(lacks)} not found (Java 17 with Maven is needed)" if lacks else None


def libraries() -> Path:
    """Return the folder of the broker's jars; Maven fetches them where they are not there yet.

    Raises KafkaUnavailableError with Maven's own words.
    """
    done = LIBRARIES / ".done"
    wanted = (HERE / "pom.xml").read_text()
    if done.exists() and done.read_text() == wanted:
        return LIBRARIES
    shutil.rmtree(LIBRARIES, ignore_errors=True)
    command = ["mvn", "-B", "-ntp", "-q", COPY, "-DincludeScope=runtime", f"-DoutputDirectory={LIBRARIES}"]
    got = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if got.returncode:
        raise KafkaUnavailableError(f"Maven could not fetch the broker:\n{got.stdout}{got.stderr}")
    done.write_text(wanted)
    return LIBRARIES


def free_ports(count: int) -> list[int]:
    """Return `count` different ports of the loopback interface that were free just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def properties(folder: Path, port: int, controller: int) -> str:
    """Return the server.properties of a single node that keeps its data in `folder`."""
    values = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@127.0.0.1:{controller}",
        "controller.listener.names": "CONTROLLER",
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": "PLAINTEXT",
        "log.dirs": str(folder / "data"),
        # Topics are declared by `attribune topics create` alone.
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        "broker.session.timeout.ms": "3000",
        "broker.heartbeat.interval.ms": "500",
        # As in docker-compose.yml: the largest record that the topics take.
        "message.max.bytes": "16777216",
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.num.partitions": "4",
        "offsets.topic.replication.factor": "1",
        "transaction.state.log.replication.factor": "1",
        "share.coordinator.state.topic.replication.factor": "1",
        "transaction.state.log.min.isr": "1",
        "share.coordinator.state.topic.min.isr": "1",
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _java(*arguments: str) -> list[str]:
    return [
        *("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}",
        *("-cp", f"{libraries()}/*"),
        *arguments,
    ]


class Node:
    """One broker process; `start` again after `stop` or `kill` finds its data and its port."""

    def __init__(self, folder: Path) -> None:
        port, controller = free_ports(2)
        self.bootstrap = f"127.0.0.1:{port}"
        self._config = folder / "server.properties"
        self._config.write_text(properties(folder, port, controller))
        cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        subprocess.run(
            _java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(self._config)),
            check=True,
            capture_output=True,
        )
        self._process: subprocess.Popen[str] | None = None
        self._lines: list[str] = []

    def start(self) -> None:
        """Return once the broker answers. Raises KafkaUnavailableError with its log when it does not come up."""
        process = subprocess.Popen(
            _java("kafka.Kafka", str(self._config)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        ready = threading.Event()
        threading.Thread(target=self._read, args=(process, ready), daemon=True).start()
        self._process = process
        ready.wait(START_TIMEOUT)
        if process.poll() is not None or not ready.is_set():
            self.kill()
            raise KafkaUnavailableError("the broker did not start:\n" + "".join(self._lines[-40:]))

    def _read(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._lines.append(line)
            if READY in line:
                ready.set()
        ready.set()  # it ended: nobody has to wait any longer

    def stop(self) -> None:
        """End the broker as an operator would (SIGTERM), and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the broker as a power cut would (SIGKILL), and wait for it."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)
            self._process.wait(STOP_TIMEOUT)
        self._process = None


@contextmanager
def local_kafka() -> Iterator[Node]:
    """Yield a started node; its folder goes with it. Raises KafkaUnavailableError."""
    lacks = missing()
    if lacks:
        raise KafkaUnavailableError(lacks)
    with tempfile.TemporaryDirectory(prefix="attribune-kafka-") as folder:
        node = Node(Path(folder))
        node.start()
        try:
            yield node
        finally:
            node.kill()


def main() -> int:
    """Run a node until it is interrupted; its bootstrap address goes to standard output."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with local_kafka() as node:
            print(node.bootstrap, flush=True)
            stop.wait()
    except KafkaUnavailableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
