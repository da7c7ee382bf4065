"""Who may come in, and what a browser may do with the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_core.errors import SettingsError
from attribune_desk.settings import load_desk_settings
from tests.unit.desk.articles import add, event
from tests.unit.desk.web import Paper, client, desk

TOKEN = "a-long-secret"
PAGE = {"accept": "text/html"}


def test_with_a_token_nothing_is_open_but_health_and_the_way_in(tmp_path: Path) -> None:
    one = desk(tmp_path, token=TOKEN)
    add(one.store, event())
    http = client(one)
    for at in ("/articles", "/articles/a", "/quotes", "/people", "/stream", "/export", "/openapi.json", "/", "/read/a"):
        refused = http.get(at)
        assert refused.status_code == 401, at
        assert refused.headers["www-authenticate"] == "Bearer"
        assert "Ada" not in refused.text
    assert http.post("/articles", json={"body": "x"}).status_code == 401
    assert http.get("/health").status_code == 200
    assert http.get("/articles", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert http.get("/articles", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_browser_signs_in_and_comes_to_where_it_wanted(tmp_path: Path) -> None:
    http = client(desk(tmp_path, token=TOKEN))
    sent = http.get("/search?q=won", headers=PAGE)
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in?next=%2Fsearch%3Fq%3Dwon")
    assert http.post("/sign-in", data={"token": "wrong", "next": "/"}).status_code == 403
    entered = http.post("/sign-in", data={"token": TOKEN, "next": "/search?q=won"})
    assert entered.headers["location"] == "/search?q=won"
    cookie = entered.headers["set-cookie"]
    assert all(flag in cookie for flag in ("HttpOnly", "SameSite=strict"))
    assert TOKEN not in cookie
    assert http.get("/search", headers=PAGE).status_code == 200


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(to: str, tmp_path: Path) -> None:
    entered = client(desk(tmp_path, token=TOKEN)).post("/sign-in", data={"token": TOKEN, "next": to})
    assert entered.headers["location"] == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_page_of_another_site_cannot_publish(headers: dict[str, str], tmp_path: Path) -> None:
    paper = Paper()
    http = client(desk(tmp_path, paper))
    assert http.post("/articles", json={"body": "x"}, headers=headers).status_code == 403
    assert paper.published == []
    assert http.post("/articles", json={"body": "x"}, headers={"origin": "http://127.0.0.1"}).status_code == 202


def test_cors_is_off_until_an_origin_is_named(tmp_path: Path) -> None:
    asked = {"origin": "https://app.example", "access-control-request-method": "GET"}
    closed = client(desk(tmp_path))
    assert "access-control-allow-origin" not in closed.get("/articles", headers=asked).headers
    assert closed.options("/articles", headers=asked).status_code == 405
    named = client(desk(tmp_path, Paper(), cors_origins="https://app.example"))
    assert named.get("/articles", headers=asked).headers["access-control-allow-origin"] == "https://app.example"
    sent = named.post(
        "/articles", json={"body": "x"}, headers={"origin": "https://app.example", "sec-fetch-site": "cross-site"}
    )
    assert sent.status_code == 202


def test_every_answer_forbids_inline_scripts_and_frames(tmp_path: Path) -> None:
    http = client(desk(tmp_path, token=TOKEN))
    for at in ("/health", "/articles", "/sign-in", "/static/x/desk.css", "/none"):
        headers = http.get(at).headers
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_desk_on_a_loopback_address_has_no_other_name(tmp_path: Path) -> None:
    assert client(desk(tmp_path)).get("/health", headers={"host": "evil.example"}).status_code == 400
    open_to_all = client(desk(tmp_path, host="0.0.0.0"))
    assert open_to_all.get("/health", headers={"host": "desk.example"}).status_code == 200


def test_faults_of_the_settings_are_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_DATABASE_URL", "mysql://x")
    monkeypatch.setenv("ATTRIBUNE_DESK_PORT", "eighty")
    monkeypatch.setenv("ATTRIBUNE_DESK_TOKEN", "short")
    with pytest.raises(SettingsError) as failed:
        load_desk_settings()
    for name in ("ATTRIBUNE_DATABASE_URL", "ATTRIBUNE_DESK_PORT", "ATTRIBUNE_DESK_TOKEN"):
        assert name in str(failed.value)
    assert "short" not in str(failed.value).replace("shorter", "").replace("too short", "")
