"""The page of the desk in a browser, over the embedded broker: an article goes in and is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

import orjson
import pytest
from confluent_kafka import Producer
from playwright.sync_api import Browser, expect

from attribune import enrich
from attribune.embedded_broker import EmbeddedBroker
from attribune_core.codec import encode
from attribune_core.events import RawArticle
from attribune_core.pieces import printable
from attribune_core.raw import read_raw
from attribune_core.topics import ENRICHED, RAW
from tests.integration.browser import PATIENCE, Window, browser
from tests.integration.conftest import Cluster
from tests.integration.desk_process import DeskProcess
from tests.unit.desk.articles import event, person, quote

expect.set_options(timeout=PATIENCE)

BODY = """🙂🎉 “We will rebuild the harbor,” Mayor Ada Moreno said on Monday. “Nobody will be left out,” she added.

Kwame Mensah, the port authority's director, denied that the money had run out. He called the report “a fantasy.”"""

#: What must not run, wherever an article's author can write.
XSS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)' x='",
    "</mark></p><iframe srcdoc='<script>alert(5)</script>'></iframe>",
    '<a href="javascript:alert(6)">x</a>',
    "{{ 7 * 7 }}{% raw %}${alert(7)}",
    "&lt;script&gt;alert(8)&lt;/script&gt;",
    "<style>*{display:none}</style><base href=//evil.example>",
    "<div hx-get='/people' hx-trigger='load' hx-on::load='alert(9)'>",
    "\u202egnirts desrever\u202c \u2066x\u2069",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "]]><!--<script>alert(10)//-->",
    "<template><script>alert(11)</script></template>",
    "javascript:alert(12)",
]

#: Elements that no page has in its content, and every one of these attempts would like to have.
FOREIGN = "main :is(iframe, style, img, base, meta, script, template, [onerror], [onload], [onmouseover], div[hx-get])"


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def desk(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DeskProcess, EmbeddedBroker]]:
    """Yield a desk that reads an embedded broker; in the place of the services, the test enriches."""
    with EmbeddedBroker(partitions=2) as broker:
        process = DeskProcess(tmp_path_factory.mktemp("desk"), broker.bootstrap)
        process.start()
        try:
            process.ready()
            yield process, broker
        finally:
            process.close()


@pytest.fixture
def window(running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]) -> Iterator[Window]:
    found = Window(running, desk[0].base)
    yield found
    found.close()
    assert found.faults == []


def put(broker: EmbeddedBroker, *events: dict[str, Any]) -> None:
    """Put events on the enriched topic."""
    producer = Producer({"bootstrap.servers": broker.bootstrap, "log_level": 0})
    for one in events:
        producer.produce(ENRICHED.name, orjson.dumps(one), one["id"].encode())
    assert producer.flush(30) == 0


def pass_on(cluster: Cluster, count: int) -> None:
    """Do what the three services do with the next articles on the raw topic."""
    cluster.until(lambda: len(cluster.read(RAW.name)) >= count)
    for got in cluster.read(RAW.name):
        article: RawArticle = read_raw(got.value or b"", got.key)
        cluster.publish((got.key, encode(enrich(article))), topic=ENRICHED.name)


def test_an_article_is_published_appears_is_read_and_searched(
    window: Window, desk: tuple[DeskProcess, EmbeddedBroker], tmp_path: Path
) -> None:
    page, (process, broker) = window.page, desk
    page.goto("/")
    expect(page.locator("#live-says")).to_have_text("live")

    # Publish through the page's own API; it appears without a reload.
    status = page.evaluate(
        """body => fetch('/articles', {method: 'POST', headers: {'content-type': 'application/json'},
           body: JSON.stringify({id: 'harbor/1', title: 'The harbor', source: 'Coastal Wire', body})})
           .then(answer => answer.status)""",
        BODY,
    )
    assert status == 202
    cluster = Cluster(broker, tmp_path)
    pass_on(cluster, 1)
    card = page.locator("li.card", has_text="The harbor")
    expect(card).to_be_visible()

    # Read it: what the marks hold is what the quotes say, behind two emoji.
    card.locator("a").click()
    expect(page).to_have_url(re.compile("/read/harbor%2F1$"))
    marks = page.locator("#text mark.q.direct")
    assert [text.strip() for text in marks.all_inner_texts()][:2] == [
        "“We will rebuild the harbor,”",
        "“Nobody will be left out,”",
    ]
    # A mouse over it says who, how and how sure; so does the keyboard.
    marks.first.hover()
    expect(page.locator("#tip .who")).to_have_text("Ada Moreno")
    expect(page.locator("#tip")).to_contain_text(re.compile(r"“said”.*Confidence\s*\d+%.*Method", re.DOTALL))
    page.mouse.move(0, 0)
    expect(page.locator("#tip")).to_be_hidden()
    page.keyboard.press("Tab")
    for _ in range(30):
        if page.evaluate("document.activeElement.matches('mark.q')"):
            break
        page.keyboard.press("Tab")
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()

    # A click on the speaker marks all that she says, and nothing else; so does a click on her name in the text.
    page.locator("a.pick", has_text="Ada Moreno").click()
    theirs = page.locator("mark.q.theirs")
    expect(theirs).to_have_count(2)
    expect(page.locator("mark.q.faded").first).to_be_visible()
    expect(page.locator("#said")).to_have_text(re.compile("Marked: Ada Moreno, 2 quotes"))
    page.locator("#text [data-e]", has_text="Ada Moreno").first.click()
    expect(theirs).to_have_count(0)

    # Search a quote, from the keyboard, and come back to where it stands.
    page.keyboard.press("/")
    page.keyboard.type("rebuilding harbor")
    page.keyboard.press("Enter")
    found = page.locator("li.found")
    expect(found).to_have_count(1)
    expect(found.locator("blockquote")).to_have_text("“We will rebuild the harbor,”")
    page.locator("#q").fill("no such words here")
    expect(page.locator(".quotes .empty")).to_be_visible()
    page.locator("#q").fill("harbor")
    found.locator(".meta a").first.click()
    expect(page.locator("mark.q:target")).to_have_text("“We will rebuild the harbor,”")

    # And it goes as it came, from a list that nobody reloads.
    page.goto("/")
    expect(card).to_be_visible()
    cluster.publish((b"harbor/1", None), topic=ENRICHED.name)
    expect(card).to_have_count(0)
    cluster.close()
    assert process.get("/quotes?q=harbor")["items"] == []


def test_marks_stand_where_they_should_behind_emoji(window: Window, desk: tuple[DeskProcess, EmbeddedBroker]) -> None:
    text = "👩‍👩‍👧‍👦🙂 \U0001f1f3\U0001f1f4 “Yes, 🙂,” Zoë Öztürk said. 𝒳 “No.”"
    who = person("Zoë Öztürk", text)
    quotes = [quote("“Yes, 🙂,”", text, who, 1), quote("“No.”", text, who, 2)]
    whole = {"text": text, "paragraphs": [[0, len(text)]], "sentences": [], "entities": [who], "quotes": quotes}
    put(desk[1], event("emoji", **whole))
    desk[0].until(lambda: desk[0].get("/articles/emoji"))
    window.page.goto("/read/emoji")
    assert window.page.locator("#text p").inner_text() == text
    assert window.page.locator("mark.q").all_inner_texts() == ["“Yes, 🙂,”", "“No.”"]
    assert window.page.locator("#text .entity").all_inner_texts() == ["Zoë Öztürk"]


def test_hostile_articles_are_text(window: Window, desk: tuple[DeskProcess, EmbeddedBroker]) -> None:
    def hostile(number: int, evil: str) -> dict[str, Any]:
        said = f"“{evil}”"
        text = f"{said} {evil} said. {evil}"
        who = person(evil, text) | {"titles": [evil], "label": evil}
        one = quote(said, text, who, 1, id=evil, method=evil)
        cue_at = len(said) + len(evil) + 2
        cue = {"spans": [[cue_at, cue_at + 4]], "text": evil, "lemma": evil, "kind": "speech"}
        return event(
            f"evil {number} {evil}",
            title=evil,
            source=evil,
            author=evil,
            language=evil,
            url=evil,
            published_at=evil,
            warnings=[evil],
            text=text,
            paragraphs=[[0, len(text)]],
            sentences=[],
            entities=[who],
            quotes=[one | {"cue": cue}],
        )

    page, process = window.page, desk[0]
    page.goto("/")  # it sees them come
    put(desk[1], *(hostile(number, evil) for number, evil in enumerate(XSS)))
    process.until(lambda: sum("evil " in one["id"] for one in process.get("/articles?limit=200")["items"]) == len(XSS))
    expect(page.locator("li.card", has_text="alert(1)").first).to_be_visible()
    for number, evil in enumerate(XSS):
        ids = [one["id"] for one in process.get("/articles?limit=200")["items"]]
        (mine,) = [one for one in ids if one.startswith(f"evil {number} ")]
        page.goto(f"/read/{percent(mine, safe='')}")
        shown = page.locator("#text p").inner_text()
        assert shown.count(printable(evil)) >= 2
        page.locator("mark.q").first.hover()
        expect(page.locator("#tip")).to_be_visible()
        assert page.locator(FOREIGN).count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0
    for at in ("/speakers?everyone=true", "/search", "/search?q=<script>alert(1)</script>&since='\"><script>alert(1)"):
        page.goto(at)
        assert page.locator(FOREIGN).count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") == "block"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_person_s_names_are_one_row_and_say_why(
    scheme: str, running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]
) -> None:
    written = ("Taras Melnytsky", "Taras Melnytskyy", "Taras Melnytsky", "Taras O. Melnytskyy", "Melnytskyy")
    for at, name in enumerate(written):
        found = event(f"names-{at}", said=f"“Spelt {at} ways,”", name=name, published_at="2024-03-01")
        found["entities"][0]["name_key"] = name.lower().replace(".", "")
        put(desk[1], found)
    desk[0].until(lambda: all(desk[0].get(f"/articles/names-{at}") for at in range(5)))
    window = Window(running, desk[0].base, color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = window.page
    page.goto("/speakers?q=melnytskyy")
    expect(page.locator("#ranking tbody tr")).to_have_count(1)
    expect(page.locator("#ranking tbody td.num").first).to_have_text("5")
    page.locator("#ranking tbody a").first.click()
    expect(page.locator("h1")).to_have_text("Taras Melnytsky")
    expect(page.locator("ol.quotes blockquote")).to_have_count(5)
    # By keyboard: the names are there before any is shown, with the reasons.
    page.locator(".names summary").focus()
    page.keyboard.press("Enter")
    rows = page.locator(".calls tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.filter(has_text="Taras Melnytskyy").first).to_contain_text("another spelling of Taras Melnytsky")
    expect(page.locator(".calls")).to_contain_text("The Harbour Post names nobody else of it within 8 weeks")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(Path(__file__).with_name("contrast.js").read_text()) == []
    # A name of theirs leads to the same page.
    page.goto("/speakers/taras%20melnytskyy")
    expect(page.locator("h1")).to_have_text("Taras Melnytsky")
    window.close()
    assert window.faults == []


def test_the_audit_of_an_outlet_by_keyboard(running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]) -> None:
    put(desk[1], event("audited", said="“Count me,”", source="The Audited Gazette", published_at="2024-05-01"))
    desk[0].until(lambda: desk[0].get("/articles/audited"))
    window = Window(running, desk[0].base)
    page = window.page
    page.goto("/voices")
    page.get_by_label("Outlet", exact=True).focus()
    page.keyboard.type("The Audited")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"outlet=The\+Audited\+Gazette"))
    row = page.locator(".shares tr", has_text="named person").first
    expect(row.locator("a")).to_have_text("1")
    row.locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("ol.quotes blockquote")).to_have_text("“Count me,”")
    window.close()
    assert window.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast_enough(
    scheme: str, running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]
) -> None:
    """WCAG AA: 4.5 to 1, of every text that is shown, against the nearest ground that is painted."""
    put(desk[1], event("contrast", said="“It is plain to see,”", published_at="2024-03-01"))
    desk[0].until(lambda: desk[0].get("/articles/contrast"))
    window = Window(running, desk[0].base, color_scheme=scheme)
    measure = Path(__file__).with_name("contrast.js").read_text()
    for at in (
        "/",
        "/read/contrast",
        "/read/contrast?who=0",
        "/search?q=plain",
        "/speakers",
        "/speakers/ada%20roe",
        "/voices",
    ):
        window.page.goto(at)
        assert window.page.evaluate(measure) == [], at
    window.close()
    assert window.faults == []


def test_a_phone_reads_without_scrolling_sideways(running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]) -> None:
    put(desk[1], event("phone", title="A" + "a" * 200, said="“On the phone,”"))
    desk[0].until(lambda: desk[0].get("/articles/phone"))
    window = Window(running, desk[0].base, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for at in ("/", "/search", "/speakers", "/speakers/ada%20roe", "/voices", "/read/phone"):
        window.page.goto(at)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= 360, at
    window.page.locator("mark.q").first.tap()
    expect(window.page.locator("#tip .who")).to_have_text("Ada Roe")
    window.close()
    assert window.faults == []


def test_the_pages_work_without_scripts(running: Browser, desk: tuple[DeskProcess, EmbeddedBroker]) -> None:
    put(desk[1], event("plain", said="“No script,”"))
    desk[0].until(lambda: desk[0].get("/articles/plain"))
    window = Window(running, desk[0].base, java_script_enabled=False)
    window.page.goto("/read/plain")
    window.page.locator("a.pick").click()
    expect(window.page.locator("mark.q.theirs")).to_have_text("“No script,”")
    window.page.goto("/search?q=script")
    expect(window.page.locator("li.found blockquote", has_text="“No script,”")).to_be_visible()
    window.close()
