"""Corrections through everything that makes events and rows anew, and in a browser, by keyboard."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from confluent_kafka import Producer
from playwright.sync_api import Browser, Page, expect

from attribune.embedded_broker import EmbeddedBroker
from attribune_core.topics import ENRICHED
from attribune_desk.store import Store
from tests.integration.browser import PATIENCE, Window, browser
from tests.integration.desk_process import DeskProcess
from tests.unit.desk.articles import THEN, add, event, person, quote
from tests.unit.desk.postgres import missing, server
from tests.unit.desk.test_corrections import SAID, article

expect.set_options(timeout=PATIENCE)
SECRET = "a-long-secret"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/desk.sqlite"
        return
    lacks = missing()
    if lacks:
        pytest.skip(f"no PostgreSQL: {lacks}")
    with server(tmp_path_factory) as running:
        yield running.url


def put(broker: EmbeddedBroker, one: dict[str, Any], raw: int) -> None:
    producer = Producer({"bootstrap.servers": broker.bootstrap, "log_level": 0})
    source = [("attribune-source", f"articles.raw:0:{raw}:{THEN + raw}".encode())]
    producer.produce(ENRICHED.name, orjson.dumps(one), one["id"].encode(), headers=source)
    assert producer.flush(30) == 0


class Interface:
    """The HTTP interface of a desk, asked with a token."""

    def __init__(self, desk: DeskProcess) -> None:
        self._base = desk.base

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, sent, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def speakers(self) -> dict[str, list[str]]:
        found = self.ask("/quotes")["items"]
        return {one["text"]: [speaker["name"] for speaker in one["speakers"]] for one in found}

    def states(self) -> dict[str, str]:
        return {one["kind"]: one["state"] for one in self.ask("/corrections")["items"]}


def test_a_correction_stands_whatever_is_made_anew(database: str, tmp_path: Path) -> None:
    with EmbeddedBroker(partitions=2) as broker:
        desk = DeskProcess(tmp_path, broker.bootstrap, database)
        desk.environment["ATTRIBUNE_DESK_TOKEN"] = f"jo:{SECRET}"
        http = Interface(desk)
        desk.start()
        try:
            desk.ready()
            put(broker, article(), 1)
            desk.until(http.speakers)
            change = {"kind": "speaker", "article": "a", "quote": "q1", "speaker": {"entity": "e2"}}
            assert http.ask("/corrections", change)["made_by"] == "jo"
            http.ask("/corrections", {"kind": "hide", "article": "a", "quote": "q2"})
            assert http.speakers() == {SAID: ["Bo Poe"]}

            # The article is processed anew by a model that cuts the quote otherwise and gives other ids.
            cut = "“We will rebuild the whole harbour wall"
            put(broker, article(cut, "2", number=7), 2)
            desk.until(lambda: http.speakers() == {cut: ["Bo Poe"]})
            assert http.states() == {"speaker": "in_force", "hide": "in_force"}

            desk.kill()
            rebuilt = [sys.executable, "-m", "attribune", "desk", "rebuild"]
            done = subprocess.run(rebuilt, env=desk.environment, capture_output=True, text=True, timeout=200)
            assert done.returncode == 0, done.stderr
            desk.start()
            desk.ready()
            assert http.speakers() == {cut: ["Bo Poe"]}
            assert http.states() == {"speaker": "in_force", "hide": "in_force"}

            # A quote that is gone is listed; the other correction stands.
            gone = article(version="3")
            gone["quotes"] = gone["quotes"][1:]
            put(broker, gone, 3)
            desk.until(lambda: http.states() == {"speaker": "unplaced", "hide": "in_force"})
            (told,) = http.ask("/corrections?state=unplaced")["items"]
            assert (told["quote"]["text"], told["why"]) == (SAID, "no quote of the article holds half of it")
            assert http.speakers() == {}
        finally:
            desk.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskProcess]:
    """Yield a desk with an article, in which one quote is another's and one is none."""
    text = f"{SAID} Ada Roe said. “Nobody will be left out,” Bo Poe said.\n\n“The Long Way Home” is on at nine."
    ada, bo = person("Ada Roe", text, 1), person("Bo Poe", text, 2)
    said = [SAID, "“Nobody will be left out,”", "“The Long Way Home”"]
    quotes = [quote(words, text, bo, number) for number, words in enumerate(said, 1)]
    end = text.index("\n")
    store = Store(f"sqlite:///{tmp_path}/desk.sqlite").open()
    more = {"text": text, "paragraphs": [[0, end], [end + 2, len(text)]], "sentences": [], "entities": [ada, bo]}
    add(store, event("a") | {**more, "quotes": quotes})
    store.close()
    process = DeskProcess(tmp_path, None)
    process.environment["ATTRIBUNE_DESK_TOKEN"] = f"jo:{SECRET}"
    process.start()
    try:
        process.ready()
        yield process
    finally:
        process.close()


def sign_in(page: Page, to: str) -> None:
    page.goto(f"/sign-in?next={to}")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_an_editor_works_by_keyboard(running: Browser, desk: DeskProcess) -> None:
    window = Window(running, desk.base)
    page = window.page
    sign_in(page, "/read/a")
    # From the quote to what corrects it, to the person, and back.
    page.locator("mark.q").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/correct?*")
    page.get_by_label("Bo Poe").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ada Roe")).to_be_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/a")
    corrected = page.locator(".corrected")
    expect(corrected).to_contain_text("Ada Roe, was Bo Poe, by jo")
    # Hidden in a list, with one key, and undone on its article.
    page.goto("/search?q=home")
    page.get_by_role("button", name="Hide").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_contain_text("No quote has these words")
    page.goto("/read/a")
    expect(page.locator("mark.q")).to_have_count(2)
    corrected.get_by_role("button", name="Undo: “The Long Way Home”").focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.q")).to_have_count(3)
    page.goto("/edits")
    expect(page.locator("#corrections > li")).to_have_count(2)
    expect(page.locator("#corrections > li.undone")).to_contain_text("The Long Way Home")
    assert window.faults == []
    window.close()


def test_an_editor_joins_two_people_and_undoes_it(running: Browser, desk: DeskProcess) -> None:
    window = Window(running, desk.base)
    page = window.page
    sign_in(page, "/speakers/bo%20poe")
    title = page.locator("h1")
    for field, typed in (("The same as", "ada roe"), ("Called", "Bo Poe-Roe")):
        page.get_by_text("Put right who this is").focus()
        page.keyboard.press("Enter")
        page.get_by_label(field).focus()
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".side")).to_contain_text("by jo")
    expect(title).to_have_text("Bo Poe-Roe")
    expect(page.locator(".names summary")).to_contain_text("2 names")
    undo = page.get_by_role("button", name=re.compile("^Undo"))
    expect(undo).to_have_count(2)
    undo.first.click()
    expect(undo).to_have_count(1)
    expect(title).not_to_have_text("Bo Poe-Roe")
    undo.click()
    expect(undo).to_have_count(0)
    expect(page.locator(".names")).to_have_count(0)
    assert window.faults == []
    window.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_corrects_without_scrolling_sideways(scheme: Any, running: Browser, desk: DeskProcess) -> None:
    phone = {"width": 360, "height": 740}
    window = Window(running, desk.base, viewport=phone, has_touch=True, is_mobile=True, color_scheme=scheme)
    page = window.page
    assert Interface(desk).ask("/corrections", {"kind": "same", "a": "bo poe", "b": "ada roe"})["state"] == "in_force"
    sign_in(page, "/read/a")
    contrast = (Path(__file__).parent / "contrast.js").read_text()
    for at in ("/read/a", "/correct?article=a&quote=q1", "/search?q=harbour", "/speakers/bo%20poe", "/edits"):
        page.goto(at)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, at
        assert page.evaluate(contrast) == [], at
    assert window.faults == []
    window.close()
