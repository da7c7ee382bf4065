"""Corrections over HTTP and on the pages: who may make them, and what shows."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from attribune.cli import app
from attribune.exits import Exit
from attribune_desk.corrections.requests import of
from attribune_desk.store import Store, Wanted
from attribune_desk.tokens import read_tokens
from attribune_desk.web.desk import Desk
from tests.unit.desk.articles import add
from tests.unit.desk.test_corrections import SAID, article
from tests.unit.desk.web import client, desk

TOKENS = "jo:a-long-secret, Kim Li:another-secret,a-plain-secret"
JO = {"authorization": "Bearer a-long-secret"}
CHANGE = {"kind": "speaker", "article": "a", "quote": "q1", "speaker": {"entity": "e2"}}


@pytest.fixture
def one(tmp_path: Path) -> Desk:
    found = desk(tmp_path, token=TOKENS)
    add(found.store, article())
    return found


def signed_in(one: Desk, token: str = "a-long-secret") -> TestClient:
    http = client(one)
    assert http.post("/sign-in", data={"token": token}).status_code == 303
    return http


def proof(http: TestClient, at: str) -> str:
    """Return what the forms of a page hold."""
    found = re.search(r'name="form" value="(\w+)"', http.get(at).text)
    assert found is not None
    return found[1]


def test_tokens_have_names_or_none() -> None:
    assert [(one.name, one.secret) for one in read_tokens(TOKENS)] == [
        ("jo", "a-long-secret"),
        ("Kim Li", "another-secret"),
        (None, "a-plain-secret"),
    ]
    (whole,) = read_tokens("jo:a-long-secret")
    assert whole.accepts("a-long-secret")
    # Whoever had it for one token before tokens had names is let in.
    assert whole.accepts("jo:a-long-secret")
    assert not whole.accepts("jo")


@pytest.mark.parametrize("wrong", ["short", "jo:short", "long-enough,jo:short", "one-secret,jo:one-secret", " , "])
def test_tokens_that_are_none(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"too short|equal|none") as refused:
        read_tokens(wrong)
    assert "one-secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("token", "name"),
    [("a-long-secret", "jo"), ("another-secret", "Kim Li"), ("a-plain-secret", None), ("jo:a-long-secret", "jo")],
)
def test_a_correction_is_signed_with_the_name_of_the_token(token: str, name: str | None, one: Desk) -> None:
    http = client(one)
    made = http.post("/corrections", json=CHANGE, headers={"authorization": f"Bearer {token}"})
    assert made.status_code == 201
    assert (made.json()["made_by"], made.json()["state"], made.json()["placed_on"]) == (name, "in_force", "q1")


def test_it_shows_in_lists_exports_and_headers(one: Desk) -> None:
    http = client(one)
    http.headers.update(JO)
    made = http.post("/corrections", json=CHANGE).json()
    (found,) = http.get("/quotes?q=harbour").json()["items"]
    assert [speaker["person"] for speaker in found["speakers"]] == ["bo poe"]
    assert found["correction"] == {"id": made["id"], "made_at": made["made_at"], "made_by": "jo", "was": ["Ada Roe"]}
    assert (len(found["key"]), found["occurrence"]) == (16, 0)
    (row,) = csv.DictReader(io.StringIO(http.get("/export?q=harbour").text))
    assert (row["speakers"], row["corrected"], row["corrected_by"], row["speakers_before"]) == (
        *("Bo Poe", "yes", "jo", "Ada Roe"),
    )
    (line,) = http.get("/export?q=harbour&format=jsonl").text.splitlines()
    assert json.loads(line)["correction"]["id"] == made["id"]
    answer = http.get("/articles/a")
    assert answer.headers["attribune-corrections"] == "1"
    assert answer.json()["quotes"][0]["speaker"]["name"] == "Ada Roe"
    assert http.get("/people/bo%20poe").json()["quotes"] == 1
    undone = http.post(f"/corrections/{made['id']}/undo")
    assert (undone.status_code, undone.json()["state"], undone.json()["undone_by"]) == (200, "undone", "jo")
    assert "attribune-corrections" not in http.get("/articles/a").headers
    assert http.get("/quotes?q=harbour").json()["items"][0]["correction"] is None
    listed = http.get("/corrections?article=a").json()["items"]
    assert [one["state"] for one in listed] == ["undone"]
    assert http.get("/corrections?state=unplaced").json()["items"] == []
    assert http.post("/corrections/none/undo").status_code == 404


@pytest.mark.parametrize("asked", [CHANGE | {"quote": "q9"}, CHANGE | {"more": 1}, {"kind": "hide"}, [], "x"])
def test_a_wrong_request_is_told_why(asked: Any, one: Desk) -> None:
    answer = client(one).post("/corrections", json=asked, headers=JO)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 10
    assert list(one.store.corrections.every()) == []


def test_without_a_token_nothing_is_written(one: Desk) -> None:
    assert client(one).post("/corrections", json=CHANGE).status_code == 401
    wrong = {"authorization": "Bearer wrong-secret"}
    assert client(one).post("/corrections", json=CHANGE, headers=wrong).status_code == 401
    assert client(one).get("/corrections").status_code == 401
    assert list(one.store.corrections.every()) == []


def test_a_desk_without_tokens_says_that_it_is_read_only(tmp_path: Path) -> None:
    one = desk(tmp_path)
    add(one.store, article())
    http = client(one)
    refused = http.post("/corrections", json=CHANGE)
    assert refused.status_code == 403
    assert "ATTRIBUNE_DESK_TOKEN" in refused.json()["detail"]
    assert http.post("/edits", data={"kind": "hide", "article": "a", "quote": "q1"}).status_code == 403
    assert http.post("/corrections/x/undo").status_code == 403
    assert http.get("/corrections").json() == {"items": [], "next": None}
    assert "read-only" in http.get("/edits").text
    for at in ("/read/a", "/search?q=harbour", "/speakers/ada%20roe"):
        assert "/correct?" not in http.get(at).text
        assert 'method="post"' not in http.get(at).text


def test_the_pages_change_a_speaker_hide_and_undo(one: Desk) -> None:
    http = signed_in(one, "another-secret")
    page = http.get("/correct?article=a&quote=q1&next=/search?q%3Dharbour").text
    assert 'value="entity:e2"' in page
    form = {"form": proof(http, "/correct?article=a&quote=q1"), "article": "a", "quote": "q1", "next": "/read/a"}
    done = http.post("/edits", data=form | {"kind": "speaker", "who": "entity:e2"})
    assert (done.status_code, done.headers["location"]) == (303, "/read/a")
    page = http.get("/read/a").text
    assert "was <bdi>Ada Roe</bdi>" in page
    assert "Kim Li" in page
    http.post("/edits", data=form | {"kind": "speaker", "who": "name", "name": "Cy Doe"})
    page = http.get("/read/a").text
    assert "<bdi>Cy Doe</bdi></a>, was <bdi>Ada Roe</bdi>" in page
    assert "<bdi>Cy Doe</bdi>" in http.get("/search?q=harbour").text
    assert SAID in http.get("/speakers/cy%20doe").text
    http.post("/edits", data=form | {"kind": "hide", "quote": "q2"})
    assert "<s" in http.get("/read/a").text
    assert "Long Way Home" not in http.get("/search?q=home").text.partition("</form>")[2].partition("<ol")[2]
    page = http.get("/edits").text
    for address in re.findall(r'action="(/edits/\w+/undo)"', page):
        assert http.post(address, data={"form": form["form"]}).headers["location"] == "/edits"
    assert {made.undone_by for made in one.store.corrections.every()} == {"Kim Li"}
    assert [quote.correction for quote in one.store.reader.quotes(Wanted(), limit=9).items] == [None, None]


def test_a_form_of_another_page_corrects_nothing(one: Desk) -> None:
    http = signed_in(one)
    form = {"kind": "hide", "article": "a", "quote": "q1"}
    assert http.post("/edits", data=form).status_code == 403
    others = proof(signed_in(one, "another-secret"), "/correct?article=a&quote=q1")
    for wrong in ("0" * 64, others):
        assert http.post("/edits", data=form | {"form": wrong}).status_code == 403
    mine = form | {"form": proof(http, "/correct?article=a&quote=q1")}
    assert http.post("/edits", data=mine, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert list(one.store.corrections.every()) == []
    assert http.post("/edits", data=mine | {"next": "//elsewhere"}).headers["location"] == "/"


def test_what_a_form_cannot_do_is_a_page_that_says_why(one: Desk) -> None:
    http = signed_in(one)
    form = {"form": proof(http, "/correct?article=a&quote=q1"), "article": "a", "quote": "q1"}
    for wrong, says in (
        ({"kind": "speaker"}, "nobody was chosen"),
        ({"kind": "speaker", "who": "name", "name": ""}, "name"),
        ({"kind": "hide", "event_id": "a-0"}, "processed anew"),
        ({"kind": "same", "a": "ada roe", "b": "Nobody Known"}, "Nobody Known"),
        ({"kind": "x"}, "kind"),
    ):
        answer = http.post("/edits", data=form | wrong)
        assert answer.status_code == 422
        assert says in answer.text
    assert http.get("/correct?article=a&quote=q9").status_code == 404


def test_a_list_that_is_out_of_date_hides_nothing(one: Desk) -> None:
    http = signed_in(one)
    page = http.get("/search?q=harbour").text
    (form,) = re.findall(r'(?s)<form class="quick" method="post" action="/edits">(.*?)</form>', page)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert fields["quote"] == "q1"
    # Meanwhile the article is processed anew, and its quotes have other ids.
    anew = article(version="2")
    anew["quotes"] = [anew["quotes"][1] | {"id": "q1"}, anew["quotes"][0] | {"id": "q2"}]
    add(one.store, anew)
    refused = http.post("/edits", data=fields)
    assert refused.status_code == 422
    assert "processed anew meanwhile" in refused.text
    assert list(one.store.corrections.every()) == []


def test_people_are_put_right_on_their_page(one: Desk) -> None:
    http = signed_in(one)
    at = "/speakers/ada%20roe"
    assert "The same as" in http.get(at).text
    form = {"form": proof(http, at), "a": "ada roe", "next": at}
    assert http.post("/edits", data=form | {"kind": "same", "b": "BO poe"}).status_code == 303
    page = http.get(at).text
    assert "2 names" in page
    assert page.count(">not the same</button>") == 1
    assert http.post("/edits", data=form | {"kind": "rename", "name": "Ada Roe-Lind"}).status_code == 303
    page = http.get(at).text
    assert "<h1><bdi>Ada Roe-Lind</bdi></h1>" in page
    assert "Ada Roe-Lind" in http.get("/speakers").text
    undos = re.findall(r'action="(/edits/\w+/undo)"', page)
    assert len(undos) == 2
    for address in undos:
        assert http.post(address, data={"form": form["form"]}).status_code == 303
    assert "<h1><bdi>Ada Roe</bdi></h1>" in http.get(at).text
    assert {made.made_by for made in one.store.corrections.every()} == {"jo"}


def test_what_is_unplaced_stands_first_on_its_page(one: Desk) -> None:
    http = signed_in(one)
    one.store.corrections.make(of(CHANGE), "jo")
    gone = article(version="2", said=SAID)
    gone["quotes"] = gone["quotes"][1:]
    add(one.store, gone)
    page = http.get("/edits").text
    assert page.index("Without a place") < page.index("no quote of the article holds half of it")
    assert page.count(f'<blockquote dir="auto">{SAID}') == 1


def test_names_of_editors_and_articles_are_text(one: Desk) -> None:
    http = signed_in(one)
    form = {"form": proof(http, "/correct?article=a&quote=q1"), "article": "a", "quote": "q1", "kind": "speaker"}
    evil = "<script>alert(1)</script>\u202e"
    http.post("/edits", data=form | {"who": "name", "name": evil})
    for at in ("/read/a", "/edits", "/search?q=harbour", "/correct?article=a&quote=q1"):
        text = http.get(at).text
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "&lt;script&gt;" in text


def test_corrections_go_through_files(tmp_path: Path, one: Desk) -> None:
    one.store.corrections.make(of(CHANGE), "jo")
    url, file = one.store.database.url, tmp_path / "corrections.jsonl"
    done = CliRunner().invoke(app, ["desk", "corrections", "export", str(file), "--database", url])
    assert done.exit_code == Exit.OK, done.output
    assert "1 corrections" in done.output
    shown = CliRunner().invoke(app, ["desk", "corrections", "export", "--database", url])
    assert json.loads(shown.stdout)["speaker"] == {"name": "Bo Poe", "person": "bo poe", "kb": None}
    file.write_bytes(file.read_bytes() + b'\n{"kind": "hide"}\n')
    other = f"sqlite:///{tmp_path}/other.sqlite"
    taken = CliRunner().invoke(app, ["desk", "corrections", "import", str(file), "--database", other])
    assert taken.exit_code == Exit.BAD_ARTICLES
    assert "1 new, 0 known, 1 refused; 1 without a place" in taken.output
    assert "corrections.jsonl:3" in taken.output.replace("\n", "")
    store = Store(other).open()
    add(store, article())
    (found,) = store.corrections.listed(limit=9).items
    assert (found.state, found.made_by) == ("in_force", "jo")
    store.close()
    again = CliRunner().invoke(app, ["desk", "corrections", "import", str(file), "--database", other])
    assert "0 new, 1 known, 1 refused; 0 without a place" in again.output
