"""What is kept, replaced, dropped and forgotten, on either database."""

from __future__ import annotations

import pytest

from attribune_desk.store import (
    CursorError,
    Database,
    MovedError,
    Outcome,
    Store,
    StoreError,
    StoreVersionError,
    Wanted,
)
from tests.unit.desk.articles import THEN, add, event, person, quote, record

PLACE = ("articles.enriched", 0)
ALL = Wanted()


def ids(store: Store) -> list[str]:
    return [article.id for article in store.reader.articles(limit=50).items]


def said(store: Store, wanted: Wanted = ALL) -> list[str]:
    return [quote.text for quote in store.reader.quotes(wanted, limit=50).items]


def test_an_event_is_kept_as_it_was_on_the_topic(store: Store) -> None:
    one = record(event())
    assert store.writer.write([one], {PLACE: 0}, {PLACE: 1}) == [Outcome.KEPT]
    assert store.reader.article("a") == one.value
    assert store.reader.article("b") is None
    assert store.writer.next("articles.enriched") == {PLACE: 1}


def test_the_same_event_again_is_there_once(store: Store) -> None:
    outcomes = store.writer.write([record(event()), record(event(), 1)], {PLACE: 0}, {PLACE: 2})
    assert outcomes == [Outcome.KEPT, Outcome.STALE]
    assert said(store) == ["“We won,”"]


def test_the_later_source_wins_whatever_came_first(store: Store) -> None:
    new, old = event(said="“New,”", version="2"), event(said="“Old,”")
    outcomes = store.writer.write([record(new, 0, raw=7), record(old, 1, raw=3)], {PLACE: 0}, {PLACE: 2})
    assert outcomes == [Outcome.KEPT, Outcome.STALE]
    assert said(store) == ["“New,”"]
    assert store.writer.write([record(event(said="“Newer,”", version="3"), 2, raw=9)], {}, {}) == [Outcome.KEPT]
    assert said(store) == ["“Newer,”"]
    assert said(store, Wanted(q="new")) == []


def test_a_retracted_article_is_gone_from_everything(store: Store) -> None:
    add(store, event("a"), event("b", name="Kwame Mensah"))
    assert store.writer.write([record(None, key="a", raw=5)], {}, {}) == [Outcome.RETRACTED]
    assert ids(store) == ["b"]
    assert store.reader.article("a") is None
    assert said(store, Wanted(speaker="ada")) == []
    assert [one.name for one in store.people.ranked(limit=9).items] == ["Kwame Mensah"]
    assert store.people.person("ada roe") is None
    assert [one.article for one in store.reader.every_quote(ALL, 10)] == ["b"]


def test_an_older_version_does_not_bring_back_what_was_retracted(store: Store) -> None:
    assert store.writer.write([record(None, key="a", raw=5)], {}, {}) == [Outcome.RETRACTED]
    assert store.writer.write([record(event(), raw=3)], {}, {}) == [Outcome.STALE]
    assert store.writer.write([record(None, key="a", raw=5)], {}, {}) == [Outcome.STALE]
    assert ids(store) == []
    assert store.writer.write([record(event(), raw=6)], {}, {}) == [Outcome.KEPT]
    assert ids(store) == ["a"]
    assert [change.kind for change in store.reader.changes(0, 10)] == ["article"]


def test_a_record_that_breaks_the_contract_is_named_and_passed_by(store: Store) -> None:
    bad = record(event(), 0)
    broken = type(bad)(bad.topic, 0, 0, THEN, b"k\0", b"{}")
    keyless = type(bad)(bad.topic, 0, 1, THEN, None, None)
    outcomes = store.writer.write([broken, keyless, record(event(), 2)], {PLACE: 0}, {PLACE: 3})
    assert outcomes == [Outcome.REFUSED, Outcome.REFUSED, Outcome.KEPT]
    assert store.reader.counts() == (1, 2)


def test_nothing_of_a_batch_is_written_where_another_desk_was_there(store: Store) -> None:
    store.writer.write([record(event("a"), 0)], {PLACE: 0}, {PLACE: 1})
    with pytest.raises(MovedError) as moved:
        store.writer.write([record(event("b"), 0)], {PLACE: 0}, {PLACE: 1})
    assert moved.value.next == {PLACE: 1}
    assert ids(store) == ["a"]
    store.writer.restart(PLACE, 0)
    store.writer.write([record(event("b"), 0)], {PLACE: 0}, {PLACE: 1})
    assert ids(store) == ["b", "a"]


def test_a_failure_in_the_middle_of_a_batch_leaves_no_row_and_no_offset(store: Store) -> None:
    worse = record(event("b"), 2)
    with pytest.raises(AttributeError):
        store.writer.write([record(event("a"), 0), None, worse], {PLACE: 0}, {PLACE: 3})  # type: ignore[list-item]
    assert ids(store) == []
    assert store.writer.next("articles.enriched") == {}


def test_a_store_made_anew_is_empty_and_begins_at_the_beginning(store: Store) -> None:
    store.writer.write([record(event(), 0)], {PLACE: 0}, {PLACE: 1})
    store.database.make_anew()
    assert ids(store) == []
    assert store.writer.next("articles.enriched") == {}
    store.writer.write([record(event(), 0)], {PLACE: 0}, {PLACE: 1})
    assert said(store, Wanted(q="won")) == ["“We won,”"]


def test_a_second_desk_opens_the_tables_that_are_there(store: Store) -> None:
    add(store, event())
    second = Store(store.database.url).open()
    assert ids(second) == ["a"]
    second.close()


def test_tables_of_another_version_are_told_apart(store: Store) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE about SET version = 0")
    other = Database(store.database.url)
    with pytest.raises(StoreVersionError, match="attribune desk rebuild"):
        other.open()
    other.make_anew()
    other.open()
    other.close()


def test_a_database_out_of_reach_is_said_without_its_password() -> None:
    with pytest.raises(StoreError) as failed:
        Store("postgresql+psycopg://ada:secret-word@127.0.0.1:1/desk").open()
    assert "127.0.0.1:1" in str(failed.value)
    assert "secret-word" not in str(failed.value)


def test_pages_go_on_where_the_last_one_ended_whatever_came_meanwhile(store: Store) -> None:
    add(store, *(event(f"a{at}") for at in range(5)))
    first = store.reader.articles(limit=2)
    store.writer.write([record(event("new"), raw=9)], {}, {})
    second = store.reader.articles(limit=2, cursor=first.next or "")
    third = store.reader.articles(limit=2, cursor=second.next or "")
    assert [one.id for page in (first, second, third) for one in page.items] == ["a4", "a3", "a2", "a1", "a0"]
    assert third.next is None
    with pytest.raises(CursorError):
        store.reader.articles(limit=2, cursor="<script>")


def test_an_article_with_zero_characters_is_kept(store: Store) -> None:
    one = event("z\0", said="“No\0 way,”", name="Ada\0Roe", title="\0")
    add(store, one)
    assert store.reader.article("z\0") is not None
    assert said(store, Wanted(q="way")) == ["“No\ufffd way,”"]


def test_people_are_ranked_and_told_from_places_of_the_same_name(store: Store) -> None:
    text = "“Yes,” Washington said. “No,” Washington said."
    place, who = person("Washington", text, 1, "GPE"), person("Washington", text, 2)
    quotes = [quote("“Yes,”", text, place, 1), quote("“No,”", text, who, 2)]
    both = event("w", entities=[place, who], quotes=quotes, text=text, paragraphs=[], sentences=[])
    add(store, event("a"), event("b", published_at="1969-07-20"), both)
    people = store.people.ranked(limit=9)
    assert [(one.id, one.quotes, one.articles) for one in people.items] == [("ada roe", 2, 2), ("washington", 1, 1)]
    everyone = store.people.ranked(limit=1, persons=False, q="wash")
    assert [one.id for one in everyone.items] == ["GPE:washington"]
    rest = store.people.ranked(limit=1, persons=False, q="wash", cursor=everyone.next or "")
    assert [one.id for one in rest.items] == ["washington"]
    ada = store.people.person("ada roe")
    assert ada is not None
    assert ada.days == {"1969-07-20": 1, "2024-03-27": 1}
    assert (ada.mentions, ada.mentioned_in) == (2, 2)
