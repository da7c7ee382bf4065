"""The rates of one broker and one partition, in MB (10^6 bytes) a second, acknowledged by the broker.

`python -m benchmarks.broker [--mb 200] [--out FILE]` starts an Apache Kafka of its own (Java 17 and Maven), and writes
and reads records of the size of a compressed annotated article, on one partition and then on twelve. Broker and client
share the machine, so the rates are lower bounds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from confluent_kafka import Consumer, Producer, TopicPartition

from attribune_core.topics import ANNOTATED, PARTITIONS
from deploy.kafka.cluster import local_cluster

#: Bytes of one record.
RECORD_BYTES = 16_000
#: Seconds without a record after which the broker counts as broken. Set by hand.
PATIENCE_SECONDS = 120.0


def write(bootstrap: str, count: int, partitions: int) -> float:
    """Write ``count`` records and return the MB a second, each record acknowledged."""
    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "enable.idempotence": True, "log_level": 0})
    value = os.urandom(RECORD_BYTES)  # like compressed data, it cannot be compressed further
    began = time.perf_counter()
    for at in range(count):
        while True:
            try:
                producer.produce(ANNOTATED.name, value, partition=at % partitions)
                break
            except BufferError:
                producer.poll(0.1)
    if producer.flush(PATIENCE_SECONDS):
        raise TimeoutError("not all records were acknowledged")
    return count * RECORD_BYTES / (time.perf_counter() - began) / 1e6


def read(bootstrap: str, count: int, partitions: int) -> float:
    """Read the first ``count`` records and return the MB a second."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "broker", "log_level": 0})
    consumer.assign([TopicPartition(ANNOTATED.name, at, 0) for at in range(partitions)])
    began, left, end = time.perf_counter(), count, time.monotonic() + PATIENCE_SECONDS
    while left > 0:
        left -= sum(1 for one in consumer.consume(500, timeout=0.1) if one.error() is None)
        if time.monotonic() > end:
            raise TimeoutError(f"{left} records did not come")
    took = time.perf_counter() - began
    consumer.close()
    return count * RECORD_BYTES / took / 1e6


def measure(megabytes: int) -> dict[str, Any]:
    """Return all figures, with date and machine."""
    count, load = megabytes * 1_000_000 // RECORD_BYTES, round(os.getloadavg()[0], 2)
    rates = {}
    for partitions in (1, PARTITIONS):
        with local_cluster() as cluster:
            environment = os.environ | {"ATTRIBUNE_BOOTSTRAP_SERVERS": cluster.bootstrap}
            command = [sys.executable, "-m", "attribune", "topics", "create"]
            subprocess.run(command, env=environment, check=True, capture_output=True)
            write(cluster.bootstrap, count // 10, partitions)  # warms up
            rates[f"write_{partitions}"] = round(write(cluster.bootstrap, count, partitions), 1)
            rates[f"read_{partitions}"] = round(read(cluster.bootstrap, count, partitions), 1)
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load_before": load,
        "record_bytes": RECORD_BYTES,
        "megabytes": megabytes,
        "mb_a_second": rates,
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.broker", description=__doc__)
    parser.add_argument("--mb", type=int, default=200)
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    text = json.dumps(measure(asked.mb), indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
