"""What is kept of dead letters, on either database, and what the desk says of their articles."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from attribune_core.stage import headers as names
from attribune_core.stage.headers import Source
from attribune_desk.consumer import _letter
from attribune_desk.models import Refusal
from attribune_desk.store import DeadLetter, Outcome, Store
from tests.unit.desk.articles import THEN, event, record
from tests.unit.desk.web import client, desk

AT = "2026-11-30T20:00:00.000+00:00"
REFUSAL = Refusal(reason="BodyTooLongError", message="too long <b>\N{SNOWMAN}</b>", stage="cleaner", refused_at=AT)


def dead(article: str | None = "a", raw: int | None = 0, **more: Any) -> DeadLetter:
    """Return the dead letter of an article whose raw record is at the offset `raw`."""
    source = None if raw is None else Source("articles.raw", 0, raw, THEN + raw * 1000)
    return DeadLetter(**{"id": article, **REFUSAL.model_dump(exclude={"status"}), "source": source, **more})


def write(store: Store, *records: Any) -> list[Outcome]:
    return store.writer.write(records, {}, {})


def test_a_dead_letter_is_kept_as_what_is_known_of_its_article(store: Store) -> None:
    assert write(store, dead()) == [Outcome.DEAD]
    assert store.reader.refusal("a") == REFUSAL
    assert store.reader.refusal("b") is None
    assert store.reader.article("a") is None
    assert store.reader.counts() == (0, 0), "no record that breaks the contract of the enriched events"


def test_a_letter_of_no_article_is_passed_by(store: Store) -> None:
    assert write(store, dead(None), dead("")) == [Outcome.STALE, Outcome.STALE]


def test_the_offset_is_written_with_the_letters(store: Store) -> None:
    place = ("articles.dead", 3)
    store.writer.write([dead()], {place: 0}, {place: 1})
    assert store.writer.next("articles.dead") == {place: 1}
    assert store.writer.next("articles.enriched") == {}


def test_the_last_letter_of_an_article_stands(store: Store) -> None:
    newer = dead(raw=5, reason="NotTextError")
    assert write(store, newer, dead(raw=3)) == [Outcome.DEAD, Outcome.STALE]
    assert write(store, dead(raw=5, reason="EmptyBodyError")) == [Outcome.DEAD], "replayed, and dead again"
    found = store.reader.refusal("a")
    assert found is not None
    assert found.reason == "EmptyBodyError"


@pytest.mark.parametrize("raw", [5, 6, None])
def test_an_event_or_a_retraction_that_is_not_older_ends_it(raw: int | None, store: Store) -> None:
    write(store, dead("a", 5), dead("b", 5), record(event("a"), raw=raw), record(None, key="b", raw=raw))
    assert store.reader.refusal("a") is None
    assert store.reader.refusal("b") is None
    assert store.reader.article("a") is not None


def test_whichever_topic_is_read_first_the_same_is_known(store: Store) -> None:
    """Of one raw record the event stands: it was replayed. Of two, the later one."""
    write(store, record(event("a"), raw=5), record(None, key="b", raw=5))
    assert write(store, dead("a", 5), dead("a", 4), dead("b", 5)) == [Outcome.STALE] * 3
    assert store.reader.refusal("a") is None
    assert write(store, dead("a", 6), dead("b", 6)) == [Outcome.DEAD] * 2
    assert store.reader.refusal("b") == REFUSAL


def test_the_same_event_once_more_ends_it_too(store: Store) -> None:
    write(store, record(event("a"), raw=1), dead("a", 2), record(event("a"), raw=3))
    assert store.reader.refusal("a") is None


def test_an_earlier_version_that_comes_late_leaves_it(store: Store) -> None:
    write(store, dead("a", 5), record(event("a"), raw=3))
    assert store.reader.article("a") is not None
    assert store.reader.refusal("a") == REFUSAL


def test_a_database_from_before_gets_the_table_and_keeps_the_rest(store: Store) -> None:
    write(store, record(event("a"), raw=1))
    with store.database.writing() as connection:
        connection.execute(text("DROP TABLE dead_letters"))
    store.database.open()
    assert store.reader.article("a") is not None
    assert write(store, dead("b")) == [Outcome.DEAD]


def test_what_a_database_does_not_take_is_replaced(store: Store) -> None:
    write(store, dead("a\0", 1, message="zero \0", stage="\0"), dead("x" * 5000, 1))
    assert store.reader.refusal("a\0") is not None
    assert store.reader.refusal("x" * 5000) == REFUSAL


def test_a_refused_article_is_a_problem_that_says_why(tmp_path: Path) -> None:
    one = desk(tmp_path)
    write(one.store, dead("a/b"))
    answer = client(one).get("/articles/a%2Fb")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": HTTPStatus(422).phrase,
        "status": 422,
        "detail": f"refused by cleaner: BodyTooLongError: {REFUSAL.message}",
        "refusal": {"status": "refused", **REFUSAL.model_dump()},
    }
    assert client(one).get("/articles/b").status_code == 404
    page = client(one).get("/read/a%2Fb")
    assert page.status_code == 422
    assert "This article was refused" in page.text
    assert "too long &lt;b&gt;" in page.text


def test_an_earlier_version_stays_with_the_refusal_named(tmp_path: Path) -> None:
    one = desk(tmp_path)
    good = record(event("a"), raw=1)
    write(one.store, good, dead("a", 2, stage="clea\nner \N{SNOWMAN}"))
    answer = client(one).get("/articles/a")
    assert (answer.status_code, answer.content) == (200, good.value)
    assert answer.headers["attribune-refused"] == f"BodyTooLongError; stage=clea?ner ?; at={AT}"
    assert "A later version was refused by" in client(one).get("/read/a").text
    write(one.store, record(event("a", version="2"), raw=3))
    assert "attribune-refused" not in client(one).get("/articles/a").headers
    assert "A later version" not in client(one).get("/read/a").text


def letter(key: bytes | None, value: bytes | None, topic: str = "articles.raw", **more: bytes) -> DeadLetter:
    headers = {
        names.ERROR_TOPIC: topic.encode(),
        names.ERROR_EXCEPTION: b"NotTextError",
        names.ERROR_MESSAGE: "no wörds".encode(),
        names.STAGE: b"cleaner",
        names.FAILED_AT: AT.encode(),
        names.SOURCE: b"articles.raw:3:7:99",
        **more,
    }
    return _letter(SimpleNamespace(key=key, value=value, headers=list(headers.items())), 1_000_000)


def test_a_record_of_the_topic_says_what_died_and_why() -> None:
    assert letter(b"k", b"7 + 7") == DeadLetter(
        "k", "NotTextError", "no wörds", "cleaner", AT, Source("articles.raw", 3, 7, 99)
    )


@pytest.mark.parametrize(
    ("key", "value", "topic", "article"),
    [
        (b"k", b'{"body": "half', "articles.raw", "k"),
        (b"k", orjson.dumps({"body": "7", "id": "its own"}), "articles.raw", "its own"),
        (None, orjson.dumps({"body": "7", "id": "its own"}), "articles.raw", "its own"),
        (None, b'{"body": "half', "articles.raw", None),
        (b"k", b"", "articles.raw", "k"),
        (None, None, "articles.raw", None),
        (b"k", orjson.dumps({"body": "7", "id": "other"}), "articles.clean", "k"),
        (b"\xff", b"{", "articles.raw", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_the_id_is_what_the_first_stage_would_have_given(
    key: bytes | None, value: bytes | None, topic: str, article: str | None
) -> None:
    assert letter(key, value, topic).id == article


def test_a_mark_of_a_replay_is_no_letter() -> None:
    mark = SimpleNamespace(key=b"k", value=None, headers=[("attribune-replayed", b"4")])
    assert _letter(mark, 1_000_000).id is None
