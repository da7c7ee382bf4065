"""The HTTP interface."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import brotli
import orjson
import pytest

from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_desk.settings import DeskSettings
from tests.unit.desk.articles import add, event, person, quote, record
from tests.unit.desk.web import Paper, client, desk

JSON = {"content-type": "application/json"}


def test_an_article_is_published_as_json_text_or_html(tmp_path: Path) -> None:
    paper = Paper()
    http = client(desk(tmp_path, paper))
    sent = http.post("/articles", json={"id": "a/b", "body": "Hello", "metadata": {"x": 1}})
    assert (sent.status_code, sent.json()) == (202, {"id": "a/b", "location": "/articles/a%2Fb"})
    assert sent.headers["location"] == "/articles/a%2Fb"
    assert http.post("/articles?id=t&title=T", content="Hällo", headers={"content-type": "text/plain"}).is_success
    assert http.post("/articles", content="<p>Hi</p>", headers={"content-type": "text/html; charset=utf-8"}).is_success
    first, second, third = paper.published
    assert (first.id, first.body, first.metadata) == ("a/b", "Hello", {"x": 1})
    assert (second.id, second.title, second.body, second.content_type) == ("t", "T", "Hällo", "text/plain")
    assert (third.body, third.content_type) == ("<p>Hi</p>", "text/html")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ('{"body": "x"', "application/json", 400),
        ('["x"]', "application/json", 400),
        ('{"title": "x"}', "application/json", 422),
        ('{"body": 7}', "application/json", 422),
        ('{"body": "  "}', "application/json", 422),
        ("", "text/plain", 422),
        (b"\xff\xfe", "text/plain", 422),
        (b"%PDF-1.7", "text/html", 400),
        (b"\x1f\x8b\x08\x00", "text/plain", 400),
        (gzip.compress(b"x" * 3000), "text/plain", 413),
        ("x", "image/png", 415),
        ("x", "", 415),
        ("x" * 3000, "text/plain", 413),
    ],
)
def test_what_is_no_article_is_a_problem(content: str | bytes, kind: str, status: int, tmp_path: Path) -> None:
    paper = Paper()
    answer = client(desk(tmp_path, paper, max_body=2000)).post(
        "/articles", content=content, headers={"content-type": kind}
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert paper.published == []


def test_a_body_is_taken_in_any_encoding_and_compressed(tmp_path: Path) -> None:
    paper = Paper()
    http = client(desk(tmp_path, paper))
    page = "<meta charset=iso-8859-1><p>“Zoë,” she said.</p>"
    sent = [
        (page.encode("cp1252"), "text/html", None),
        (page.encode("cp1251", "ignore"), "application/xhtml+xml; charset=windows-1251", None),
        ("“Zoë”".encode("utf-16"), "text/plain", "identity"),
        (brotli.compress(page.encode()), "text/html", "br"),
        (gzip.compress(b'{"body": "x", "id": "i"}'), "application/json", "gzip"),
        (gzip.compress("“Zoë”".encode("cp1252")), "text/plain", None),
    ]
    for content, kind, coding in sent:
        headers = {"content-type": kind} | ({"content-encoding": coding} if coding else {})
        assert http.post("/articles", content=content, headers=headers).status_code == 202
    bodies = [one.body for one in paper.published]
    assert bodies == [page, page.replace("ë", ""), "“Zoë”", page, "x", "“Zoë”"]
    assert [one.content_type for one in paper.published][:3] == ["text/html", "application/xhtml+xml", "text/plain"]


def test_a_coding_that_cannot_be_undone_is_named_with_those_that_can(tmp_path: Path) -> None:
    answer = client(desk(tmp_path, Paper())).post(
        "/articles", content="x", headers={"content-type": "text/plain", "content-encoding": "gzip, compress"}
    )
    assert answer.status_code == 415
    assert answer.json()["detail"] == "compress cannot be undone"
    assert answer.headers["accept-encoding"] == "gzip, deflate, br, zstd"


def test_the_door_takes_what_a_record_may_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DeskSettings().max_body == Settings().max_bytes
    paper = Paper()
    large = "word " * 1_500_000
    sent = client(desk(tmp_path, paper)).post("/articles", content=large, headers={"content-type": "text/plain"})
    assert sent.status_code == 202
    monkeypatch.setenv("ATTRIBUNE_MAX_BYTES", "5000")
    assert DeskSettings().max_body == 5000
    monkeypatch.setenv("ATTRIBUNE_DESK_MAX_BODY", "6000")
    assert DeskSettings().max_body == 6000


def test_without_kafka_publishing_is_a_problem_that_passes(tmp_path: Path) -> None:
    for paper in (None, Paper(failing=BrokerError("gone"))):
        answer = client(desk(tmp_path, paper)).post("/articles", json={"body": "x"})
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"


def test_an_article_is_answered_byte_for_byte(tmp_path: Path) -> None:
    one = desk(tmp_path)
    strange = event("../a b/?#%🙂")
    add(one.store, strange, event("plain"))
    http = client(one)
    found = http.get("/articles/..%2Fa%20b%2F%3F%23%25%F0%9F%99%82")
    assert found.content == orjson.dumps(strange)
    assert http.get("/articles/none").json()["status"] == 404
    listed = http.get("/articles?limit=1").json()
    assert listed["items"][0]["id"] == "plain"
    assert http.get("/articles", params={"cursor": listed["next"]}).json()["items"][0]["quotes"] == 1
    assert http.get("/articles?source=None").json()["items"] == []


def test_quotes_and_people_are_found(tmp_path: Path) -> None:
    one = desk(tmp_path)
    add(one.store, event("a"), event("b", said="“We lost,”", name="Kwame Mensah", published_at="2024-01-01"))
    http = client(one)
    assert [q["article"] for q in http.get("/quotes?q=we&speaker=kwame").json()["items"]] == ["b"]
    assert [q["text"] for q in http.get("/quotes?type=direct&since=2024-02").json()["items"]] == ["“We won,”"]
    people = http.get("/people").json()["items"]
    assert [one["id"] for one in people] == ["ada roe", "kwame mensah"]
    assert http.get("/people/kwame%20mensah").json()["days"] == {"2024-01-01": 1}
    assert http.get("/people/nobody").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/quotes?limit=0",
        "/quotes?limit=201",
        "/quotes?type=loud",
        "/quotes?since=yesterday",
        "/quotes?cursor=!",
        "/people?cursor=-1",
        f"/quotes?q={'x' * 501}",
        "/articles?since=never",
    ],
)
def test_what_cannot_be_asked_is_a_problem(address: str, tmp_path: Path) -> None:
    answer = client(desk(tmp_path)).get(address)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_an_export_holds_the_search_and_no_formula(tmp_path: Path) -> None:
    one = desk(tmp_path)
    add(
        one.store,
        event("=cmd()", said="“We, \n“won”,”", title="=HYPERLINK(1)"),
        event("b", said="“No,”", name="Bo Lee"),
    )
    http = client(one)
    answer = http.get("/export?format=csv&speaker=ada")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert (row["article"], row["title"]) == ("'=cmd()", "'=HYPERLINK(1)")
    assert (row["text"], row["speakers"]) == ("“We, \n“won”,”", "Ada Roe")
    lines = http.get("/export?format=jsonl").text.splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["b", "=cmd()"]
    bounded = desk(tmp_path, export_rows=1)
    assert len(client(bounded).get("/export?format=jsonl").text.splitlines()) == 1


def test_what_was_not_said_is_shown_as_such_wherever_it_is_found(tmp_path: Path) -> None:
    one = desk(tmp_path)
    text = "“We won,” Ada Roe said."
    who = person("Ada Roe", text)
    add(one.store, event("a", quotes=[quote("“We won,”", text, who, modality="disputed")]), event("b", said="“No,”"))
    http = client(one)
    found = {item["article"]: item["modality"] for item in http.get("/quotes").json()["items"]}
    assert found == {"a": "disputed", "b": "actual"}
    rows = csv.DictReader(io.StringIO(http.get("/export").text, newline=""))
    assert {row["article"]: row["modality"] for row in rows} == found
    assert http.get("/search?q=won").text.count("disputed") == 1
    assert "<dt>Modality</dt><dd>disputed</dd>" in http.get("/read/a").text
    assert 'class="q direct unsaid' in http.get("/read/a").text
    assert "<dt>Modality</dt>" not in http.get("/read/b").text


def test_a_retracted_article_is_gone_from_page_search_and_export(tmp_path: Path) -> None:
    one = desk(tmp_path)
    add(one.store, event("a", title="Vanishing"))
    http = client(one)
    places = ("/", "/search", "/export", "/quotes", "/articles", "/people", "/speakers")
    assert all("Vanishing" in http.get(at).text or "Ada Roe" in http.get(at).text for at in places)
    one.store.writer.write([record(None, key="a", raw=9)], {}, {})
    for at in places:
        assert "Vanishing" not in http.get(at).text, at
        assert "Ada Roe" not in http.get(at).text, at
    assert http.get("/read/a").status_code == 404
    assert http.get("/speakers/ada%20roe").status_code == 404


def test_health_says_what_is_wrong(tmp_path: Path) -> None:
    one = desk(tmp_path)
    assert client(one).get("/health").json()["status"] == "ok"
    one.reader = lambda: ("localhost:1: no route, password=x", None)
    said = client(one).get("/health").json()
    assert (said["status"], said["reader"]) == ("degraded", "waits; the log says why")
    one.reader = lambda: ("reading", 0)
    one.dead_letters = lambda: "localhost:1, articles.dead: no right"
    said = client(one).get("/health").json()
    assert (said["status"], said["dead_letters"]) == ("ok", "waits; the log says why"), "it is well without them"
