"""What the source audit counts, kept as articles come and go, so that no page counts anew.

Each quote that counts has a row in `audit_quotes`. Their sums stand in `audit_counts` and `audit_people`, each for an
outlet and a month, and also with "" for all outlets, for all months, and for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from attribune.audit.counts import Count, Counts, Dimension, Key, PersonKey, values
from attribune.audit.facts import QuoteFacts
from attribune.audit.report import MOST_QUOTED, VALUES, PersonRow, Report, Row, rows, table
from attribune_desk.store.database import Database
from attribune_desk.store.rows import key, stored
from attribune_desk.store.schema import audit_counts, audit_people, audit_quotes

_FACTS = ("outlet", "month", "speaker_kind", "role", "pronoun", "type", "place")
#: Outlets that a page lists, and offers to choose from.
_MOST_OUTLETS = 200


def add_article(connection: Connection, article: int, numbers: Mapping[str, int], facts: Sequence[QuoteFacts]) -> None:
    """Keep the facts of an article's quotes; `numbers` are the rows of the quotes by their ids."""
    made = [_row(one, article, numbers[one.quote]) for one in facts]
    if made:
        connection.execute(insert(audit_quotes), made)
        _change(connection, facts, 1)


def forget_article(connection: Connection, article: int) -> None:
    """Take back what the article of this row number counts. Its rows go with its quotes."""
    found = connection.execute(select(audit_quotes).where(audit_quotes.c.article == article)).mappings().all()
    if found:
        _change(connection, [_facts_of(row) for row in found], -1)


class Audit:
    """Reads the audit of one database; its methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def report(self, outlet: str = "", month: str = "") -> Report:
        """Return the audit of an outlet and a month (YYYY-MM); "" is all of them."""
        outlet = key(outlet) if outlet else ""
        with self._database.reading() as connection:
            chosen = _counts(connection, outlet, month)
            people = _people(connection, outlet, month)
            firsts = _people(connection, outlet, month, first_time=True) if month else ()
            persons = connection.execute(
                select(func.count()).where(audit_people.c.outlet == outlet, audit_people.c.month == month)
            ).scalar_one()
            outlets = _sums(connection, audit_counts.c.outlet, audit_counts.c.month == month, outlet)
            months = _sums(connection, audit_counts.c.month, audit_counts.c.outlet == outlet, month)
        tables: dict[Dimension, tuple[Row, ...]] = {one: table(chosen, one) for one in VALUES if one != "all"}
        whole = chosen.get(Key(outlet, month, "all", ""), Count())
        return Report(
            outlet,
            month,
            whole.quotes,
            whole.words,
            tables,
            outlets[:_MOST_OUTLETS],
            tuple(sorted(months, key=lambda row: row.value)),
            people,
            firsts,
            persons,
        )

    def choices(self) -> tuple[list[str], list[str]]:
        """Return the outlets with most quotes, in alphabetical order, and the months, the latest first."""
        found = self.report()
        outlets = [row.value for row in found.outlets]
        return sorted(outlets, key=str.casefold), sorted((row.value for row in found.months), reverse=True)


def _row(one: QuoteFacts, article: int, number: int) -> dict[str, Any]:
    named = one.speaker_kind == "named person"
    return {
        "quote": number,
        "article": article,
        "outlet": key(one.outlet),
        "month": one.month,
        "speaker_kind": one.speaker_kind,
        "role": one.role_group,
        "pronoun": one.pronoun,
        "type": one.type,
        "place": dict(values(one))["place"],
        "words": one.words,
        "person": key(one.person) if named and one.person else None,
        "name": stored(one.name) if named and one.name else None,
        "role_text": stored(one.role),
    }


def _facts_of(row: RowMapping) -> QuoteFacts:
    return QuoteFacts(
        article="",
        quote="",
        outlet=row["outlet"],
        month=row["month"],
        speaker_kind=row["speaker_kind"],
        person=row["person"],
        name=row["name"],
        role_group=row["role"],
        role=row["role_text"],
        pronoun=row["pronoun"],
        type=row["type"],
        is_beginning=row["place"] == VALUES["place"][0],
        words=row["words"],
    )


def _change(connection: Connection, facts: Sequence[QuoteFacts], sign: int) -> None:
    """Add an article's sums, or take them back; what comes to nothing is deleted."""
    counts = Counts()
    counts.add(facts)
    keyed: dict[tuple[str, str, str, str], Count] = defaultdict(Count)
    for one, count in counts.by_key.items():
        for outlet, month in _levels(key(one.outlet), one.month):
            keyed[outlet, month, one.dimension, one.value].add(sign * count.quotes, sign * count.words)
    _upsert(
        connection,
        audit_counts,
        [
            {"outlet": outlet, "month": month, "dimension": dimension, "value": value, **vars(count)}
            for (outlet, month, dimension, value), count in sorted(keyed.items())
        ],
    )
    people: dict[PersonKey, Count] = defaultdict(Count)
    for person, count in counts.by_person.items():
        for outlet, month in _levels(key(person.outlet), person.month):
            people[PersonKey(outlet, month, key(person.person))].add(sign * count.quotes, sign * count.words)
    names = {key(person): (stored(name), stored(counts.roles.get(person, ""))) for person, name in counts.names.items()}
    _upsert(
        connection,
        audit_people,
        [
            {**one._asdict(), "name": names[one.person][0], "role": names[one.person][1], **vars(count)}
            for one, count in sorted(people.items())
        ],
    )
    if sign < 0:
        for place in (audit_counts, audit_people):
            connection.execute(delete(place).where(place.c.quotes <= 0))


def _levels(outlet: str, month: str) -> Iterable[tuple[str, str]]:
    return (outlet, month), (outlet, ""), ("", month), ("", "")


def _upsert(connection: Connection, place: Table, made: list[dict[str, Any]]) -> None:
    if not made:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(place)
    changed: dict[str, Any] = {name: place.c[name] + row.excluded[name] for name in ("quotes", "words")}
    changed |= {name: row.excluded[name] for name in ("name", "role") if name in place.c}
    connection.execute(
        row.on_conflict_do_update(index_elements=[column.name for column in place.primary_key], set_=changed), made
    )


def _counts(connection: Connection, outlet: str, month: str) -> dict[Key, Count]:
    query = select(audit_counts).where(audit_counts.c.outlet == outlet, audit_counts.c.month == month)
    return {
        Key(row.outlet, row.month, row.dimension, row.value): Count(row.quotes, row.words)
        for row in connection.execute(query)
    }


def _sums(connection: Connection, by: Any, fixed: Any, chosen: str) -> tuple[Row, ...]:
    """Return quotes and words by outlet or by month, of the one that is chosen, or of each."""
    query = select(by, audit_counts.c.quotes, audit_counts.c.words).where(fixed, audit_counts.c.dimension == "all")
    query = query.where(by == chosen) if chosen else query.where(by != "")
    return rows((value, Count(quotes, words)) for value, quotes, words in connection.execute(query))


def _people(connection: Connection, outlet: str, month: str, *, first_time: bool = False) -> tuple[PersonRow, ...]:
    query: Select[Any] = (
        select(audit_people)
        .where(audit_people.c.outlet == outlet, audit_people.c.month == month)
        .order_by(audit_people.c.quotes.desc(), audit_people.c.words.desc(), audit_people.c.person)
        .limit(MOST_QUOTED)
    )
    before = audit_people.alias()
    if first_time:
        query = query.where(
            ~select(before.c.person)
            .where(
                before.c.person == audit_people.c.person,
                before.c.outlet == outlet,
                before.c.month != "",
                before.c.month < month,
            )
            .exists()
        )
    found = connection.execute(query).all()
    firsts = connection.execute(
        select(before.c.person, func.min(before.c.month))
        .where(before.c.person.in_([row.person for row in found]), before.c.outlet == outlet, before.c.month != "")
        .group_by(before.c.person)
    )
    first: dict[str, str] = {row[0]: row[1] for row in firsts}
    return tuple(
        PersonRow(row.person, row.name, row.role, row.quotes, row.words, first.get(row.person, "")) for row in found
    )
