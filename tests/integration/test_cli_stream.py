"""The two ends of the stream as a user has them, and the three real services between them."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribune.cli import app
from attribune.demo.show import SERVICES
from attribune.exits import Exit
from attribune_core.events import EnrichedArticle
from attribune_core.stage.headers import SOURCE, Source
from attribune_core.topics import DEAD, ENRICHED
from tests.integration.conftest import ROOT, Cluster
from tests.unit.core.builders import enriched

ARTICLES = str(ROOT / "benchmarks" / "articles")


@pytest.fixture(autouse=True)
def _settings(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BOOTSTRAP_SERVERS", cluster.broker.bootstrap)


@pytest.fixture
def stream(cluster: Cluster) -> Cluster:
    """Return a cluster with the three services at work."""
    for name in SERVICES:
        cluster.start("-m", "attribune", "run", name)
    return cluster


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def lines(result: Result) -> dict[str, bytes]:
    """Return the lines of JSON by id."""
    assert result.exit_code == Exit.OK, result.stderr
    found = result.stdout_bytes.splitlines()
    by_id = {json.loads(line)["id"]: line for line in found}
    assert len(by_id) == len(found)
    return by_id


def test_what_is_published_comes_out_as_enrich_gives_it_byte_for_byte(stream: Cluster, tmp_path: Path) -> None:
    alone = lines(run("enrich", ARTICLES))
    published = run("publish", ARTICLES)
    assert published.stdout.split() == list(alone)
    assert f"{len(alone)} published, 0 refused" in published.stderr
    stream.until(lambda: len(stream.read(ENRICHED.name)) >= len(alone))
    assert lines(run("consume")) == alone

    # Published again, everything is twice on the topic and once at the consumer's.
    run("publish", ARTICLES)
    stream.until(lambda: len(stream.read(ENRICHED.name)) >= 2 * len(alone))
    assert lines(run("consume")) == alone

    first = next(iter(alone))
    assert run("retract", first).exit_code == Exit.OK
    stream.until(lambda: len(stream.read(ENRICHED.name)) > 2 * len(alone))
    assert json.loads(lines_last(run("consume"), first)) == {"id": first, "retracted": True}

    # A page as it was served: compressed, in an old encoding.
    page = gzip.compress("<html><body><p>“We’re ready,” said Zoë Roe on Monday.</p></body></html>".encode("cp1252"))
    (tmp_path / "page.html.gz").write_bytes(page)
    headers = [("content-type", b"text/html; charset=iso-8859-1"), ("content-encoding", b"gzip")]
    stream.publish((b"page", page), headers=headers)
    stream.until(lambda: len(stream.read(ENRICHED.name)) > 2 * len(alone) + 1)
    expected = lines(run("enrich", str(tmp_path / "page.html.gz")))["page"]
    assert lines_last(run("consume"), "page") == expected
    assert json.loads(expected)["quotes"][0]["speaker"]["name"] == "Zoë Roe"

    # Half an object: a dead letter that goes round until the cap.
    stream.publish((b"half", b'{"body": "The may'), headers=[("traceparent", b"00-x")])
    for replays in range(4):
        died = replays + 1
        stream.until(lambda: len(letters(stream)) == died)  # noqa: B023 - called before the next round
        (told,) = [json.loads(line) for line in run("dead", "list", "--json").stdout.splitlines()]
        assert (told["id"], told["exception"], told["replays"]) == ("half", "MalformedValueError", replays)
        assert told["headers"]["traceparent"] == "00-x"
        assert told["headers"][SOURCE] == letters(stream)[0][SOURCE].decode()
        result = run("dead", "replay")
        assert ("at the cap" in result.stdout) == (replays == 3)
    for worker in stream.workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(30) for worker in stream.workers] == [0, 0, 0]


def letters(cluster: Cluster) -> list[dict[str, bytes]]:
    """Return the headers of the dead letters, marks left out."""
    return [record.headers for record in cluster.read(DEAD.name) if record.value is not None]


def lines_last(result: Result, article_id: str) -> bytes:
    """Return the last line about an article."""
    return [line for line in result.stdout_bytes.splitlines() if json.loads(line)["id"] == article_id][-1]


def event(cluster: Cluster, article_id: str, version: str, offset: int) -> bytes:
    """Put an event on the topic as the last stage does, and return its bytes."""
    value = json.dumps(enriched(id=article_id, event_id=version)).encode()
    source = Source("articles.raw", 0, offset, offset).encode()
    cluster.publish((article_id.encode(), value), topic=ENRICHED.name, headers=[(SOURCE, source)])
    return value


def test_the_consumer_drops_duplicates_and_stale_versions(cluster: Cluster) -> None:
    new = event(cluster, "a", "new", 5)
    event(cluster, "a", "new", 5)
    event(cluster, "a", "old", 4)
    newest = event(cluster, "a", "newest", 6)
    cluster.publish((b"a", None), topic=ENRICHED.name, headers=[(SOURCE, Source("articles.raw", 0, 2, 2).encode())])
    assert run("consume").stdout_bytes.splitlines() == [new, newest], "the retraction is older than what it retracts"


def test_a_group_goes_on_where_it_stopped(cluster: Cluster) -> None:
    all_of_them = {event(cluster, f"a{number}", "e", number) for number in range(5)}
    first = run("consume", "--group", "g", "--max", "2").stdout_bytes.splitlines()
    rest = run("consume", "--group", "g").stdout_bytes.splitlines()
    assert (len(first), len(rest)) == (2, 3)
    assert {*first, *rest} == all_of_them
    assert len(run("consume", "--group", "another").stdout.splitlines()) == 5


def test_consume_can_be_read_by_people(cluster: Cluster) -> None:
    event(cluster, "a", "e", 1)
    assert "q1 Ada Roe" in run("consume", "--pretty").stdout


def test_an_event_of_a_newer_version_is_given_on_as_it_is(cluster: Cluster) -> None:
    value = json.dumps(enriched(id="a", event_id="e", new_field={"x": 1})).encode()
    cluster.publish((b"a", value), topic=ENRICHED.name)
    assert run("consume").stdout_bytes.splitlines() == [value]
    assert "new_field" not in EnrichedArticle.model_fields


def test_bad_articles_are_not_published_and_the_others_are(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "good.txt").write_text("A body.")
    result = run("publish", str(tmp_path), "-", stdin='{"id": "x", "body": "y"}\n{"id": "no body"}\n')
    assert result.exit_code == Exit.BAD_ARTICLES
    assert result.stdout.split() == ["good", "x"]
    assert "bad.txt: MalformedValueError: a PDF file, not text" in result.stderr
    assert "-:2: ContractError" in result.stderr
    assert "empty.txt: EmptyBodyError: the body is empty" in result.stderr
    records = {record.key: json.loads(record.value or b"") for record in everything(cluster, 2)}
    assert records == {b"good": {"body": "A body.", "id": "good"}, b"x": {"body": "y", "id": "x"}}


def everything(cluster: Cluster, count: int) -> list:  # type: ignore[type-arg]
    cluster.until(lambda: len(cluster.read("articles.raw")) >= count)
    return cluster.read("articles.raw")


def test_a_broker_that_is_not_there_has_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BOOTSTRAP_SERVERS", "127.0.0.1:1")
    for arguments in (("consume",), ("retract", "a"), ("publish", ARTICLES)):
        result = run(*arguments)
        assert result.exit_code == Exit.BROKER, arguments
        assert "127.0.0.1:1" in result.stderr


@pytest.mark.parametrize("arguments", [("publish", "-"), ("consume", "--follow")])
def test_ctrl_c_ends_it_without_a_stack_trace(cluster: Cluster, arguments: tuple[str, ...]) -> None:
    event(cluster, "a", "e", 1)
    with subprocess.Popen(
        (sys.executable, "-m", "attribune", *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):  # the second line tells the first one's confirmation
            process.stdin.write(b'{"id": "x%d", "body": "y"}\n' % number)
        process.stdin.flush()
        assert process.stdout.readline(), "it is under way, and waits for more"
        process.send_signal(signal.SIGINT)
        # Its input stays open: a read that never returns must not keep it.
        assert process.wait(30) == Exit.INTERRUPTED
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
