"""The mended faults of Faust's consumer: what it does without the repair, and with it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from faust.transport.drivers import aiokafka as driver
from faust.types import TP
from intervaltree import IntervalTree

from attribune_core.settings import Settings
from attribune_core.stage.app import create_app
from attribune_core.stage.kafka import Consumer, ConsumerThread, Producer
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.topics import CLEAN, RAW
from tests.unit.stage.fakes import settled

PLACE = TP("articles.raw", 0)


def consumer(kind: type[Any], *, acked: list[int], gaps: list[tuple[int, int]], committed: int | None) -> Any:
    one = kind.__new__(kind)
    one._acked = defaultdict(list, {PLACE: list(acked)})
    one._acked_index = defaultdict(set, {PLACE: set(acked)})
    one._gap = defaultdict(IntervalTree, {PLACE: IntervalTree.from_tuples(gaps)})
    one._committed_offset = defaultdict(lambda: None, {PLACE: committed})
    return one


def test_gaps_in_the_offsets_hold_up_no_commit() -> None:
    # As on a topic of transactions of one record: every other offset is a marker, and Faust counts the record behind
    # a gap into the gap (`_add_gap`).
    seen: dict[str, Any] = {"acked": [10, 12, 14, 16], "gaps": [(11, 13), (13, 15), (15, 17)], "committed": 10}
    assert consumer(driver.Consumer, **seen)._new_offset(PLACE) != 17, "Faust has mended it: the repair can go"
    mended = consumer(Consumer, **seen)
    assert mended._new_offset(PLACE) == 17
    assert mended._new_offset(PLACE) is None, "nothing is committed twice"
    assert (mended._acked[PLACE], mended._acked_index[PLACE], PLACE in mended._gap) == ([], set(), False)


async def test_what_is_acknowledged_is_committed_before_partitions_go(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    async def forgotten(self: Any, revoked: set[TP]) -> None:
        steps.append("acknowledgements thrown away")

    monkeypatch.setattr(driver.Consumer, "on_partitions_revoked", forgotten)

    class Recorded(Consumer):
        def __init__(self) -> None:
            """Nothing of Faust's."""

        async def commit(self, *_: Any, **__: Any) -> bool:
            steps.append("commit")
            return True

    one = Recorded()

    async def give_back(partitions: set[TP]) -> None:
        steps.append(f"give back {len(partitions)}")

    one.give_back = give_back
    await one.on_partitions_revoked({PLACE})
    assert steps == ["give back 1", "commit", "acknowledgements thrown away"]


@pytest.mark.parametrize("step", ["on_partitions_revoked", "wait_empty"])
async def test_what_is_acknowledged_during_a_commit_is_committed_too(
    monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    commits: list[str] = []

    async def nothing(*_: Any) -> None:
        """In place of what is not looked at."""

    monkeypatch.setattr(driver.Consumer, "on_partitions_revoked", nothing)

    class Recorded(Consumer):
        def __init__(self) -> None:
            self.app = SimpleNamespace(client_only=False)
            self.loop = asyncio.get_running_loop()
            self._commit_fut = None
            self.give_back = nothing

        async def force_commit(self, *_: Any, **__: Any) -> bool:
            commits.append("begun")
            await broker.wait()
            return True

    broker = asyncio.Event()
    one = Recorded()
    timer = asyncio.create_task(one.commit())
    await settled()
    stop = asyncio.create_task(one.on_partitions_revoked({PLACE}) if step != "wait_empty" else one.wait_empty())
    await settled()
    assert commits == ["begun"]
    broker.set()
    await asyncio.gather(timer, stop)
    assert commits == ["begun", "begun"], "the first one knows nothing of what was acknowledged since"


async def test_aborted_transactions_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    client = AIOKafkaConsumer()
    assert client._isolation_level == "read_uncommitted", "the attribute that the client reads when it starts"
    monkeypatch.setattr(driver.AIOKafkaConsumerThread, "_create_worker_consumer", lambda self, transport: client)
    thread = ConsumerThread.__new__(ConsumerThread)
    assert thread._create_worker_consumer(SimpleNamespace())._isolation_level == "read_committed"


def test_the_producer_is_idempotent() -> None:
    assert Producer.__new__(Producer)._settings_extra() == {"acks": "all", "enable_idempotence": True}


def test_a_paused_partition_keeps_what_was_fetched() -> None:
    one = Consumer.__new__(Consumer)
    one.app = SimpleNamespace(in_recovery=False)
    one._active_partitions, one._paused_partitions, one._buffered_partitions = {PLACE}, set(), set()
    one.pause(("articles.raw", 0))
    # `getmany` yields what it has of a buffered partition, and drops what it has of a paused one.
    assert (one._active_partitions, one._buffered_partitions, one._paused_partitions) == (set(), {PLACE}, set())
    one.resume(("articles.raw", 0))
    assert (one._active_partitions, one._buffered_partitions) == ({PLACE}, set())


def test_the_longest_rebalance_is_a_setting() -> None:
    spec = StageSpec("stub", RAW, CLEAN, "nowhere:load", Job(None, b""))
    assert create_app(spec, Settings()).conf.broker_rebalance_timeout == 60
    assert create_app(spec, Settings(rebalance_timeout=12)).conf.broker_rebalance_timeout == 12
