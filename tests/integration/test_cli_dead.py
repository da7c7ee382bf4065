"""Dead letters listed and replayed against the embedded broker; the letters are written as the stages write them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from attribune.cli import app
from attribune.dead.letters import REPLAYED, REPLAYS
from attribune.exits import Exit
from attribune_core.stage import headers as names
from attribune_core.stage.letters import forms
from attribune_core.stage.records import Consumed
from attribune_core.stage.work import Refused
from attribune_core.topics import CLEAN, DEAD, RAW
from tests.integration.conftest import Cluster, Got

OWN: list[tuple[str, bytes | None]] = [("traceparent", b"00-x")]


@pytest.fixture(autouse=True)
def _settings(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BOOTSTRAP_SERVERS", cluster.broker.bootstrap)


def die(
    cluster: Cluster,
    key: bytes | None,
    value: bytes | None,
    *,
    exception: str = "NotTextError",
    stage: str = "cleaner",
    topic: str = RAW.name,
    form: int = 0,
    place: tuple[int, int] = (1, 7),
    own: list[tuple[str, bytes | None]] = OWN,
) -> None:
    """Write the dead letter of a record."""
    record = Consumed(topic, *place, 1_700_000_000_000, key, value, own)
    letter = list(forms(record, Refused(exception, "why", "trace"), stage, "0.1.0"))[form]
    cluster.publish((letter.key, letter.value), topic=DEAD.name, headers=letter.headers)


def dead(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["dead", *arguments])
    assert result.exit_code == Exit.OK, result.stderr
    return result


def listed(*arguments: str) -> list[str]:
    return sorted(json.loads(line)["id"] for line in dead("list", "--json", *arguments).stdout.splitlines())


def out(cluster: Cluster, topic: str, count: int) -> list[Got]:
    cluster.until(lambda: len(cluster.read(topic)) >= count)
    return cluster.read(topic)


def test_letters_are_listed_with_their_reasons(cluster: Cluster) -> None:
    assert "no dead letters" in dead("list").stdout
    die(cluster, b"a", b"\xff")
    die(cluster, b"b", b"{", exception="ContractError", stage="entity-extractor", topic=CLEAN.name)
    shown = dead("list").stdout
    for word in ("NotTextError", "cleaner", "ContractError", "entity-extractor", "why"):
        assert word in shown
    assert listed() == ["a", "b"]
    assert listed("--stage", "cleaner") == ["a"]
    assert listed("--exception", "ContractError", "--id", "b") == ["b"]
    assert listed("--id", "a", "--id", "b", "--exception", "OutputTooLargeError") == []


def test_a_replay_sends_the_original_back_once(cluster: Cluster) -> None:
    die(cluster, b"a", b"\xff original")
    die(cluster, b"c", b"{}", topic=CLEAN.name)
    assert "would be replayed" in dead("replay", "--dry-run").stdout
    assert "2 replayed, 0 left" in dead("replay").stderr
    (back,) = out(cluster, RAW.name, 1)
    assert (back.key, back.value) == (b"a", b"\xff original")
    source = b"articles.raw:1:7:1700000000000"
    assert {name: value for name, value in back.headers.items() if name != names.PROCESSED_AT} == {
        "traceparent": b"00-x",
        names.SOURCE: source,
        REPLAYS: b"1",
    }
    assert [record.key for record in out(cluster, CLEAN.name, 1)] == [b"c"]
    assert "0 replayed, 0 left" in dead("replay").stderr
    assert listed() == []
    assert listed("--all") == ["a", "c"]
    assert len(cluster.read(RAW.name)) == 1


def test_filters_leave_the_rest_for_later(cluster: Cluster) -> None:
    for key in (b"a", b"b", b"c"):
        die(cluster, key, b"x", exception=f"{key.decode().upper()}Error")
    dead("replay", "--id", "b")
    assert [record.key for record in out(cluster, RAW.name, 1)] == [b"b"]
    dead("replay", "--exception", "CError")
    assert listed() == ["a"]
    dead("replay")
    assert sorted(record.key or b"" for record in out(cluster, RAW.name, 3)) == [b"a", b"b", b"c"]
    assert listed() == []


def test_what_was_replayed_often_enough_stays(cluster: Cluster) -> None:
    die(cluster, b"a", b"x", own=[(REPLAYS, b"3")])
    result = dead("replay")
    assert "at the cap" in result.stdout
    assert "0 replayed, 1 left" in result.stderr
    dead("replay", "--cap", "4")
    (back,) = out(cluster, RAW.name, 1)
    assert back.headers[REPLAYS] == b"4"


def test_a_null_is_never_sent_back_and_an_empty_value_stays_empty(cluster: Cluster) -> None:
    die(cluster, None, None, exception="KeylessRetractionError")
    die(cluster, b"empty", b"", exception="EmptyBodyError")
    assert "1 replayed, 1 left" in dead("replay").stderr
    (back,) = out(cluster, RAW.name, 1)
    assert (back.key, back.value) == (b"empty", b"")


def test_a_value_too_large_for_its_letter_is_looked_up_where_it_lay(cluster: Cluster) -> None:
    cluster.publish((b"big", b"x" * 1000), topic=RAW.name, headers=[("own", b"1")], partition=2)
    die(cluster, b"big", b"x" * 1000, form=3, place=(2, 0))
    die(cluster, b"gone", b"x" * 1000, form=3, place=(2, 99))
    result = dead("replay")
    assert "1 replayed, 1 left" in result.stderr
    assert "no longer on its topic" in result.stdout
    (back,) = [record for record in out(cluster, RAW.name, 2) if REPLAYS in record.headers]
    assert (back.key, back.value) == (b"big", b"x" * 1000)
    assert back.headers[REPLAYS] == b"1"
    assert back.headers[names.SOURCE] == b"articles.raw:2:0:1700000000000"


def test_a_mark_is_no_dead_letter(cluster: Cluster) -> None:
    die(cluster, b"a", b"x")
    dead("replay")
    letter, mark = out(cluster, DEAD.name, 2)
    assert (mark.partition, mark.key, mark.value) == (letter.partition, b"a", None)
    assert mark.headers == {REPLAYED: b"%d" % letter.offset}
