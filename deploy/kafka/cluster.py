"""One Apache Kafka node, or several that are a cluster, in a temporary folder on free ports."""

from __future__ import annotations

import base64
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from deploy.kafka.jars import KafkaUnavailableError, java, missing
from deploy.kafka.node import Node
from deploy.kafka.security import Security

#: Seconds until every partition has all its replicas in sync again.
SYNC_TIMEOUT = 120.0


@dataclass(frozen=True)
class _Ports:
    client: int
    controller: int


def free_ports(count: int) -> list[int]:
    """Return `count` different ports of the loopback interface that were free just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def properties(folder: Path, number: int, ports: Sequence[_Ports], security: Security | None) -> dict[str, str]:
    """Return the server.properties of node `number` (from 1) that keeps its data in `folder`."""
    own, replicas = ports[number - 1], str(len(ports))
    listener = "PLAINTEXT" if security is None else "SASL_SSL"
    in_sync = "2" if len(ports) > 2 else "1"
    values = {
        "process.roles": "broker,controller",
        "node.id": str(number),
        "controller.quorum.voters": ",".join(f"{at}@127.0.0.1:{one.controller}" for at, one in enumerate(ports, 1)),
        "controller.listener.names": "CONTROLLER",
        "listeners": f"{listener}://127.0.0.1:{own.client},CONTROLLER://127.0.0.1:{own.controller}",
        "advertised.listeners": f"{listener}://127.0.0.1:{own.client}",
        "listener.security.protocol.map": f"{listener}:{listener},CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": listener,
        "log.dirs": str(folder / "data"),
        # Topics are declared by `attribune topics create` alone.
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        "broker.session.timeout.ms": "3000",
        "broker.heartbeat.interval.ms": "500",
        # As in docker-compose.yml: the largest record that the topics take.
        "message.max.bytes": "16777216",
        "replica.fetch.max.bytes": "16777216",
        # A compacted topic is looked at twice a second, not every 15.
        "log.cleaner.backoff.ms": "500",
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.num.partitions": "4",
        "default.replication.factor": replicas,
        "offsets.topic.replication.factor": replicas,
        "transaction.state.log.replication.factor": replicas,
        "share.coordinator.state.topic.replication.factor": replicas,
        "min.insync.replicas": in_sync,
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.min.isr": in_sync,
    }
    return values | (security.properties() if security is not None else {})


def cluster_id(draw: Callable[[], uuid.UUID] = uuid.uuid4) -> str:
    """Return a new id as Kafka writes them: 22 characters, the first no dash, which would be read as an option."""
    while True:
        name = base64.urlsafe_b64encode(draw().bytes).decode().rstrip("=")
        if not name.startswith("-"):
            return name


class Cluster:
    """Nodes that were formatted, and are started and stopped together or one by one."""

    def __init__(self, folder: Path, nodes: int = 1, security: Security | None = None) -> None:
        numbers = free_ports(2 * nodes)
        ports = [_Ports(*numbers[at : at + 2]) for at in range(0, 2 * nodes, 2)]
        #: What clients connect with.
        self.security = security
        self.bootstrap = ",".join(f"127.0.0.1:{one.client}" for one in ports)
        name = cluster_id()
        self.nodes = []
        for number, one in enumerate(ports, 1):
            home = folder / f"node-{number}"
            home.mkdir()
            config = home / "server.properties"
            config.touch(mode=0o600)
            values: Mapping[str, str] = properties(home, number, ports, security)
            config.write_text("".join(f"{key}={value}\n" for key, value in values.items()))
            self._format(config, name)
            self.nodes.append(Node(config, f"127.0.0.1:{one.client}"))

    def _format(self, config: Path, name: str) -> None:
        users = [] if self.security is None else self.security.format_arguments()
        command = java("kafka.tools.StorageTool", "format", "-t", name, "-c", str(config), *users)
        got = subprocess.run(command, capture_output=True, text=True, check=False)
        if got.returncode:
            raise KafkaUnavailableError(f"the broker's folder cannot be made:\n{got.stdout}{got.stderr}")

    def launch(self) -> None:
        """Start every node that is down; `await_ready` follows."""
        for node in self.nodes:
            if node.pid is None:
                node.launch()

    def await_ready(self) -> None:
        """Return once every node answers. Raises KafkaUnavailableError."""
        for node in self.nodes:
            node.await_ready()

    def start(self) -> None:
        """Start every node that is down, all at once, and return when all answer. Raises KafkaUnavailableError."""
        self.launch()
        self.await_ready()

    def stop(self) -> None:
        """Stop the nodes one after the other (SIGTERM)."""
        for node in self.nodes:
            node.stop()

    def kill(self) -> None:
        """Kill every node."""
        for node in self.nodes:
            node.kill()

    def await_in_sync(self, timeout: float = SYNC_TIMEOUT) -> None:
        """Return once every partition has a leader and all its replicas in sync.

        Raises KafkaUnavailableError that names one that has not.
        """
        options = {} if self.security is None else self.security.client_options("admin")
        client = AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0, **options})
        end, behind = time.monotonic() + timeout, "no answer"
        while time.monotonic() < end:
            try:
                topics = client.list_topics(timeout=5).topics.values()
            except KafkaException as error:
                behind = str(error)
                continue
            lacking = [
                f"{topic.topic}/{one.id}"
                for topic in topics
                for one in topic.partitions.values()
                if one.leader < 0 or len(one.isrs) < len(one.replicas)
            ]
            if not lacking:
                return
            behind = lacking[0]
            time.sleep(0.1)
        raise KafkaUnavailableError(f"not in sync after {timeout:.0f} s: {behind}")


@contextmanager
def local_cluster(nodes: int = 1, security: Security | None = None) -> Iterator[Cluster]:
    """Yield a started cluster; its processes and its folder go with it. Raises KafkaUnavailableError."""
    lacks = missing()
    if lacks:
        raise KafkaUnavailableError(lacks)
    with tempfile.TemporaryDirectory(prefix="attribune-kafka-", ignore_cleanup_errors=True) as folder:
        cluster = Cluster(Path(folder), nodes, security)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.kill()
