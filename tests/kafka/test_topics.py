"""`attribune topics create` on a real broker: made once, mended when they differ, never shrunk."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from confluent_kafka.admin import AdminClient

from attribune.clients.admin import Admin
from attribune_core import topics
from attribune_core.settings import Settings

pytestmark = pytest.mark.kafka


def create(bootstrap: str, partitions: int) -> str:
    """Run the command as a user does and return what it printed."""
    environment = os.environ | {
        "ATTRIBUNE_BOOTSTRAP_SERVERS": bootstrap,
        "ATTRIBUNE_PARTITIONS": str(partitions),
        "COLUMNS": "200",
    }
    done = subprocess.run(
        [sys.executable, "-m", "attribune", "topics", "create"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_topics_are_declared_once_and_brought_up_to_date(kafka: str) -> None:
    client = AdminClient({"bootstrap.servers": kafka})
    there = set(client.list_topics(timeout=10).topics) & {topic.name for topic in topics.ALL}
    for future in client.delete_topics(sorted(there)).values() if there else ():
        future.result(10)

    assert create(kafka, 3).count("created") == len(topics.ALL)
    assert create(kafka, 3).count("unchanged") == len(topics.ALL)
    assert create(kafka, 4).count("partitions added") == len(topics.ALL)
    assert "never taken away" in " ".join(create(kafka, 2).split())

    found = Admin(Settings(bootstrap_servers=kafka)).find(topics.ALL)
    assert {name: one.partitions for name, one in found.items()} == {topic.name: 4 for topic in topics.ALL}
    for topic in topics.ALL:
        assert {key: found[topic.name].config[key] for key in topic.config} == dict(topic.config)
