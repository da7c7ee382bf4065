"""An embedded broker, workers as real processes, and what was put out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import psutil
import pytest
from confluent_kafka import Consumer, Message, Producer, TopicPartition

from attribune.embedded_broker import EmbeddedBroker
from attribune_core.topics import MAX_MESSAGE_BYTES, RAW

ROOT = Path(__file__).parents[2]
STUB = ("-m", "tests.integration.stub_service")
#: Longest wait for anything, in seconds: many times what it takes on a busy machine.
PATIENCE = float(os.environ.get("ATTRIBUNE_TEST_PATIENCE", "90"))


@dataclass(frozen=True)
class Got:
    """A record that was put out."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: dict[str, bytes]

    @classmethod
    def of(cls, message: Message) -> Self:
        # The client says `None` for no key as for no value.
        headers = {name: value or b"" for name, value in message.headers() or []}
        key, value = message.key(), message.value()
        return cls(str(message.topic()), message.partition() or 0, message.offset() or 0, key, value, headers)  # type: ignore[arg-type]


class Cluster:
    """The broker and the workers of one test."""

    def __init__(self, broker: EmbeddedBroker, folder: Path) -> None:
        self.broker = broker
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.got: list[Got] = []
        self._readers: dict[str, Consumer] = {}
        self._producer = Producer(
            {"bootstrap.servers": broker.bootstrap, "message.max.bytes": MAX_MESSAGE_BYTES, "log_level": 0}
        )

    def start(self, *command: str, **settings: Any) -> subprocess.Popen[bytes]:
        """Start a worker; without a command, one of the stub service."""
        given = {
            "dead_letter_settle": 0.2,
            "dead_letter_wait": 0,
            "session_timeout": 6,
            "log_level": "INFO",
            **settings,
        }
        environment = {
            **os.environ,
            "ATTRIBUNE_BOOTSTRAP_SERVERS": self.broker.bootstrap,
            **{f"ATTRIBUNE_{name.upper()}": str(value) for name, value in given.items()},
        }
        log = (self.folder / f"worker-{len(self.workers)}.log").open("wb")
        worker = subprocess.Popen(
            [sys.executable, *(command or STUB)], env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
        )
        log.close()
        self.workers.append(worker)
        return worker

    def log(self, at: int = 0) -> str:
        """What a worker logged."""
        return (self.folder / f"worker-{at}.log").read_text()

    def publish(self, *records: tuple[bytes | None, bytes | None], topic: str = RAW.name, **more: Any) -> None:
        """Publish (key, value) pairs and wait until the broker has them."""
        for key, value in records:
            self._producer.produce(topic, value, key, **more)
        assert self._producer.flush(PATIENCE) == 0

    def articles(self, *articles: dict[str, Any]) -> None:
        """Publish articles for the stub worker, keyed by id."""
        self.publish(*((article["id"].encode(), json.dumps(article).encode()) for article in articles))

    def read(self, *topics: str) -> list[Got]:
        """Return all that was put out on the topics until now, in the order it was seen."""
        for topic in topics:
            for message in self._reader(topic).consume(1_000, timeout=0.005):
                if message.error() is None:
                    self.got.append(Got.of(message))
        return [one for one in self.got if one.topic in topics]

    def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait for a condition; fail with the workers' logs if it does not come."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                logs = "\n".join(f"--- worker {at}:\n{self.log(at)[-3000:]}" for at in range(len(self.workers)))
                pytest.fail(f"not within {seconds} s; {len(self.got)} records were out\n{logs}")

    def committed(self, group: str, topic: str, partitions: int) -> int:
        """Return the sum of the group's committed offsets."""
        consumer = Consumer({"bootstrap.servers": self.broker.bootstrap, "group.id": group, "log_level": 0})
        try:
            places = consumer.committed([TopicPartition(topic, at) for at in range(partitions)], timeout=10)
            return sum(max(0, place.offset) for place in places)
        finally:
            consumer.close()

    def partitions(self, topic: str) -> list[int]:
        """Return the numbers of a topic's partitions."""
        return sorted(self._reader(topic).list_topics(topic, timeout=10).topics[topic].partitions)

    def end(self, topic: str) -> int:
        """Return the sum of the offsets after the last records of a topic."""
        reader = self._reader(topic)
        places = [TopicPartition(topic, at) for at in self.partitions(topic)]
        return sum((reader.get_watermark_offsets(place, timeout=10) or (0, 0))[1] for place in places)

    def close(self) -> None:
        """Kill what still runs."""
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
            worker.wait()
        for reader in self._readers.values():
            reader.close()

    def _reader(self, topic: str) -> Consumer:
        if topic in self._readers:
            return self._readers[topic]
        reader = Consumer(
            {
                "bootstrap.servers": self.broker.bootstrap,
                "group.id": "the-test",
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "fetch.message.max.bytes": MAX_MESSAGE_BYTES,
                # The embedded broker answers a fetch only when its wait is over.
                "fetch.wait.max.ms": 10,
                "log_level": 0,
            }
        )
        # Assigned, not subscribed: no group to wait for.
        count = len(reader.list_topics(topic, timeout=10).topics[topic].partitions)
        reader.assign([TopicPartition(topic, at, 0) for at in range(count)])
        self._readers[topic] = reader
        return reader


def children_of(worker: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return the processes that a worker started."""
    return psutil.Process(worker.pid).children(recursive=True)


def page(cluster: Cluster, at: int) -> str:
    """The address of a worker's page, which it logs when it listens."""
    found: list[str] = []

    def told() -> bool:
        found.extend(re.findall(r"http://127\.0\.0\.1:\d+", cluster.log(at)))
        return bool(found)

    cluster.until(told)
    return found[0]


def get(url: str) -> tuple[int, str]:
    """Return status and body of what is there."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def ids(records: Sequence[Got]) -> set[bytes | None]:
    """Return the keys."""
    return {record.key for record in records}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Yield a broker with four partitions a topic, and no worker yet."""
    with EmbeddedBroker(partitions=4) as broker:
        cluster = Cluster(broker, tmp_path)
        try:
            yield cluster
        finally:
            cluster.close()
