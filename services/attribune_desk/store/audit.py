"""What the source audit counts, kept as articles come and go, so that no page counts anew.

Each quote that counts has a row in `audit_quotes`. Their sums stand in `audit_counts` and `audit_people`, each for an
outlet and a month, and also with "" for all outlets, for all months, and for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from attribune_audit.counts import Count, Counts, Dimension, Key, PersonKey, values
from attribune_audit.facts import QuoteFacts
from attribune_audit.report import MOST_QUOTED, VALUES, PersonRow, Report, Row, rows, table
from attribune_desk.store.database import Database
from attribune_desk.store.rows import key, stored
from attribune_desk.store.schema import audit_counts, audit_people, audit_quotes, identities, names

_FACTS = ("outlet", "month", "speaker_kind", "role", "pronoun", "type", "place")
#: Outlets that a page lists, and offers to choose from.
_MOST_OUTLETS = 200
#: Names with most quotes that are looked at for the identities with most.
_NAMES = 5 * MOST_QUOTED


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
        with self._database.reading() as connection:
            outlets = _sums(connection, audit_counts.c.outlet, audit_counts.c.month == "", "")[:_MOST_OUTLETS]
            months = _sums(connection, audit_counts.c.month, audit_counts.c.outlet == "", "")
        names_of_outlets = sorted((row.value for row in outlets), key=str.casefold)
        return names_of_outlets, sorted((row.value for row in months), reverse=True)


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
    called = {
        key(person): (stored(name), stored(counts.roles.get(person, ""))) for person, name in counts.names.items()
    }
    _upsert(
        connection,
        audit_people,
        [
            {**one._asdict(), "name": called[one.person][0], "role": called[one.person][1], **vars(count)}
            for one, count in sorted(people.items())
        ],
    )
    if sign < 0:
        # Of the rows that changed alone: a look at all of them would cost more the more there are.
        outlets, months = ({one[at] for one in keyed} for at in (0, 1))
        changed = audit_counts.c.outlet.in_(outlets), audit_counts.c.month.in_(months)
        connection.execute(delete(audit_counts).where(*changed, audit_counts.c.quotes <= 0))
        persons = {one.person for one in people}
        connection.execute(delete(audit_people).where(audit_people.c.person.in_(persons), audit_people.c.quotes <= 0))


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
    """Return who is quoted most, by identity: the names with most quotes, those of one identity taken together."""
    query: Select[Any] = (
        select(audit_people)
        .where(audit_people.c.outlet == outlet, audit_people.c.month == month)
        .order_by(audit_people.c.quotes.desc(), audit_people.c.words.desc(), audit_people.c.person)
        .limit(_NAMES)
    )
    if first_time:
        query = query.where(~_quoted_before(outlet, month))
    found = connection.execute(query).all()
    known = _identities(connection, [row.person for row in found])
    merged: dict[str, PersonRow] = {}
    for row in found:
        identity, name = known.get(row.person, (row.person, row.name))
        before = merged.get(identity)
        merged[identity] = PersonRow(
            identity,
            name,
            before.role if before and before.role else row.role,
            row.quotes + (before.quotes if before else 0),
            row.words + (before.words if before else 0),
            "",
        )
    first = _first_months(connection, outlet, known, merged)
    ranked = sorted(merged.values(), key=lambda row: (-row.quotes, -row.words, row.person))
    dated = (replace(row, first=first.get(row.person, "")) for row in ranked)
    # An identity that another of its names had before is not quoted for the first time.
    return tuple(row for row in dated if not first_time or row.first == month)[:MOST_QUOTED]


def _quoted_before(outlet: str, month: str) -> Any:
    before = audit_people.alias()
    return (
        select(before.c.person)
        .where(
            before.c.person == audit_people.c.person,
            before.c.outlet == outlet,
            before.c.month != "",
            before.c.month < month,
        )
        .exists()
    )


def _identities(connection: Connection, persons: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return key and name of the identity of each name, that of its most usual sense."""
    query = (
        select(names.c.person, identities.c.key, identities.c.name)
        .join_from(names, identities, names.c.identity == identities.c.number)
        .where(names.c.person.in_(persons))
        .order_by(names.c.articles)
    )
    return {row.person: (row.key, row.name) for row in connection.execute(query)}


def _first_months(
    connection: Connection, outlet: str, known: Mapping[str, tuple[str, str]], rows: Iterable[str]
) -> dict[str, str]:
    """Return the first month in which each identity of `rows` is quoted in the outlet, under any of its names."""
    keys = list(rows)
    of_name = (
        select(names.c.person, identities.c.key)
        .join_from(names, identities, names.c.identity == identities.c.number)
        .where(identities.c.key.in_(keys))
    )
    owners = {row.person: row.key for row in connection.execute(of_name)}
    owners |= {person: person for person in keys if person not in {key for key, _ in known.values()}}
    query = (
        select(audit_people.c.person, func.min(audit_people.c.month))
        .where(audit_people.c.person.in_(list(owners)), audit_people.c.outlet == outlet, audit_people.c.month != "")
        .group_by(audit_people.c.person)
    )
    found: dict[str, str] = {}
    for person, month in connection.execute(query):
        owner = owners[person]
        found[owner] = min(found.get(owner, month), month)
    return found
