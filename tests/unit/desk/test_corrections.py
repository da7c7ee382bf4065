"""Corrections are kept, applied, undone and found again, on either database."""

from __future__ import annotations

from typing import Any

import pytest

from attribune_desk.corrections.models import Correction, ListedCorrection
from attribune_desk.corrections.requests import CorrectionError, of
from attribune_desk.store import Store, Wanted
from tests.unit.desk.articles import add, event, person, quote, record

ALL = Wanted()
SAID = "“We will rebuild the whole harbour wall by the spring,”"
TEXT = f"{SAID} Ada Roe said. Bo Poe of the port nodded. “The Long Way Home” is on at nine."


def article(said: str = SAID, version: str = "1", text: str = TEXT, number: int = 1, **more: Any) -> dict[str, Any]:
    """Return an event in which Ada Roe says what Bo Poe said, and a title is taken for a quote."""
    ada, bo = person("Ada Roe", text, number), person("Bo Poe", text, number + 1)
    quotes = [quote(said, text, ada, number), quote("“The Long Way Home”", text, ada, number + 1)]
    return event("a", version=version) | {
        "text": text,
        "paragraphs": [[0, len(text)]],
        "sentences": [],
        "entities": [ada, bo],
        "quotes": quotes,
        **more,
    }


def make(store: Store, by: str | None = "jo", **asked: Any) -> ListedCorrection:
    return store.corrections.make(of(asked), by)


def speakers(store: Store, wanted: Wanted = ALL) -> dict[str, list[str]]:
    found = store.reader.quotes(wanted, limit=50).items
    return {one.text: [speaker.name for speaker in one.speakers] for one in found}


def states(store: Store) -> list[tuple[str, str, str | None]]:
    found = store.corrections.listed(limit=50).items
    return [(one.kind, one.state, one.placed_on) for one in reversed(found)]


def test_a_speaker_is_changed_everywhere(store: Store) -> None:
    add(store, article())
    made = make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    assert (made.state, made.placed_on, made.was, made.made_by) == ("in_force", "q1", ("Ada Roe",), "jo")
    assert speakers(store) == {SAID: ["Bo Poe"], "“The Long Way Home”": ["Ada Roe"]}
    assert list(speakers(store, Wanted(person="bo poe"))) == [SAID]
    assert list(speakers(store, Wanted(speaker="poe"))) == [SAID]
    assert speakers(store, Wanted(q="roe harbour")) == {}
    assert {one.id: one.quotes for one in store.people.ranked(limit=9).items} == {"ada roe": 1, "bo poe": 1}
    (found,) = store.reader.quotes(Wanted(q="harbour"), limit=9).items
    assert found.correction is not None
    assert (found.correction.id, found.correction.made_by, found.correction.was) == (made.id, "jo", ("Ada Roe",))
    # The event itself stays as it was on the topic.
    assert store.reader.article("a") == record(article()).value
    assert store.corrections.count("a") == 1


def test_a_speaker_whom_the_text_does_not_name(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"name": " Cy  Doe "})
    assert speakers(store)[SAID] == ["Cy Doe"]
    detail = store.people.person("cy doe")
    assert detail is not None
    assert (detail.name, detail.quotes, detail.mentioned_in) == ("Cy Doe", 1, 0)
    make(store, kind="speaker", article="a", quote="q1", speaker=None)
    assert speakers(store)[SAID] == []
    # By a name that the article has, the entity is meant.
    made = make(store, kind="speaker", article="a", quote="q1", speaker={"name": "bo POE"})
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.person) == ("Bo Poe", "bo poe")


def test_a_hidden_quote_is_in_no_list(store: Store) -> None:
    add(store, article())
    made = make(store, kind="hide", article="a", quote="q2")
    assert list(speakers(store)) == [SAID]
    assert store.reader.articles(limit=9).items[0].quotes == 1
    with pytest.raises(CorrectionError, match="hidden already"):
        make(store, kind="hide", article="a", quote="q2")
    undone = store.corrections.undo(made.id, "kim")
    assert undone is not None
    assert (undone.state, undone.undone_by, undone.made_by) == ("undone", "kim", "jo")
    assert len(speakers(store)) == 2
    again = store.corrections.undo(made.id, "li")
    assert again == undone
    assert store.corrections.undo("none", "li") is None


def test_the_earlier_correction_is_back_where_the_later_is_undone(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    later = make(store, kind="speaker", article="a", quote="q1", speaker={"name": "Cy Doe"})
    assert states(store) == [("speaker", "superseded", "q1"), ("speaker", "in_force", "q1")]
    store.corrections.undo(later.id, None)
    assert states(store) == [("speaker", "in_force", "q1"), ("speaker", "undone", None)]
    assert speakers(store)[SAID] == ["Bo Poe"]


def test_corrections_hold_for_a_later_version_that_cuts_the_quote_otherwise(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    make(store, kind="hide", article="a", quote="q2")
    text = "The wall has stood for years. " + TEXT
    cut = article("“We will rebuild the whole harbour wall", "2", text, number=5)
    store.writer.write([record(cut, raw=9)], {}, {})
    assert speakers(store) == {"“We will rebuild the whole harbour wall": ["Bo Poe"]}
    assert states(store) == [("speaker", "in_force", "q5"), ("hide", "in_force", "q6")]


def test_a_quote_that_is_gone_is_listed_and_comes_back(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    gone = article(version="2")
    gone["quotes"] = gone["quotes"][1:]
    store.writer.write([record(gone, raw=8)], {}, {})
    (found,) = store.corrections.listed(limit=9, state="unplaced").items
    assert (found.why, found.placed_on) == ("no quote of the article holds half of it", None)
    assert store.corrections.unplaced() == 1
    store.writer.write([record(None, key="a", raw=9)], {}, {})
    (found,) = store.corrections.listed(limit=9, state="unplaced").items
    assert found.why == "the article is not here"
    store.writer.write([record(article(version="3"), raw=10)], {}, {})
    assert states(store) == [("speaker", "in_force", "q1")]
    assert store.corrections.unplaced() == 0
    assert speakers(store)[SAID] == ["Bo Poe"]


def test_a_rebuild_and_another_version_of_the_tables_keep_them(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE about SET version = 0")
    store.database.make_anew()
    assert states(store) == [("speaker", "unplaced", None)]
    add(store, article())
    assert states(store) == [("speaker", "in_force", "q1")]
    assert speakers(store)[SAID] == ["Bo Poe"]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"kind": "speaker", "article": "b", "quote": "q1", "speaker": None}, "no article 'b'"),
        ({"kind": "speaker", "article": "a", "quote": "q9", "speaker": None}, "no quote 'q9'"),
        ({"kind": "speaker", "article": "a", "quote": "q1", "speaker": {"entity": "e9"}}, "no entity 'e9'"),
        ({"kind": "speaker", "article": "a", "quote": "q1", "speaker": {"name": "…"}}, "letters or digits"),
        ({"kind": "speaker", "article": "a", "quote": "q1"}, "speaker.speaker: Field required"),
        ({"kind": "hide", "article": "a", "quote": "q1", "event_id": "a-0"}, "processed anew meanwhile"),
        ({"kind": "same", "a": "ada roe", "b": "ada roe"}, "one and the same"),
        ({"kind": "same", "a": "ada roe"}, "same.b: Field required"),
        ({"kind": "same", "a": "ada roe", "b": "di voe"}, "nobody has the id 'di voe'"),
        ({"kind": "praise", "article": "a"}, "does not match any of the expected tags"),
    ],
)
def test_what_cannot_be_says_why(asked: dict[str, Any], reason: str, store: Store) -> None:
    add(store, article())
    with pytest.raises(CorrectionError, match=reason):
        store.corrections.make(of(asked), None)
    assert states(store) == []


def people(store: Store) -> dict[str, int]:
    return {one.name: one.quotes for one in store.people.ranked(limit=9).items}


def test_people_are_joined_and_parted_and_that_is_undone(store: Store) -> None:
    add(store, event("a", name="Ada Roe"), event("b", name="Adelaide Poe"))
    joined = make(store, kind="same", a="ada roe", b="adelaide poe")
    (one,) = store.people.ranked(limit=9).items
    assert one.quotes == 2
    detail = store.people.person("adelaide poe")
    assert detail is not None
    assert {name.key for name in detail.names} == {"ada roe", "adelaide poe"}
    assert [made.id for made in store.corrections.of({"ada roe"})] == [joined.id]
    # It holds for an article that comes later, too.
    add(store, event("c", name="Adelaide Poe"))
    assert list(people(store).values()) == [3]
    make(store, kind="different", a="adelaide poe", b="ada roe")
    assert people(store) == {"Ada Roe": 1, "Adelaide Poe": 2}
    assert states(store) == [("same", "superseded", None), ("different", "in_force", None)]
    store.corrections.undo(store.corrections.listed(limit=1).items[0].id, "jo")
    assert list(people(store).values()) == [3]
    store.corrections.undo(joined.id, "jo")
    assert people(store) == {"Ada Roe": 1, "Adelaide Poe": 2}


def test_a_name_that_the_rules_join_is_taken_out(store: Store) -> None:
    add(store, event("a", name="Ada Roe", said="“One,”"), event("b", name="Ada M. Roe", said="“Two,”"))
    (one,) = store.people.ranked(limit=9).items
    detail = store.people.person(one.id)
    assert detail is not None
    (other,) = [name.key for name in detail.names if name.key != one.id]
    make(store, kind="different", a=one.id, b=other)
    assert len(people(store)) == 2
    store.database.make_anew()
    assert states(store) == [("different", "unplaced", None)]
    assert store.corrections.listed(limit=9).items[0].why == "nobody has that id here"
    add(store, event("a", name="Ada Roe", said="“One,”"), event("b", name="Ada M. Roe", said="“Two,”"))
    assert len(people(store)) == 2
    assert states(store) == [("different", "in_force", None)]


def test_a_person_is_called_otherwise(store: Store) -> None:
    add(store, event("a", name="Ada Roe"))
    make(store, kind="rename", a="ada roe", name=" Ada  Roe-Lind ")
    assert people(store) == {"Ada Roe-Lind": 1}
    make(store, kind="rename", a="ada roe", name="")
    assert people(store) == {"Ada Roe": 1}
    assert states(store) == [("rename", "superseded", None), ("rename", "in_force", None)]
    found = store.corrections.of_people()
    assert [(one.kind, one.a, one.name) for one in found] == [
        ("rename", "ada roe", "Ada Roe-Lind"),
        ("rename", "ada roe", ""),
    ]


def test_they_are_taken_to_another_database_and_back(store: Store) -> None:
    add(store, article())
    make(store, kind="speaker", article="a", quote="q1", speaker={"entity": "e2"})
    undone = make(store, kind="hide", article="a", quote="q2")
    before = list(store.corrections.every())
    store.corrections.undo(undone.id, "kim")
    after = list(store.corrections.every())
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM corrections")
    assert store.corrections.take(before) == 2
    assert store.corrections.take(before) == 0
    assert states(store) == [("speaker", "in_force", "q1"), ("hide", "in_force", "q2")]
    assert store.corrections.take(after) == 1
    assert states(store) == [("speaker", "in_force", "q1"), ("hide", "undone", None)]
    assert [Correction.model_validate_json(one.model_dump_json()) for one in store.corrections.every()] == after


def test_a_long_list_has_pages(store: Store) -> None:
    add(store, event("a", name="Ada Roe"))
    for number in range(5):
        make(store, kind="rename", a="ada roe", name=f"p{number}")
    first = store.corrections.listed(limit=3)
    second = store.corrections.listed(limit=3, cursor=first.next or "")
    assert [one.name for one in (*first.items, *second.items)] == ["p4", "p3", "p2", "p1", "p0"]
    assert second.next is None
    assert store.corrections.listed(limit=3, kind="same").items == ()
    assert len(list(store.corrections.every())) == 5


def test_zero_characters_are_kept_out_of_the_database(store: Store) -> None:
    one = article()
    one["id"] = "z\0"
    add(store, one)
    made = make(store, kind="speaker", article="z\0", quote="q1", speaker={"name": "Cy\0 Doe"})
    assert (made.state, made.article) == ("in_force", "z\0")
    assert speakers(store)[SAID] == ["Cy\ufffd Doe"]
