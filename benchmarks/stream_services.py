"""A broker and the three services on cores of their own, and a driver that publishes and reads."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
from confluent_kafka import Consumer, Producer, TopicPartition

from attribune import RawArticle
from attribune_core.codec import encode
from attribune_core.topics import ANNOTATED, ENRICHED, MAX_MESSAGE_BYTES, PARTITIONS, RAW
from deploy.kafka.cluster import local_cluster
from deploy.kafka.node import die_with_parent

SERVICES = ("cleaner", "entity-extractor", "quote-linker")
ROOT = Path(__file__).parents[1]
#: Seconds without any event after which the stream counts as broken. Set by hand.
PATIENCE_SECONDS = 120.0


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Run this thread, and the processes that it starts meanwhile, on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Pipeline:
    """The running pipeline: `start` makes it, and it stops at the end of the `with` block."""

    def __init__(self, bootstrap: str, services: dict[str, subprocess.Popen[bytes]]) -> None:
        self._services = services
        self._producer = Producer({"bootstrap.servers": bootstrap, "linger.ms": 0, "log_level": 0})
        self._reader = Consumer(
            {
                "bootstrap.servers": bootstrap,
                "group.id": "benchmark",
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "fetch.message.max.bytes": MAX_MESSAGE_BYTES,
                "fetch.wait.max.ms": 10,
                "log_level": 0,
            }
        )
        # Both topics from the beginning; of annotated events only the sizes are used.
        topics = (ENRICHED.name, ANNOTATED.name)
        self._reader.assign([TopicPartition(name, at, 0) for name in topics for at in range(PARTITIONS)])
        self._bytes: Counter[str] = Counter()
        self._records: Counter[str] = Counter()

    @classmethod
    @contextmanager
    def start(cls, core: int) -> Iterator[Self]:
        """Yield the pipeline, with its services on `core` and the broker on the caller's core."""
        with local_cluster() as cluster, tempfile.TemporaryDirectory(prefix="attribune-stream-") as folder:
            environment = os.environ | {
                "ATTRIBUNE_BOOTSTRAP_SERVERS": cluster.bootstrap,
                "TMPDIR": folder,
                "OMP_NUM_THREADS": "1",
            }
            attribune = [sys.executable, "-m", "attribune"]
            subprocess.run([*attribune, "topics", "create"], env=environment, check=True, capture_output=True)
            services: dict[str, subprocess.Popen[bytes]] = {}
            try:
                with on_core(core):
                    for name in SERVICES:
                        services[name] = subprocess.Popen(
                            [*attribune, "run", name],
                            env=environment,
                            cwd=ROOT,
                            stderr=subprocess.DEVNULL,
                            preexec_fn=die_with_parent,
                        )
                with cls(cluster.bootstrap, services) as pipeline:
                    yield pipeline
            finally:
                for process in services.values():
                    process.terminate()
                for process in services.values():
                    process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._reader.close()

    def publish(self, raws: Sequence[RawArticle]) -> None:
        """Publish the articles and wait until the broker has them."""
        for raw in raws:
            self._producer.produce(RAW.name, encode(raw), (raw.id or "").encode())
            self._producer.poll(0)
        self._producer.flush(PATIENCE_SECONDS)

    def read(self, count: int, meanwhile: Callable[[], None] | None = None) -> None:
        """Return after ``count`` more enriched events. Raises TimeoutError after `PATIENCE_SECONDS` without one."""
        target = self._records[ENRICHED.name] + count
        last = looked = time.monotonic()
        while self._records[ENRICHED.name] < target:
            now = time.monotonic()
            for message in self._reader.consume(500, timeout=0.005):
                if message.error() is None:
                    name, last = str(message.topic()), now
                    self._records[name] += 1
                    self._bytes[name] += len(message.value() or b"")
            if meanwhile is not None and now - looked > 1.0:
                looked = now
                meanwhile()
            if now - last > PATIENCE_SECONDS:
                raise TimeoutError(f"{target - self._records[ENRICHED.name]} events did not come")

    def mean_size(self, topic: str) -> int:
        """Return the mean size in bytes of the values that were read from a topic."""
        return round(self._bytes[topic] / max(1, self._records[topic]))

    def memory(self) -> dict[str, int]:
        """Return the resident MiB of each service, its child processes included."""
        sizes: dict[str, int] = {}
        for name, service in self._services.items():
            parent = psutil.Process(service.pid)
            family = [parent, *parent.children(recursive=True)]
            sizes[name] = round(sum(one.memory_info().rss for one in family) / 1024**2)
        return sizes
