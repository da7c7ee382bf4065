"""Who is who in the tables, on either database: whatever the order in which articles come and go."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from attribune_desk.identities.decisions import Decision, Decisions
from attribune_desk.store import Store, Wanted, Writer
from attribune_desk.store.schema import appearances, articles, days, identities, months, names, speakers
from attribune_desk.store.who import settle_decisions
from attribune_desk.store.who.counting import first_day_of, month_of
from attribune_text.fold import fold
from tests.unit.desk.articles import add, event, record


def named(article: str, name: str, *titles: str, **more: Any) -> dict[str, Any]:
    """Return an event in which somebody of that name says something."""
    found = event(article, name=name, **{"published_at": "2024-03-01", **more})
    found["entities"][0] |= {"titles": list(titles), "name_key": " ".join(fold(name))}
    return found


def linked(article: str, name: str, kb: str) -> dict[str, Any]:
    found = named(article, name)
    found["entities"][0]["kb"] = {"id": kb, "confidence": 0.9, "why": "full name"}
    return found


def people(store: Store) -> dict[str, tuple[str, int, int]]:
    """Return name, quotes and articles of everybody who is quoted, by key."""
    found = store.people.ranked(limit=100, persons=False).items
    return {one.id: (one.name, one.quotes, one.articles) for one in found}


def called(store: Store, person: str) -> dict[str, str]:
    """Return why each name is somebody's."""
    found = store.people.person(person)
    assert found is not None
    return {one.name: one.why for one in found.names}


def state(store: Store) -> tuple[Any, ...]:
    """Return everything that is shown of people, without the numbers that the tables give them."""
    with store.database.reading() as connection:
        whose = select(articles.c.id, appearances.c.person, identities.c.key, identities.c.name)
        whose = whose.join_from(appearances, articles, articles.c.number == appearances.c.article)
        whose = whose.join(identities, identities.c.number == appearances.c.identity)
        rows = sorted(tuple(row) for row in connection.execute(whose))
    found = store.people.ranked(limit=200, persons=False).items
    details = [store.people.person(one.id) for one in found]
    return rows, [one and one.model_dump(exclude={"first", "last"}) for one in details]


def check_counts(store: Store) -> None:
    """Count everything anew, and compare it with what is kept."""
    with store.database.reading() as connection:
        for row in connection.execute(select(identities)).all():
            mine = appearances.c.identity == row.number
            sums = select(
                func.coalesce(func.sum(appearances.c.quotes), 0),
                func.coalesce(func.sum(appearances.c.mentions), 0),
                func.count(appearances.c.article.distinct()),
            ).where(mine)
            quotes, mentions, mentioned_in = connection.execute(sums).one()
            quoted = select(func.count(appearances.c.article.distinct())).where(mine, appearances.c.quotes > 0)
            assert (row.quotes, row.mentions, row.mentioned_in) == (quotes, mentions, mentioned_in)
            assert row.articles == connection.execute(quoted).scalar()
            said = select(func.min(speakers.c.quote), func.max(speakers.c.quote))
            assert (row.first, row.last) == connection.execute(said.where(speakers.c.identity == row.number)).one()
            for table in (days, months):
                kept = select(func.coalesce(func.sum(table.c.quotes), 0)).where(table.c.identity == row.number)
                assert connection.execute(kept).scalar() == quotes
        assert not connection.execute(select(names).where(names.c.articles <= 0)).all()
        whose = select(names.c.identity)
        assert not connection.execute(select(identities).where(identities.c.number.not_in(whose))).all()


def test_spelling_variants_are_one_person_who_says_why(store: Store) -> None:
    add(store, named("a", "Taras Melnytsky"), named("b", "Taras Melnytskyy"), named("c", "Taras Melnytskyy"))
    assert people(store) == {"taras melnytskyy": ("Taras Melnytskyy", 3, 3)}
    assert called(store, "taras melnytskyy") == {
        "Taras Melnytskyy": "the same name",
        "Taras Melnytsky": "another spelling of Taras Melnytskyy",
    }
    assert store.people.person("taras melnytsky") == store.people.person("taras melnytskyy")
    assert [quote.article for quote in store.reader.quotes(Wanted(person="taras melnytsky"), limit=9).items] == [
        *("c", "b", "a")
    ]
    check_counts(store)


def test_a_bare_surname_is_whom_its_outlet_names_within_some_weeks(store: Store) -> None:
    add(
        store,
        named("a", "Moreno", source="Post"),
        named("b", "Moreno", source="Post", published_at="2025-03-01"),
        named("c", "Moreno", source=None),
    )
    assert people(store) == {"moreno": ("Moreno", 3, 3)}
    add(store, named("d", "Ada Moreno", source="Post", published_at="2024-03-20"))
    assert people(store) == {"ada moreno": ("Ada Moreno", 2, 2), "moreno": ("Moreno", 2, 2)}
    assert called(store, "ada moreno") == {
        "Ada Moreno": "the same name",
        "Moreno": "the surname alone: Post names nobody else of it within 8 weeks",
    }
    found = store.reader.quotes(Wanted(person="ada moreno", q="won"), limit=9).items
    assert sorted(quote.article for quote in found) == ["a", "d"]
    assert {quote.speakers[0].person for quote in found} == {"ada moreno"}
    assert store.people.in_article("a") == {"moreno": "ada moreno"}
    check_counts(store)
    add(store, named("e", "Ida Moreno", source="Post"))
    assert people(store)["moreno"] == ("Moreno", 3, 3)
    assert store.writer.write([record(None, key="e", raw=9)], {}, {})
    assert people(store)["ada moreno"] == ("Ada Moreno", 2, 2)
    check_counts(store)


def test_the_articles_that_name_somebody_are_paged(store: Store) -> None:
    add(store, *(named(f"a{at}", ("Taras Melnytsky", "Taras Melnytskyy")[at % 2]) for at in range(5)))
    first = store.reader.articles(limit=3, person="taras melnytskyy")
    second = store.reader.articles(limit=3, person="taras melnytskyy", cursor=first.next or "")
    assert [one.id for one in (*first.items, *second.items)] == ["a4", "a3", "a2", "a1", "a0"]
    assert second.next is None
    assert [one.id for one in store.reader.articles(limit=9, person="taras melnytsky", source="No").items] == []
    assert store.reader.articles(limit=9, person="una lind").items == ()
    found = store.reader.every_quote(Wanted(person="taras melnytsky", type="direct"), 9)
    assert len(list(found)) == 5
    assert store.people.name("taras melnytskyy") == "Taras Melnytsky"
    assert store.people.name("una lind") is None


def test_two_of_one_name_stay_two_where_roles_contradict(store: Store) -> None:
    add(store, named("a", "Ada Roe", "Senator"), named("b", "Ada Roe", "goalkeeper"), named("c", "Ada Roe", "Senator"))
    assert people(store) == {"ada roe": ("Ada Roe", 2, 2), "ada roe#sport": ("Ada Roe", 1, 1)}
    add(store, named("d", "Ada Roe", "goalkeeper"), named("e", "Ada Roe", "goalkeeper"))
    assert people(store) == {"ada roe": ("Ada Roe", 3, 3), "ada roe#politics": ("Ada Roe", 2, 2)}
    check_counts(store)


def test_the_people_file_s_id_is_the_identity(store: Store) -> None:
    add(store, linked("a", "Ada Roe", "q:1"), linked("b", "A. Roe-Lind", "q:1"), named("c", "Ada Roe"))
    assert people(store) == {"kb:q:1": ("Ada Roe", 3, 3)}
    add(store, linked("d", "Ada Roe", "q:2"))
    assert people(store) == {
        "kb:q:1": ("A. Roe-Lind", 2, 2),
        "kb:q:2": ("Ada Roe", 1, 1),
        "ada roe": ("Ada Roe", 1, 1),
    }
    check_counts(store)


def test_a_name_is_shown_as_most_articles_write_it(store: Store) -> None:
    add(store, named("a", "ADA ROE"), named("b", "Ada Roe"), named("c", "ada roe"))
    assert people(store) == {"ada roe": ("Ada Roe", 3, 3)}
    assert [one.name for one in store.people.ranked(limit=9, q="ROE").items] == ["Ada Roe"]


def test_people_are_found_by_any_of_their_names(store: Store) -> None:
    add(store, named("a", "Chuck Moncrieff"), named("b", "Charles Q. Moncrieff"), named("c", "Ida Lind"))
    for q in ("chuck", "charles", "moncrieff"):
        assert [one.quotes for one in store.people.ranked(limit=9, q=q).items] == [2]
    assert store.people.ranked(limit=9, q="chuck lind").items == ()


def _articles(draw: random.Random) -> list[dict[str, Any]]:
    who = (
        *("Ada Roe", "Ada Q. Roe", "Ada P. Roe", "A. Roe", "Ida Roe", "Roe", "Roe", "Ada Roe Lind", "Ada Roe Holm"),
        *("Bill Lind", "William Lind", "Lind", "Joe Lind Jr.", "Mike", "Scott", "Ada Scott", "Olena Melnytska"),
    )
    return [
        named(
            f"n{at}",
            draw.choice(who),
            *draw.choice(((), (), ("Senator",), ("goalkeeper",), ("Sen.", "goalkeeper"))),
            source=draw.choice(("Post", "Echo", "Post", None)),
            published_at=f"2024-{draw.randint(1, 6):02}-{draw.randint(1, 28):02}",
        )
        if draw.random() > 0.1
        else linked(f"n{at}", draw.choice(who[:9]), draw.choice(("q:1", "q:2")))
        for at in range(40)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_the_same_articles_give_the_same_people_in_whatever_order(seed: int, store: Store) -> None:
    draw = random.Random(seed)
    kept = _articles(draw)
    _write(store, [record(one, raw=at) for at, one in enumerate(kept)], 40)
    expected = state(store)
    check_counts(store)
    store.database.make_anew()
    # Others come meanwhile and go again, and every third was another article before.
    others = [named(f"x{at}", draw.choice(("Ada Roe", "Una Roe", "Una Lind", "Roe"))) for at in range(10)]
    before = [{**draw.choice(kept), "id": one["id"], "event_id": f"before {one['id']}"} for one in kept[::3]]
    first = [record(one, raw=0) for one in (*others, *before)]
    draw.shuffle(first)
    last = [record(one, raw=2) for one in kept] + [record(None, key=one["id"], raw=2) for one in others]
    draw.shuffle(last)
    _write(store, first, 7)
    _write(store, last, draw.choice((1, 3, 9)))
    assert state(store) == expected
    check_counts(store)


def _write(store: Store, records: list[Any], size: int) -> None:
    for begin in range(0, len(records), size):
        store.writer.write(records[begin : begin + size], {}, {})


def _obeying(store: Store, *decisions: Decision) -> Writer:
    """Obey these decisions, and return a writer that goes on with them."""
    with store.database.writing() as connection:
        keys = {key for one in decisions for key in (one.a, one.b) if key}
        settle_decisions(connection, Decisions(decisions), keys | {"ada roe", "ida lind", "roe", "ada q roe"})

    def decided(_: Connection) -> Iterable[Decision]:
        return decisions

    return Writer(store.database, decided)


def test_decisions_join_part_and_rename_and_are_undone(store: Store) -> None:
    add(store, named("a", "Ada Roe"), named("b", "Ada Roe"), named("c", "Ada Q. Roe"), named("d", "Ida Lind"))
    plain = state(store)
    writer = _obeying(store, Decision("same", "ada roe", "ida lind"), Decision("rename", "ada roe", name="Ada R."))
    assert people(store) == {"ada roe": ("Ada R.", 4, 4)}
    assert called(store, "ida lind")["Ida Lind"] == "an editor decided so"
    writer.write([record(named("e", "Ida Lind"), raw=9)], {}, {})
    assert people(store) == {"ada roe": ("Ada R.", 5, 5)}
    check_counts(store)
    store.writer.write([record(None, key="e", raw=10)], {}, {})
    _obeying(store, Decision("different", "ada roe", "ada q roe"))
    assert people(store) == {
        "ada roe": ("Ada Roe", 2, 2),
        "ada q roe": ("Ada Q. Roe", 1, 1),
        "ida lind": ("Ida Lind", 1, 1),
    }
    check_counts(store)
    _obeying(store)
    assert state(store) == plain


def test_a_decision_about_a_bare_surname_counts_in_every_outlet(store: Store) -> None:
    add(store, named("a", "Ada Roe", source="Post"), named("b", "Roe", source="Post"), named("c", "Roe", source="Echo"))
    plain = state(store)
    assert people(store) == {"ada roe": ("Ada Roe", 3, 3)}
    _obeying(store, Decision("different", "ada roe", "roe"))
    assert people(store) == {"ada roe": ("Ada Roe", 1, 1), "roe": ("Roe", 2, 2)}
    check_counts(store)
    _obeying(store)
    assert state(store) == plain
    add(store, named("d", "Ida Roe", source="Post"), named("e", "Roe", source=None))
    _obeying(store, Decision("same", "ida roe", "roe"))
    assert people(store)["ida roe"] == ("Ida Roe", 4, 4)
    check_counts(store)


def test_months_are_counted_from_1970_and_archives_reach_back() -> None:
    assert month_of(0) == 0
    assert month_of(-1) == -1
    assert month_of(31) == 1
    for month in (-13, -12, -1, 0, 1, 11, 12, 651):
        assert month_of(first_day_of(month)) == month
        assert month_of(first_day_of(month) - 1) == month - 1
