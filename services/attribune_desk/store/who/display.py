"""How identities are called: by the name that most articles use, or as an editor decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.joining import is_labelled, ranked
from attribune_desk.identities.senses import KB
from attribune_desk.store.schema import identities, names, spellings
from attribune_desk.store.who.sql import chunks


def name_identities(connection: Connection, touched: Collection[int], decisions: Decisions) -> set[int]:
    """Write key and name of these identities; return those that no name is of any more."""
    members: dict[int, list[Row[Any]]] = defaultdict(list)
    columns = (names.c.identity, names.c.person, names.c.key, names.c.articles)
    for chunk in chunks(touched):
        for row in connection.execute(select(*columns).where(names.c.identity.in_(chunk))):
            members[row.identity].append(row)
    keys: dict[int, list[str]] = {}
    persons: dict[int, str] = {}
    for number, rows in members.items():
        articles: dict[str, int] = defaultdict(int)
        for row in rows:
            articles[row.key] += row.articles
        keys[number] = ranked(articles)
        persons[number] = main_of(rows, keys[number][0])
    written = written_as(connection, set(persons.values()))
    values = [
        {
            "of_number": number,
            "key": keys[number][0],
            "name": next((decisions.names[key] for key in keys[number] if key in decisions.names), written[person]),
            "is_person": not is_labelled(person),
        }
        for number, person in persons.items()
    ]
    if values:
        changes: dict[str, Any] = {name: bindparam(name) for name in ("key", "name", "is_person")}
        connection.execute(
            update(identities).where(identities.c.number == bindparam("of_number")).values(changes), values
        )
    return set(touched) - members.keys()


def main_of(rows: Iterable[Row[Any]], key: str) -> str:
    """Return the name of most articles among the rows of `names` of the identity of this key; of equals the longest."""
    articles: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.key == key or key.startswith(KB):
            articles[row.person] += row.articles
    return min(articles, key=lambda person: (-articles[person], -len(person), person))


def written_as(connection: Connection, persons: Collection[str]) -> dict[str, str]:
    """Return each name as most articles write it; of equals not in capitals, nor without any."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for chunk in chunks(persons):
        for row in connection.execute(select(spellings).where(spellings.c.person.in_(chunk))):
            found[row.person].append(row)
    return {
        person: min(rows, key=lambda row: (-row.articles, row.name.isupper() or row.name.islower(), row.name)).name
        for person, rows in found.items()
    }
