"""Bare surnames out of the tables, and whom each means in its source and week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from attribune_desk.identities.bare_names import WINDOW_WEEKS, FullName, changes_nothing, meant
from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.name_form import form_of
from attribune_desk.identities.senses import ARTICLE, KB
from attribune_desk.store.schema import names, usages
from attribune_desk.store.who.moving import Shift
from attribune_desk.store.who.sql import chunks

_BARE = select(usages).where(usages.c.is_full.is_(False))
_FULL = (
    select(*(usages.c[name] for name in ("week", "source", "person", "sense", "articles")), names.c.identity)
    .join_from(usages, names, (names.c.person == usages.c.person) & (names.c.sense == usages.c.sense))
    .where(usages.c.surname == bindparam("surname"), usages.c.week.between(bindparam("first"), bindparam("last")))
    .where(usages.c.is_full.is_(True))
)


@dataclass(frozen=True, slots=True)
class Touch:
    """Articles of a source and week that have a person's name, and came (`articles` above 0) or went."""

    surname: str
    source: str
    week: int
    person: str
    sense: str
    articles: int
    is_full: bool


def resolve(
    connection: Connection, touches: Collection[Touch], surnames: Collection[str], decisions: Decisions
) -> list[Shift]:
    """Say anew whom bare surnames mean: those that `touches` may change, and all of `surnames`.

    Returns what moves.
    """
    new = {(one.person, one.sense, one.source, one.week): one.articles for one in touches if not one.is_full}
    asked = _touched(connection, [one for one in touches if one.surname not in surnames], new)
    for chunk in chunks(surnames):
        asked += connection.execute(_BARE.where(usages.c.surname.in_(chunk)))
    if not asked:
        return []
    full = _full(connection, asked)
    decided = _decided(connection, asked, decisions)
    moves, rows = [], []
    for row in asked:
        fixed, apart = decided.get(row.person, (False, frozenset()))
        near = [
            one
            for week, one in full.get(row.surname, ())
            if abs(week - row.week) <= WINDOW_WEEKS and one.identity not in apart
        ]
        found = (
            None
            if fixed or row.sense.startswith(KB)
            else meant(row.sense, row.source, near, is_surname=ARTICLE not in row.person)
        )
        identity, why = found or (None, "")
        if (identity, why) != (row.identity, row.why):
            where = {f"of_{name}": getattr(row, name) for name in ("surname", "source", "week", "person", "sense")}
            rows.append(where | {"identity": identity, "why": why})
        if identity != row.identity and not _is_new(row, new):
            moves.append(Shift(row.person, row.sense, identity, source=row.source, week=row.week))
    if rows:
        mine = [usages.c[name] == bindparam(f"of_{name}") for name in ("surname", "source", "week", "person", "sense")]
        connection.execute(update(usages).where(*mine), rows)
    return moves


#: Articles that came with a name in a sense, a source and a week.
_New = Mapping[tuple[str, str, str, int], int]


def _is_new(row: Row[Any], new: _New) -> bool:
    """Whether all articles of a bare surname, in its source and week, came just now, so that none is in the tables."""
    return bool(new.get((row.person, row.sense, row.source, row.week)) == row.articles)


def _touched(connection: Connection, touches: Collection[Touch], new: _New) -> list[Row[Any]]:
    """Return the bare surnames that may mean another now: new ones, and those near a full name that matters to them."""
    full: dict[str, list[tuple[Touch, FullName]]] = defaultdict(list)
    whom = _identities(connection, {one.person for one in touches if one.is_full})
    for one in touches:
        if one.is_full and not form_of(one.person).generation:
            # Of a name that is gone nothing is known: it matters to all.
            identity = whom.get((one.person, one.sense), -1) if one.articles > 0 else -1
            full[one.surname].append((one, FullName(one.source, identity, one.sense, one.articles)))
    weeks = [one.week for one in touches]
    found: list[Row[Any]] = []
    for chunk in chunks({one.surname for one in touches}):
        near = usages.c.week.between(min(weeks) - WINDOW_WEEKS, max(weeks) + WINDOW_WEEKS)
        for row in connection.execute(_BARE.where(usages.c.surname.in_(chunk), near)):
            if _is_new(row, new) or any(
                abs(one.week - row.week) <= WINDOW_WEEKS
                and not changes_nothing(row.sense, row.source, row.identity, row.why, more)
                for one, more in full.get(row.surname, ())
            ):
                found.append(row)
    return found


def _identities(connection: Connection, persons: Collection[str]) -> dict[tuple[str, str], int]:
    columns = (names.c.person, names.c.sense, names.c.identity)
    return {
        (person, sense): identity
        for chunk in chunks(persons)
        for person, sense, identity in connection.execute(select(*columns).where(names.c.person.in_(chunk)))
    }


def _full(connection: Connection, asked: Iterable[Row[Any]]) -> dict[str, list[tuple[int, FullName]]]:
    """Return the full names of the surnames, each with its week. A son's is left out: papers add "Jr." to it."""
    weeks: dict[str, set[int]] = defaultdict(set)
    for row in asked:
        weeks[row.surname].add(row.week)
    found: dict[str, list[tuple[int, FullName]]] = defaultdict(list)
    for surname, its in weeks.items():
        span = {"surname": surname, "first": min(its) - WINDOW_WEEKS, "last": max(its) + WINDOW_WEEKS}
        for week, source, person, sense, articles, identity in connection.execute(_FULL, span):
            if not form_of(person).generation:
                found[surname].append((week, FullName(source, identity, sense, articles)))
    return found


def _decided(
    connection: Connection, asked: Iterable[Row[Any]], decisions: Decisions
) -> dict[str, tuple[bool, frozenset[int]]]:
    """Return of each bare name that decisions are about: whether one says who it is, and whom others say it is not."""
    persons = {row.person for row in asked} & decisions.keys
    if not persons:
        return {}
    keys = {key for pair in decisions.different if pair & persons for key in pair}
    numbers: dict[str, int] = {}
    for chunk in chunks(keys):
        for row in connection.execute(select(names.c.key, names.c.identity).where(names.c.key.in_(chunk))):
            numbers[row.key] = row.identity
    return {
        person: (
            any(person in (one.a, one.b) for one in decisions.same),
            frozenset(
                numbers[key]
                for pair in decisions.different
                if person in pair
                for key in pair - {person}
                if key in numbers
            ),
        )
        for person in persons
    }
