"""Names that may be one with others, out of the tables and into identities.

Whether a name is joined depends on all names of its surname, and on those that begin with the same two words. So after
a change the rules are asked about these alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, select, update

from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.joining import Identity, NameUse, is_labelled, join
from attribune_desk.identities.name_form import form_of
from attribune_desk.store.schema import identities, names
from attribune_desk.store.who.sql import chunks, insert_rows

#: How far from a changed name others are looked at, from surname to surname by common beginnings: those next to it may
#: change, and what becomes of them depends on the two after that.
_STEPS = 2


@dataclass(frozen=True, slots=True)
class Move:
    """A name in a sense that is of another identity now."""

    person: str
    sense: str
    before: int
    after: int


def place_of(person: str) -> tuple[str, str]:
    """Return the surname by which names are found that may be one with `person`, and its beginning, "" without one."""
    if is_labelled(person):
        return person, ""
    form = form_of(person)
    return form.surname, form.beginning if form.is_full and not form.generation else ""


def regroup(connection: Connection, persons: Collection[str], decisions: Decisions) -> tuple[list[Move], set[int]]:
    """Give these names, which came, changed or went, and those that depend on them their identities.

    Returns what moves, and the numbers of the identities whose names changed.
    """
    forms = [place_of(person) for person in persons]
    begun = _rows(connection, names.c.beginning, {beginning for _, beginning in forms if beginning})
    changing = {surname for surname, _ in forms} | {row.surname for row in begun}
    changing = _with_decided(connection, _next(connection, changing), decisions)
    known = set(changing)
    for _ in range(_STEPS):
        known = _next(connection, known)
    rows = {(row.person, row.sense): row for row in _rows(connection, names.c.surname, known)}
    if not rows:
        return [], set()
    joined = join((NameUse(row.person, row.sense, row.articles) for row in rows.values()), decisions)
    concerned = [
        one for one in joined if any(rows[member.person, member.sense].surname in changing for member in one.members)
    ]
    numbered = _numbered(connection, concerned, rows)
    renamed = {number for number, one in numbered if any(member.person in persons for member in one.members)}
    moves, touched = _write(connection, numbered, rows)
    return moves, touched | renamed


def _rows(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> list[Row[Any]]:
    columns = (names.c.person, names.c.sense, names.c.surname, names.c.beginning, names.c.articles)
    query = select(*columns, names.c.key, names.c.why, names.c.identity)
    return [row for chunk in chunks(values) for row in connection.execute(query.where(column.in_(chunk)))]


def _next(connection: Connection, surnames: set[str]) -> set[str]:
    """Return the surnames with those of names that lengthen one of theirs, or that one of theirs lengthens."""
    own = {row.beginning for row in _rows(connection, names.c.surname, surnames) if row.beginning}
    alike: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in _rows(connection, names.c.beginning, own):
        alike[row.beginning].append(row)
    found = set(surnames)
    for rows in alike.values():
        if any(form_of(row.person).is_short for row in rows):
            found.update(row.surname for row in rows)
    return found


def _with_decided(connection: Connection, surnames: set[str], decisions: Decisions) -> set[str]:
    """Return the surnames with those of all names that decisions on theirs bring into play."""
    found, new = set(surnames), set(surnames)
    while decisions.keys and new:
        rows = _rows(connection, names.c.surname, new)
        decided = {row.key for row in rows} & decisions.keys
        if not decided:
            break
        pairs = ({one.a, one.b} for one in (*decisions.same, *decisions.different.values()))
        partners = {key for pair in pairs if pair & decided for key in pair}
        numbers = {row.identity for row in rows if row.key in decided and row.identity is not None}
        reached = [*_rows(connection, names.c.key, partners), *_rows(connection, names.c.identity, numbers)]
        new = {row.surname for row in reached} - found
        found |= new
    return found


def _numbered(
    connection: Connection, concerned: Sequence[Identity], rows: dict[tuple[str, str], Row[Any]]
) -> list[tuple[int, Identity]]:
    """Return the identities with their numbers: each the one that most of its articles had, else a new one."""
    claims = []
    kbs = {member.key for one in concerned for member in one.members if member.key == member.sense}
    elsewhere = {row.key: row.identity for row in _rows(connection, names.c.key, kbs) if row.identity is not None}
    for at, one in enumerate(concerned):
        articles: dict[int, int] = defaultdict(int)
        for member in one.members:
            row = rows[member.person, member.sense]
            if row.identity is not None:
                articles[row.identity] += row.articles
            if member.key in elsewhere:
                # Names of other surnames have that id, too, and are not looked at here.
                articles[elsewhere[member.key]] += 1 << 40
        claims += [(-count, number, at) for number, count in articles.items()]
    taken: set[int] = set()
    numbers: dict[int, int] = {}
    for _, number, at in sorted(claims):
        if at not in numbers and number not in taken:
            numbers[at] = number
            taken.add(number)
    new = int(connection.execute(select(func.coalesce(func.max(identities.c.number), 0))).scalar_one())
    made = []
    for at, one in enumerate(concerned):
        if at not in numbers:
            new += 1
            numbers[at] = new
            made.append(_empty(new, one))
    insert_rows(connection, identities, made)
    return [(numbers[at], one) for at, one in enumerate(concerned)]


def _empty(number: int, one: Identity) -> dict[str, Any]:
    counts = dict.fromkeys(("quotes", "articles", "mentions", "mentioned_in"), 0)
    return {"number": number, "key": one.key, "name": "", "is_person": one.is_person, **counts}


def _write(
    connection: Connection, numbered: Sequence[tuple[int, Identity]], rows: dict[tuple[str, str], Row[Any]]
) -> tuple[list[Move], set[int]]:
    moves: list[Move] = []
    touched: set[int] = set()
    values: list[dict[str, Any]] = []
    for number, one in numbered:
        for member in one.members:
            row = rows[member.person, member.sense]
            if (row.identity, row.why) == (number, member.why):
                continue
            touched.add(number)
            mine = {"of_person": member.person, "of_sense": member.sense}
            values.append(mine | {"identity": number, "why": member.why})
            if row.identity is not None and row.identity != number:
                touched.add(row.identity)
                moves.append(Move(member.person, member.sense, row.identity, number))
    if values:
        found = (names.c.person == bindparam("of_person"), names.c.sense == bindparam("of_sense"))
        changes: dict[str, Any] = {name: bindparam(name) for name in ("identity", "why")}
        connection.execute(update(names).where(*found).values(changes), values)
    return moves, touched
