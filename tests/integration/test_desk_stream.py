"""The desk over the embedded broker: what it reads, where it goes on, and what it tells at once."""

from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from confluent_kafka import Producer

from attribune.embedded_broker import EmbeddedBroker
from attribune_core.errors import BodyTooLongError
from attribune_core.settings import Settings
from attribune_core.stage.letters import forms
from attribune_core.stage.records import Consumed
from attribune_core.stage.work import Refused
from attribune_core.topics import ENRICHED
from attribune_desk.consumer import Consumer
from attribune_desk.store import Outcome, Store
from tests.integration.desk_process import DeskProcess
from tests.unit.desk.articles import THEN, event


@pytest.fixture
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker(partitions=2) as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(f"sqlite:///{tmp_path}/desk.sqlite").open()
    yield found
    found.close()


def put(broker: EmbeddedBroker, *events: tuple[str, dict[str, Any] | None, int]) -> None:
    """Put events on the topic, by id and with the offset of the raw record."""
    producer = Producer({"bootstrap.servers": broker.bootstrap, "log_level": 0})
    for article, one, raw in events:
        source = [("attribune-source", f"articles.raw:0:{raw}:{THEN + raw}".encode())]
        producer.produce(ENRICHED.name, None if one is None else orjson.dumps(one), article.encode(), headers=source)
    assert producer.flush(30) == 0


def read(broker: EmbeddedBroker, store: Store) -> dict[Outcome, int]:
    """Read to the end of the topic."""
    counts = asyncio.run(Consumer(Settings(bootstrap_servers=broker.bootstrap), store).catch_up())
    return {outcome: count for outcome, count in counts.items() if count}


def test_reading_goes_on_where_it_ended(broker: EmbeddedBroker, store: Store) -> None:
    put(broker, ("a", event("a"), 1), ("b", event("b"), 2), ("a", event("a", version="0"), 0), ("c", {}, 3))
    assert read(broker, store) == {Outcome.KEPT: 2, Outcome.STALE: 1, Outcome.REFUSED: 1}
    assert read(broker, store) == {}
    put(broker, ("b", None, 5))
    assert read(broker, store) == {Outcome.RETRACTED: 1}
    assert [one.id for one in store.reader.articles(limit=9).items] == ["a"]


def test_a_topic_that_was_made_anew_is_read_from_its_beginning(store: Store) -> None:
    for raw in (0, 10):
        with EmbeddedBroker(partitions=1) as broker:
            put(broker, *((str(raw + at), event(str(raw + at)), raw + at) for at in range(3 - raw // 10)))
            read(broker, store)
    assert sorted(one.id for one in store.reader.articles(limit=9).items) == ["0", "1", "10", "11", "2"]


def test_two_desks_on_one_database_double_nothing(broker: EmbeddedBroker, store: Store) -> None:
    async def both() -> list[dict[Outcome, int]]:
        settings = Settings(bootstrap_servers=broker.bootstrap)
        second = Store(store.database.url).open()
        found = await asyncio.gather(Consumer(settings, store).catch_up(), Consumer(settings, second).catch_up())
        second.close()
        return list(found)

    put(broker, *((f"a{at}", event(f"a{at}"), at) for at in range(50)))
    counts = asyncio.run(both())
    assert sum(count for one in counts for count in one.values()) == 50
    assert store.reader.counts() == (50, 0)


def test_the_stream_tells_of_articles_and_retractions_and_goes_on_after_a_break(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    desk = DeskProcess(tmp_path, broker.bootstrap)
    desk.start()
    try:
        desk.ready()
        assert (
            subprocess.run([sys.executable, "-m", "attribune", "desk", "health"], env=desk.environment).returncode == 0
        )
        first = _Stream(desk.port)
        put(broker, ("a", event("a"), 1))
        number, kind, said = first.next()
        assert (kind, said["id"], said["article"]["title"]) == ("article", "a", "Title of a")
        first.close()
        put(broker, ("a", None, 2), ("b", event("b"), 3))
        desk.until(lambda: [one["id"] for one in desk.get("/articles")["items"]] == ["b"])
        again = _Stream(desk.port, last=number)
        assert {(kind, said["id"]) for _, kind, said in (again.next(), again.next())} == {
            ("retraction", "a"),
            ("article", "b"),
        }
        # An open stream does not hold up the stop.
        assert desk.stop() == 0, desk.log()
    finally:
        desk.close()


def test_what_is_refused_is_said_until_a_version_comes_out(broker: EmbeddedBroker, tmp_path: Path) -> None:
    desk = DeskProcess(tmp_path, broker.bootstrap)
    desk.start()
    try:
        desk.ready()
        bury(broker, "a", 1)
        desk.until(lambda: desk.answer("/articles/a")[0] == 422)
        refusal = json.loads(desk.answer("/articles/a")[2])["refusal"]
        assert (refusal["status"], refusal["reason"], refusal["stage"]) == ("refused", "BodyTooLongError", "cleaner")
        put(broker, ("a", event("a"), 2))
        desk.until(lambda: desk.answer("/articles/a")[0] == 200)
        assert "attribune-refused" not in desk.answer("/articles/a")[1]
        bury(broker, "a", 3)
        desk.until(lambda: "attribune-refused" in desk.answer("/articles/a")[1])
        assert desk.answer("/articles/a")[0] == 200, "the earlier version stays"
        assert desk.get("/health")["dead_letters"] == "reading"
        assert desk.stop() == 0, desk.log()
    finally:
        desk.close()


def bury(broker: EmbeddedBroker, article: str, raw: int) -> None:
    """Put the dead letter of an article on its topic."""
    letter = Refused.because(BodyTooLongError("the body has 7 characters"))
    record = Consumed("articles.raw", 0, raw, THEN + raw, article.encode(), b'{"body": "x"}')
    made = next(forms(record, letter, "cleaner", "1"))
    producer = Producer({"bootstrap.servers": broker.bootstrap, "log_level": 0})
    producer.produce(made.topic, made.value, made.key, headers=made.headers)
    assert producer.flush(30) == 0


def test_the_log_is_json_with_the_time_and_no_flood_while_the_broker_is_gone(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    put(broker, ("a", event("a"), 1))
    desk = DeskProcess(tmp_path, broker.bootstrap)
    desk.start()
    try:
        desk.until(lambda: (desk.get("/health") or {}).get("reader") == "reading")
        before = len(desk.whole_log())
        broker.set_down()
        # Each reader tries ten times a second; ten lines of one place are the most of a minute, and then it is quiet.
        desk.until(lambda: desk.whole_log().count("Unable connect to node") >= 10)
        sizes: list[int] = []

        def quiet() -> bool:
            sizes.append(len(desk.whole_log()))
            return len(sizes) > 30 and sizes[-1] == sizes[-30]

        desk.until(quiet)
        assert sizes[-1] - before < 16_000
        broker.set_up()
        put(broker, ("b", event("b"), 2))
        desk.until(lambda: len((desk.get("/articles") or {"items": []})["items"]) == 2)
        assert desk.stop() == 0, desk.log()
        lines = [json.loads(line) for line in desk.whole_log().splitlines()]
        assert {line["stage"] for line in lines} == {"desk"}
        assert all(line["time"].endswith("+00:00") and line["level"] for line in lines)
        assert any("the desk is at http://127.0.0.1" in line["message"] for line in lines)
    finally:
        desk.close()


class _Stream:
    """Server-sent events, read line by line."""

    def __init__(self, port: int, last: str = "") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=100)
        self._connection.request("GET", "/stream", headers={"Last-Event-ID": last} if last else {})
        self._answer = self._connection.getresponse()
        assert self._answer.headers["content-type"].startswith("text/event-stream")
        assert self._answer.readline() == b"retry: 2000\n"

    def next(self) -> tuple[str, str, dict[str, Any]]:
        """Return the next event's id, kind and data."""
        fields: dict[str, str] = {}
        while "data" not in fields:
            name, _, value = self._answer.readline().decode().rstrip("\n").partition(": ")
            if name:
                fields[name] = value
        return fields["id"], fields["event"], json.loads(fields["data"])

    def close(self) -> None:
        self._connection.close()
