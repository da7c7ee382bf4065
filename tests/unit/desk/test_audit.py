"""The source audit in the desk: what is kept as articles come and go is what is counted anew, on either database."""

from __future__ import annotations

import csv
import io
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson
import pytest

from attribune_audit.counts import Counts
from attribune_audit.facts import quote_facts
from attribune_audit.report import Report, report
from attribune_core.codec import decode
from attribune_core.events import EnrichedArticle
from attribune_desk.pictures import columns
from attribune_desk.store import Counted, Store, Wanted
from tests.unit.desk.articles import add, event, record
from tests.unit.desk.web import client, desk

NAMES = ("Ada Roe", "Kwame Mensah", "Ben Moss", "Zoë Adler")
OUTLETS = ("The Harbour Post", "Lantern", None)
MONTHS = ("2026-03-04", "2026-04-01", "2026-04-30", None)


def invented(number: int, chance: random.Random, version: str = "1") -> dict[str, Any]:
    """Return an event with chance in all that the audit looks at."""
    made = event(
        f"article {number}",
        said=chance.choice(("“We won,”", "“We lost by two,”")),
        name=chance.choice(NAMES),
        version=version,
        source=chance.choice(OUTLETS),
        published_at=chance.choice(MONTHS),
    )
    (entity,), (quote,) = made["entities"], made["quotes"]
    entity["titles"] = chance.choice(([], ["Mayor"], ["Governor"]))
    entity["label"] = chance.choice(("PERSON", "PERSON", "ORG"))
    quote["type"] = chance.choice(("direct", "mixed"))
    quote["speaker"] = chance.choice((quote["speaker"], quote["speaker"], None))
    if quote["speaker"]:
        quote["speaker"]["document"] = chance.random() < 0.2
    return made


def counted_anew(events: dict[str, dict[str, Any]], outlet: str = "", month: str = "") -> Report:
    """Return the audit of events as `attribune audit` counts them; without a date the month is that of the records."""
    counts = Counts()
    for one in events.values():
        counts.add(quote_facts(decode(EnrichedArticle, orjson.dumps(one)), month="2024-03"))
    return report(counts, outlet, month)


def comparable(found: Report) -> dict[str, Any]:
    """Return what two reports of the same events have in common: a role is that of the event that came last."""
    people = [(row.person, row.quotes, row.words, row.first) for row in found.most_quoted]
    first = [(row.person, row.quotes) for row in found.first_time]
    return {
        "sums": (found.quotes, found.words, found.persons),
        "tables": found.tables,
        "outlets": found.outlets,
        "months": found.months,
        "people": people,
        "first": first,
    }


def test_what_is_kept_is_what_is_counted_anew(store: Store) -> None:
    chance = random.Random(5)
    events: dict[str, dict[str, Any]] = {}
    for raw in range(120):
        made = invented(chance.randrange(40), chance, version=str(raw))
        if chance.random() < 0.2:
            store.writer.write([record(None, key=made["id"], raw=raw)], {}, {})
            events.pop(made["id"], None)
        else:
            store.writer.write([record(made, raw=raw)], {}, {})
            events[made["id"]] = made
    for outlet, month in (("", ""), ("Lantern", ""), ("", "2026-04"), ("The Harbour Post", "2026-04"), ("unknown", "")):
        kept = store.audit.report(outlet, month)
        assert comparable(kept) == comparable(counted_anew(events, outlet, month)), (outlet, month)
    for identity in list(events):
        store.writer.write([record(None, key=identity, raw=500)], {}, {})
    assert comparable(store.audit.report()) == comparable(counted_anew({}))


def test_every_number_leads_to_its_quotes(store: Store) -> None:
    chance = random.Random(6)
    add(store, *(invented(number, chance) for number in range(60)))
    found = store.audit.report("Lantern", "2026-04")
    assert found.quotes > 0
    for dimension, name in (("speaker kind", "speaker_kind"), ("role", "role"), ("type", "type"), ("place", "place")):
        for row in found.tables[dimension]:  # type: ignore[index]
            wanted = Wanted(counted=Counted("Lantern", "2026-04", **{name: row.value}))
            assert store.reader.count(wanted, 1000) == row.quotes, (dimension, row.value)
    assert store.reader.count(Wanted(counted=Counted()), 1000) == store.audit.report().quotes


def test_the_newest_name_of_a_person_is_shown(store: Store) -> None:
    first, later = event("a", name="Ada Roe"), event("b", name="Ada Roe")
    later["entities"][0]["titles"] = ["Mayor"]
    add(store, first, later)
    (row,) = store.audit.report().most_quoted
    assert (row.name, row.role, row.quotes) == ("Ada Roe", "Mayor", 2)


@pytest.fixture
def asked(tmp_path: Path) -> Any:
    one = desk(tmp_path)
    add(
        one.store,
        event("a", published_at="2026-03-04"),
        event("b", name="Kwame Mensah", published_at="2026-04-02"),
        event("c", name="Ben Moss", source="Lantern & <Sons>", published_at="2026-04-03"),
    )
    return client(one)


def test_the_interface_gives_json_and_csv(asked: Any) -> None:
    found = asked.get("/audit", params={"outlet": "The Harbour Post"}).json()
    assert (found["outlet"], found["quotes"]) == ("The Harbour Post", 2)
    assert found["tables"]["speaker kind"][0] == {
        "value": "named person",
        "says": "named person",
        "quotes": 2,
        "words": 4,
        "share_of_quotes": 1.0,
        "share_of_words": 1.0,
    }
    answer = asked.get("/audit", params={"month": "2026-04", "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {"Kwame Mensah", "Ben Moss"} == {row["value"] for row in rows if row["table"] == "Quoted for the first time"}
    wrong = asked.get("/audit", params={"month": "2026-13"})
    assert wrong.status_code == 422
    assert "write YYYY-MM" in wrong.json()["detail"]


def test_the_page_shows_the_tables_and_its_numbers_lead_on(asked: Any) -> None:
    page = asked.get("/voices").text
    for words in ("Who speaks", "In which role", "never a guess", "Most quoted", "Lantern &amp; &lt;Sons&gt;"):
        assert words in page
    (address,) = set(re.findall(r'href="(/search\?[^"]*speaker_kind=named\+person)"', page))
    found = asked.get(unquote(address).replace("&amp;", "&")).text
    assert "3 quotes" in found
    assert "named person" in found
    one = asked.get("/voices", params={"outlet": "Lantern & <Sons>", "month": "2026-04"}).text
    assert "1 quote<" in one
    assert "Quoted for the first time this month" in one
    assert asked.get("/voices", params={"month": "rubbish"}).status_code == 200


def test_exports_keep_what_the_audit_asked(asked: Any) -> None:
    page = asked.get("/search", params={"counted": "true", "outlet": "The Harbour Post", "role": "other"}).text
    (address,) = re.findall(r'href="(/export\?format=csv[^"]*)"', page)
    rows = list(csv.DictReader(io.StringIO(asked.get(address.replace("&amp;", "&")).text)))
    assert [row["speakers"] for row in rows] == ["Kwame Mensah", "Ada Roe"]


def test_a_picture_has_a_bar_a_month() -> None:
    found = columns({"2026-04": 4, "2026-03": 1}, 720, 120)
    assert [bar.says for bar in found.bars] == ["March 2026: 1 quote", "April 2026: 4 quotes"]
    assert (found.begins, found.ends, found.most) == ("March 2026", "April 2026", 4)
    assert found.bars[0].x < found.bars[1].x


def test_the_names_of_one_person_are_one_row(store: Store) -> None:
    when = {"published_at": "2026-03-04"}
    add(store, event("a", name="Taras Melnytsky", **when), event("b", name="Taras Melnytskyy", **when))
    add(store, event("c", name="Taras Melnytskyy", published_at="2026-04-01"))
    (row,) = store.audit.report().most_quoted
    assert (row.name, row.quotes, row.first) == ("Taras Melnytskyy", 3, "2026-03")
    assert store.people.person(row.person) is not None
    assert store.audit.report(month="2026-04").first_time == ()
