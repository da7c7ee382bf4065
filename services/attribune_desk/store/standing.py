"""Corrections that are not undone, as they are read where rows are written."""

from __future__ import annotations

from sqlalchemy import Connection, select

from attribune_desk.corrections.models import Correction
from attribune_desk.identities.decisions import Decision
from attribune_desk.store.rows import key
from attribune_desk.store.schema import corrections

_STANDING = (
    select(corrections.c.value)
    .where(corrections.c.undone.is_(False))
    .order_by(corrections.c.made_at, corrections.c.number)
)


def standing(connection: Connection, article_id: str) -> list[Correction]:
    """Return the corrections of an article's quotes, in the order in which they were made."""
    return _read(connection, article_id)


def of_people(connection: Connection) -> list[Correction]:
    """Return the corrections of people, in the order in which they were made."""
    return _read(connection, None)


def decisions(connection: Connection) -> list[Decision]:
    """Return what editors decided about identities and no later decision changed, in the order in which they did."""
    query = (
        select(corrections.c.kind, corrections.c.a, corrections.c.b, corrections.c.name)
        .where(corrections.c.article.is_(None), corrections.c.undone.is_(False), corrections.c.is_beaten.is_(False))
        .order_by(corrections.c.made_at, corrections.c.number)
    )
    return [Decision(row.kind, row.a or "", row.b or "", row.name or "") for row in connection.execute(query)]


def _read(connection: Connection, article_id: str | None) -> list[Correction]:
    mine = corrections.c.article.is_(None) if article_id is None else corrections.c.article == key(article_id)
    return [Correction.model_validate_json(value) for value in connection.execute(_STANDING.where(mine)).scalars()]
