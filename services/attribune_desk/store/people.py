"""Who speaks, over all articles: ranked by quotes, and over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, func, literal_column, select, text

from attribune_desk.models import Page, Person, PersonDetail
from attribune_desk.store import cursors
from attribune_desk.store.database import Database
from attribune_desk.store.places import SHIFT, place, second_of
from attribune_desk.store.rows import key
from attribune_desk.store.schema import appearances, speakers
from attribune_desk.store.words import fold

#: Between a label and a name in the id of a speaker who is no person.
_LABELLED = ":"
_DAY = 86_400
#: Days before 1970 of the earliest place.
_EARLY = 100_000


class People:
    """Reads the speakers of one database; its methods raise StoreError, and CursorError for a cursor of no list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ranked(
        self, *, limit: int, cursor: str = "", q: str = "", since: int | None = None, persons: bool = True
    ) -> Page[Person]:
        """Return named speakers, those with most quotes first.

        `q` is a part of the name, `since` counts only quotes from that second on, `persons` leaves out organisations
        and everything else that speaks.
        """
        begin = cursors.read(cursor) if cursor else 0
        if begin < 0:
            raise cursors.CursorError("no such cursor: take `next` as the list gave it")
        # Ranked by the index of persons alone; the rest is looked up for those that are shown.
        query = select(speakers.c.person).where(speakers.c.person.is_not(None)).group_by(speakers.c.person)
        if persons:
            query = query.where(speakers.c.person.not_like(f"%{_LABELLED}%"))
        for word in fold(q).split():
            query = query.where(speakers.c.person.like(f"%{word}%"))
        recent = [] if since is None else [speakers.c.quote >= place(since, 0)]
        facts = _counts().where(*recent)
        query = query.where(*recent).order_by(func.count().desc(), speakers.c.person).offset(begin).limit(limit + 1)
        with self._database.reading() as connection:
            ranked = connection.execute(query).scalars().all()
            known = {row.person: row for row in connection.execute(facts.where(speakers.c.person.in_(ranked)))}
        # Another desk may have forgotten somebody between the two.
        found = [known[person] for person in ranked if person in known]
        more = cursors.write(begin + limit) if len(found) > limit else None
        return Page(items=tuple(Person(**_facts(row)) for row in found[:limit]), next=more)

    def person(self, person: str) -> PersonDetail | None:
        """Return a speaker by id, None where nobody of that name is quoted or mentioned."""
        wanted = key(person)
        mentioned = select(
            func.max(appearances.c.name), func.coalesce(func.sum(appearances.c.mentions), 0), func.count()
        ).where(appearances.c.person == wanted)
        with self._database.reading() as connection:
            row = connection.execute(_counts().where(speakers.c.person == wanted)).first()
            name, mentions, articles = connection.execute(mentioned).one()
        if row is None and name is None:
            return None
        facts = (
            {"id": wanted, "name": name, "quotes": 0, "articles": 0, "first": 0, "last": 0}
            if row is None
            else _facts(row)
        )
        days = self.days([wanted])[wanted]
        return PersonDetail(
            **facts,
            mentions=int(mentions),
            mentioned_in=int(articles),
            days={datetime.fromtimestamp(day * _DAY, UTC).date().isoformat(): count for day, count in days.items()},
        )

    def days(self, persons: Sequence[str]) -> dict[str, dict[int, int]]:
        """Return how many quotes each of the persons has on which day, counted from 1970, in order."""
        # Shifted to where no day is negative: whole division goes towards zero, and archives reach back before 1970.
        day = (speakers.c.quote.op(">>")(literal_column(str(SHIFT))) + _EARLY * _DAY) // _DAY - _EARLY
        query = (
            select(speakers.c.person, day.label("day"), func.count().label("quotes"))
            .where(speakers.c.person.in_(persons))
            .group_by(speakers.c.person, text("day"))
            .order_by(text("day"))
        )
        found: dict[str, dict[int, int]] = defaultdict(dict)
        with self._database.reading() as connection:
            for row in connection.execute(query):
                found[row.person][int(row.day)] = row.quotes
        return found


def _counts() -> Select[Any]:
    return select(
        speakers.c.person,
        func.max(speakers.c.name).label("name"),
        func.count().label("quotes"),
        func.count(speakers.c.article.distinct()).label("articles"),
        func.min(speakers.c.quote).label("first"),
        func.max(speakers.c.quote).label("last"),
    ).group_by(speakers.c.person)


def _facts(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.person,
        "name": row.name,
        "quotes": row.quotes,
        "articles": row.articles,
        "first": second_of(row.first),
        "last": second_of(row.last),
    }
