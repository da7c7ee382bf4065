"""Workers of a stage on a real Kafka: they come and go, partitions move, and nothing is lost or out of order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Producer

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import CLEAN, DEAD, RAW
from tests.integration.conftest import Cluster, Got

pytestmark = pytest.mark.kafka

GROUP = "attribune-stub"


class Broker:
    """A real broker, as `Cluster` needs it."""

    def __init__(self, bootstrap: str) -> None:
        self.bootstrap = bootstrap


@pytest.fixture
def cluster(kafka: str, tmp_path: Path) -> Iterator[Cluster]:
    """Yield a real broker with the pipeline's topics; other tests' records may be on them."""
    environment = {**os.environ, "ATTRIBUNE_BOOTSTRAP_SERVERS": kafka}
    create = [sys.executable, "-m", "attribune", "topics", "create"]
    subprocess.run(create, env=environment, check=True, capture_output=True, timeout=120)
    broker: Any = Broker(kafka)
    cluster = Cluster(broker, tmp_path)
    try:
        yield cluster
    finally:
        cluster.close()


def mine(cluster: Cluster, topic: str, run: str) -> list[Got]:
    return [one for one in cluster.read(topic) if (one.key or b"").startswith(run.encode())]


def test_workers_come_and_go_and_nothing_is_lost_or_out_of_order(cluster: Cluster) -> None:
    run = uuid.uuid4().hex[:6]
    keys, versions = 30, 40
    wanted = {(f"{run}-{key}".encode(), version) for key in range(keys) for version in range(versions)}
    cluster.publish(
        *(
            (
                f"{run}-{key}".encode(),
                json.dumps({"id": f"{run}-{key}", "text": f"{version}", "takes": 0.01}).encode(),
            )
            for version in range(versions)
            for key in range(keys)
        )
    )

    def out() -> list[tuple[bytes, int]]:
        return [(one.key or b"", int(json.loads(one.value or b"")["text"])) for one in mine(cluster, CLEAN.name, run)]

    def more_than(count: int) -> None:
        cluster.until(lambda: len(set(out())) > count)

    workers = [cluster.start(batch_articles=4)]
    more_than(100)
    workers += [cluster.start(batch_articles=4), cluster.start(batch_articles=4)]
    more_than(400)
    for worker in workers[:2]:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(30) for worker in workers[:2]] == [ExitCode.OK] * 2
    more_than(700)
    workers.append(cluster.start(batch_articles=4))
    more_than(900)
    workers[2].kill()
    cluster.until(lambda: set(out()) == wanted)

    seen: dict[bytes, list[int]] = {}
    for key, version in out():
        seen.setdefault(key, []).append(version)
    for key, order in seen.items():
        first = [version for at, version in enumerate(order) if version not in order[:at]]
        assert first == list(range(versions)), key
        assert order[-1] == versions - 1, f"{key!r}: the latest version must stay the latest"
    assert mine(cluster, DEAD.name, run) == []


def test_aborted_transactions_are_not_read_and_gaps_hold_up_no_commit(cluster: Cluster) -> None:
    run = uuid.uuid4().hex[:6]
    producer = Producer(
        {"bootstrap.servers": cluster.broker.bootstrap, "transactional.id": f"test-{run}", "log_level": 0}
    )
    producer.init_transactions(60)
    transactions = 60
    for at in range(transactions):
        producer.begin_transaction()
        name = f"{run}-{'aborted' if at % 3 == 0 else 'kept'}-{at}"
        # One partition: each transaction leaves a marker, and so a gap, behind it.
        producer.produce(RAW.name, json.dumps({"id": name}).encode(), name.encode(), partition=0)
        if at % 3:
            producer.commit_transaction(60)
        else:
            producer.flush(60)
            producer.abort_transaction(60)
    cluster.start()
    cluster.until(lambda: len(mine(cluster, CLEAN.name, run)) == transactions * 2 // 3)
    assert all(b"kept" in (one.key or b"") for one in mine(cluster, CLEAN.name, run))
    partitions = len(cluster.partitions(RAW.name))
    # All but the marker behind the last record, in a few commit intervals: not one gap for each.
    cluster.until(lambda: cluster.end(RAW.name) - cluster.committed(GROUP, RAW.name, partitions) <= 1, seconds=20)


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_every_codec_of_kafka_is_read_and_every_one_of_the_settings_written(cluster: Cluster, codec: str) -> None:
    run = uuid.uuid4().hex[:6]
    producer = Producer({"bootstrap.servers": cluster.broker.bootstrap, "compression.type": codec, "log_level": 0})
    value = json.dumps({"id": run, "text": "a sentence of some words " * 100}).encode()
    producer.produce(RAW.name, value, run.encode())
    assert producer.flush(60) == 0
    cluster.start(compression="none" if codec == "snappy" else codec)
    cluster.until(lambda: len(mine(cluster, CLEAN.name, run)) == 1)
    assert mine(cluster, CLEAN.name, run)[0].value
