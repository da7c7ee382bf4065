"""Three nodes of a local Apache Kafka, and what can be done to them."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewTopic

from deploy.kafka.local import local_cluster
from tests.kafka.needs import OWN_BROKER

pytestmark = OWN_BROKER


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have every temporary folder made in one that the test can look into."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_cluster_survives_its_nodes_one_at_a_time_and_leaves_nothing(temporary: Path) -> None:
    with local_cluster(3) as cluster:
        pids = [node.pid for node in cluster.nodes]
        admin = AdminClient({"bootstrap.servers": cluster.bootstrap, "log_level": 0})
        made = admin.create_topics([NewTopic("t", 3, 3)], request_timeout=60)
        made["t"].result(60)
        producer = Producer({"bootstrap.servers": cluster.bootstrap, "acks": "all", "log_level": 0})

        def send(count: int) -> None:
            for at in range(count):
                producer.produce("t", b"%d" % at)
            assert producer.flush(60) == 0

        send(10)
        cluster.nodes[0].kill()
        assert cluster.nodes[0].pid is None
        send(10)
        cluster.nodes[0].start()
        cluster.await_in_sync()
        cluster.nodes[1].stop()
        cluster.nodes[1].start()
        cluster.await_in_sync()
        cluster.nodes[2].suspend()
        assert os.waitid(os.P_PID, cluster.nodes[2].pid or 0, os.WSTOPPED | os.WNOWAIT) is not None
        cluster.nodes[2].resume()
        cluster.await_in_sync()
        send(10)
        pids += [node.pid for node in cluster.nodes]
        assert len(set(pids)) == 5
    assert not [pid for pid in pids if pid and psutil.pid_exists(pid)]
    assert list(temporary.glob("attribune-kafka-*")) == []
