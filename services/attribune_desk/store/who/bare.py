"""Bare surnames out of the tables, and whom each means in its source and week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from attribune_desk.identities.bare_names import WINDOW_WEEKS, FullName, meant
from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.name_form import form_of
from attribune_desk.identities.senses import ARTICLE, KB
from attribune_desk.store.schema import names, usages
from attribune_desk.store.who.moving import Shift
from attribune_desk.store.who.sql import chunks


def resolve(
    connection: Connection,
    places: Collection[tuple[str, str, int]],
    surnames: Collection[str],
    decisions: Decisions,
) -> list[Shift]:
    """Say anew whom bare surnames mean: those near `places` (surname, source, week), and all of `surnames`.

    Returns what moves.
    """
    asked = _asked(connection, places, surnames)
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
        if identity != row.identity:
            moves.append(Shift(row.person, row.sense, identity, source=row.source, week=row.week))
    if rows:
        mine = [usages.c[name] == bindparam(f"of_{name}") for name in ("surname", "source", "week", "person", "sense")]
        connection.execute(update(usages).where(*mine), rows)
    return moves


def _asked(
    connection: Connection, places: Collection[tuple[str, str, int]], surnames: Collection[str]
) -> list[Row[Any]]:
    weeks: dict[str, set[int]] = defaultdict(set)
    for surname, _, week in places:
        weeks[surname].add(week)
    query = select(usages).where(usages.c.is_full.is_(False))
    found: list[Row[Any]] = []
    for chunk in chunks(weeks.keys() - set(surnames)):
        first, last = min(min(weeks[one]) for one in chunk), max(max(weeks[one]) for one in chunk)
        near = usages.c.week.between(first - WINDOW_WEEKS, last + WINDOW_WEEKS)
        for row in connection.execute(query.where(usages.c.surname.in_(chunk), near)):
            if any(abs(week - row.week) <= WINDOW_WEEKS for week in weeks[row.surname]):
                found.append(row)
    for chunk in chunks(surnames):
        found += connection.execute(query.where(usages.c.surname.in_(chunk)))
    return found


def _full(connection: Connection, asked: Iterable[Row[Any]]) -> dict[str, list[tuple[int, FullName]]]:
    """Return the full names of the surnames, each with its week. A son's is left out: papers add "Jr." to it."""
    weeks: dict[str, set[int]] = defaultdict(set)
    for row in asked:
        weeks[row.surname].add(row.week)
    same = (names.c.person == usages.c.person) & (names.c.sense == usages.c.sense)
    query = select(usages, names.c.identity.label("whom")).join_from(usages, names, same)
    query = query.where(usages.c.is_full.is_(True))
    found: dict[str, list[tuple[int, FullName]]] = defaultdict(list)
    for chunk in chunks(weeks):
        first, last = min(min(weeks[one]) for one in chunk), max(max(weeks[one]) for one in chunk)
        near = usages.c.week.between(first - WINDOW_WEEKS, last + WINDOW_WEEKS)
        for row in connection.execute(query.where(usages.c.surname.in_(chunk), near)):
            if not form_of(row.person).generation:
                found[row.surname].append((row.week, FullName(row.source, row.whom, row.sense, row.articles)))
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
