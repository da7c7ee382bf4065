"""`attribune reprocess` and `attribune check` on a real broker, which alone tells whether a group is active."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from confluent_kafka import Consumer, Producer, TopicPartition
from typer.testing import CliRunner, Result

from attribune.cli import app
from attribune.exits import Exit
from attribune_core.topics import RAW

pytestmark = pytest.mark.kafka

GROUP = "attribune-cleaner"
HOUR = 3600
#: When the first record was made, in seconds since 1970: recent, or the topic's retention might take it away.
BEGIN = int(time.time()) - 5 * HOUR


@pytest.fixture(autouse=True)
def _settings(kafka: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BOOTSTRAP_SERVERS", kafka)
    monkeypatch.setenv("ATTRIBUNE_PARTITIONS", "3")


@pytest.fixture
def worker(kafka: str) -> Iterator[Consumer]:
    """Yield a consumer that looks at the places of the cleaner's group, and is no member."""
    options = {"bootstrap.servers": kafka, "group.id": GROUP, "enable.auto.commit": False}
    consumer = Consumer({**options, "auto.offset.reset": "earliest"})
    yield consumer
    consumer.close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def ids(done: Result) -> list[str]:
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def after(hours: int) -> str:
    """Return the time of the record of that hour."""
    return datetime.fromtimestamp(BEGIN + hours * HOUR, UTC).isoformat()


def committed(consumer: Consumer, partitions: int) -> list[int]:
    places = consumer.committed([TopicPartition(RAW.name, one) for one in range(partitions)], timeout=10)
    return [place.offset for place in places]


def test_a_stage_moves_back_in_time_only_while_it_stands_still(kafka: str, worker: Consumer) -> None:
    assert run("topics", "create").exit_code == Exit.OK
    partitions = len(worker.list_topics(RAW.name, timeout=10).topics[RAW.name].partitions)
    producer = Producer({"bootstrap.servers": kafka})
    at: dict[int, int] = {}
    for hour in range(4):
        for one in (0, 1):
            producer.produce(RAW.name, b"x", b"k", partition=one, timestamp=(BEGIN + hour * HOUR) * 1000)
    assert producer.flush(10) == 0
    for one in range(partitions):
        at[one] = worker.get_watermark_offsets(TopicPartition(RAW.name, one), timeout=10)[1]
    worker.commit(offsets=[TopicPartition(RAW.name, one, at[one]) for one in (0, 1)], asynchronous=False)

    member = Consumer({"bootstrap.servers": kafka, "group.id": GROUP, "enable.auto.commit": False})
    member.subscribe([RAW.name])
    end = time.monotonic() + 60
    while not member.assignment() and time.monotonic() < end:
        member.poll(0.2)
    assert member.assignment(), "the group never gave us a partition"
    refused = run("reprocess", "cleaner", "--since", after(2))
    assert refused.exit_code == Exit.REFUSED
    assert "1 members" in refused.stderr
    member.close()

    dry = run("reprocess", "cleaner", "--since", after(2), "--dry-run")
    while dry.exit_code == Exit.REFUSED and time.monotonic() < end:
        dry = run("reprocess", "cleaner", "--since", after(2), "--dry-run")
    assert "4 records of articles.raw would be worked on again" in dry.stdout
    assert committed(worker, 2) == [at[0], at[1]]
    done = run("reprocess", "cleaner", "--since", after(2))
    assert done.exit_code == Exit.OK, done.stderr
    assert committed(worker, 2) == [at[0] - 2, at[1] - 2]
    assert "0 records" in run("reprocess", "cleaner", "--since", after(3)).stdout, "never forward"
    assert run("reprocess", "cleaner", "--since", "some day").exit_code == Exit.USAGE


def test_check_says_what_is_there_and_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    run("topics", "create")
    fine = run("check")
    assert fine.exit_code == Exit.OK, fine.stdout
    assert "articles.enriched" in fine.stdout
    monkeypatch.setenv("ATTRIBUNE_PARTITIONS", "50")  # more than any other test has made
    wrong = run("check")
    assert wrong.exit_code == Exit.DIFFERS
    assert "-> 50" in wrong.stdout


def test_a_group_reads_from_a_real_broker_and_goes_on_where_it_stopped(kafka: str) -> None:
    from tests.unit.core.builders import enriched

    run("topics", "create")
    producer = Producer({"bootstrap.servers": kafka})
    # The topic holds what other tests left there, too.
    mine = [f"group-{uuid4().hex}" for _ in range(5)]
    for name in mine:
        producer.produce("articles.enriched", json.dumps(enriched(id=name)).encode(), name.encode())
    assert producer.flush(10) == 0
    first = ids(run("consume", "--group", "reader", "--max", "2"))
    assert len(first) == 2
    rest = ids(run("consume", "--group", "reader"))
    assert [(first + rest).count(name) for name in mine] == [1] * 5
