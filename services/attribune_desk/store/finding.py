"""Somebody by any of the keys that lead there: an identity's own, or that of a name that is of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from attribune_desk.store.rows import key
from attribune_desk.store.schema import appearances, identities, names, usages


class Somebody(NamedTuple):
    """An identity's row, and the names that it has anywhere."""

    row: Row[Any]
    persons: tuple[str, ...]


def find(connection: Connection, asked: str) -> Somebody | None:
    """Return whom the key means, None where no article names anybody of it.

    A name that several have means the one of the latest article.
    """
    wanted = key(asked)
    there = identities.c.mentioned_in > 0
    number = connection.execute(select(identities.c.number).where(identities.c.key == wanted, there)).scalar()
    if number is None:
        own = select(names.c.identity).join(identities, identities.c.number == names.c.identity)
        number = connection.execute(own.where(names.c.key == wanted, there)).scalar()
    if number is None:
        latest = select(appearances.c.identity).where(appearances.c.person == wanted)
        number = connection.execute(latest.order_by(appearances.c.article.desc()).limit(1)).scalar()
    if number is None:
        return None
    row = connection.execute(select(identities).where(identities.c.number == number)).one()
    return Somebody(row, persons_of(connection, number))


def persons_of(connection: Connection, number: int) -> tuple[str, ...]:
    """Return the names of an identity, bare surnames that mean it somewhere among them."""
    own = select(names.c.person).where(names.c.identity == number)
    bare = select(usages.c.person).where(usages.c.identity == number)
    return tuple(sorted(connection.execute(own.union(bare)).scalars()))
