"""Who speaks, over all articles: ranked by quotes, and over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from attribune_desk.identities.bare_names import SEVERAL_OUTLETS
from attribune_desk.identities.joining import explain
from attribune_desk.models import Page, Person, PersonDetail, PersonName
from attribune_desk.store import cursors
from attribune_desk.store.database import Database
from attribune_desk.store.finding import find
from attribune_desk.store.places import place, second_of
from attribune_desk.store.rows import key
from attribune_desk.store.schema import appearances, articles, days, identities, months, names, speakers, usages
from attribune_desk.store.who.counting import first_day_of
from attribune_desk.store.who.display import main_of, written_as
from attribune_desk.store.who.settling import usage_of
from attribune_desk.store.words import fold

_DAY = 86_400
#: Days on one axis from which on a month is one point of it. Set by hand: a row of the list has some forty bars.
_MANY_DAYS = 400


class People:
    """Reads the speakers of one database; its methods raise StoreError, and CursorError for a cursor of no list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ranked(
        self, *, limit: int, cursor: str = "", q: str = "", since: int | None = None, persons: bool = True
    ) -> Page[Person]:
        """Return named speakers, those with most quotes first.

        `q` is a part of one of their names, `since` counts only quotes from that second on, `persons` leaves out
        organisations and everything else that speaks.
        """
        begin = cursors.read(cursor) if cursor else 0
        if begin < 0:
            raise cursors.CursorError("no such cursor: take `next` as the list gave it")
        query = _ever() if since is None else _since(since)
        if persons:
            query = query.where(identities.c.is_person.is_(True))
        if words := fold(q).split():
            named = select(names.c.identity).where(*(names.c.person.like(f"%{word}%") for word in words))
            shown = [func.lower(identities.c.name).like(f"%{word}%") for word in words]
            query = query.where(or_(identities.c.number.in_(named), *([] if len(shown) > 1 else shown)))
        with self._database.reading() as connection:
            found = connection.execute(query.offset(begin).limit(limit + 1)).all()
        more = cursors.write(begin + limit) if len(found) > limit else None
        return Page(items=tuple(Person(**_facts(row)) for row in found[:limit]), next=more)

    def person(self, person: str) -> PersonDetail | None:
        """Return a speaker by id, or by a name of theirs; None where nobody of it is quoted or mentioned."""
        with self._database.reading() as connection:
            found = find(connection, person)
            if found is None:
                return None
            by_day = select(days.c.day, days.c.quotes).where(days.c.identity == found.row.number).order_by(days.c.day)
            counts = connection.execute(by_day).all()
            called = _names(connection, found.row)
        return PersonDetail(
            **_facts(found.row),
            mentions=found.row.mentions,
            mentioned_in=found.row.mentioned_in,
            names=called,
            days={datetime.fromtimestamp(day * _DAY, UTC).date().isoformat(): count for day, count in counts},
        )

    def name(self, person: str) -> str | None:
        """Return how a speaker is called, by id or by a name of theirs; None where nobody of it is in the articles."""
        with self._database.reading() as connection:
            found = find(connection, person)
        return found and str(found.row.name)

    def over_time(self, persons: Sequence[Person]) -> dict[str, dict[int, int]]:
        """Return how many quotes each of the persons has on which day, counted from 1970, in order.

        Where the days are many, each month's quotes are on its first day.
        """
        if not persons:
            return {}
        is_long = max(one.last for one in persons) - min(one.first for one in persons) > _MANY_DAYS * _DAY
        table, column = (months, months.c.month) if is_long else (days, days.c.day)
        query = (
            select(identities.c.key, column, table.c.quotes)
            .join_from(table, identities, identities.c.number == table.c.identity)
            .where(identities.c.key.in_([one.id for one in persons]))
            .order_by(column)
        )
        found: dict[str, dict[int, int]] = defaultdict(dict)
        with self._database.reading() as connection:
            for person, at, quotes in connection.execute(query):
                found[person][first_day_of(at) if is_long else at] = quotes
        return found

    def in_article(self, article_id: str) -> dict[str, str]:
        """Return the id of each person and body that an article names, by the name as the article's rows have it."""
        query = (
            select(appearances.c.person, identities.c.key)
            .join_from(appearances, articles, articles.c.number == appearances.c.article)
            .join(identities, identities.c.number == appearances.c.identity)
            .where(articles.c.id == key(article_id))
        )
        with self._database.reading() as connection:
            return dict(connection.execute(query).tuples().all())


def _ever() -> Select[Any]:
    columns = (identities.c[name] for name in ("key", "name", "quotes", "articles", "first", "last"))
    return select(*columns).where(identities.c.quotes > 0).order_by(identities.c.quotes.desc(), identities.c.key)


def _since(second: int) -> Select[Any]:
    quotes = func.count(speakers.c.quote.distinct()).label("quotes")
    return (
        select(
            identities.c.key,
            identities.c.name,
            quotes,
            func.count(speakers.c.article.distinct()).label("articles"),
            func.min(speakers.c.quote).label("first"),
            func.max(speakers.c.quote).label("last"),
        )
        .join_from(speakers, identities, identities.c.number == speakers.c.identity)
        .where(speakers.c.quote >= place(second, 0))
        .group_by(identities.c.number, identities.c.key, identities.c.name)
        .order_by(quotes.desc(), identities.c.key)
    )


def _names(connection: Connection, whose: Row[Any]) -> tuple[PersonName, ...]:
    """Return the names of an identity, each with why it is one, those of most articles first."""
    number = whose.number
    columns = (names.c.person, names.c.sense, names.c.key, names.c.why, names.c.articles)
    own = connection.execute(select(*columns).where(names.c.identity == number)).all()
    main = main_of(own, whose.key)
    shown = written_as(connection, {main})[main]
    found = [
        (
            row.key,
            row.person,
            explain(row.why, row.person, main, shown),
            row.articles - _elsewhere(connection, row.person, row.sense),
        )
        for row in own
    ]
    bare = (
        select(
            names.c.key,
            usages.c.person,
            func.min(usages.c.why).label("why"),
            func.max(usages.c.why).label("other"),
            func.sum(usages.c.articles).label("articles"),
        )
        .join_from(usages, names, (names.c.person == usages.c.person) & (names.c.sense == usages.c.sense))
        .where(usages.c.identity == number)
        .group_by(names.c.key, usages.c.person)
    )
    for row in connection.execute(bare):
        found.append((row.key, row.person, row.why if row.why == row.other else SEVERAL_OUTLETS, int(row.articles)))
    merged: dict[tuple[str, str, str], int] = defaultdict(int)
    for *which, count in found:
        merged[which[0], which[1], which[2]] += count
    ordered = sorted((-count, *which) for which, count in merged.items() if count > 0)
    written = written_as(connection, {person for _, _, person, _ in ordered})
    return tuple(
        PersonName(key=key_, name=written[person], why=why, articles=-count) for count, key_, person, why in ordered
    )


def _elsewhere(connection: Connection, person: str, sense: str) -> int:
    """Return how many articles have a bare surname that means somebody by what outlets write."""
    surname, is_full = usage_of(person)
    if is_full or not surname:
        return 0
    mine = (usages.c.surname == surname, usages.c.person == person, usages.c.sense == sense)
    query = select(func.coalesce(func.sum(usages.c.articles), 0)).where(*mine, usages.c.identity.is_not(None))
    return int(connection.execute(query).scalar_one())


def _facts(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.key,
        "name": row.name,
        "quotes": row.quotes,
        "articles": row.articles,
        "first": 0 if row.first is None else second_of(row.first),
        "last": 0 if row.last is None else second_of(row.last),
    }
