"""Statements that write many rows at once, for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")

#: Values of one statement: fewer than either database takes.
_CHUNK = 500


def chunks(found: Iterable[T]) -> Iterator[list[T]]:
    """Yield what is found in lists that one statement takes."""
    waiting = iter(found)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows."""
    if rows:
        connection.execute(insert(table), list(rows))


def add_counts(connection: Connection, table: Table, column: str, counts: Iterable[tuple[dict[str, Any], int]]) -> None:
    """Add to the counts in `column`, by the columns of the primary key and any others that a new row has.

    A row whose count comes to nothing goes.
    """
    keys = [one.name for one in table.primary_key.columns]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    given = [(row, count) for row, count in counts if count]
    for chunk in chunks(given):
        statement = dialect.insert(table)
        summed = {column: table.c[column] + statement.excluded[column]}
        rows = [row | {column: count} for row, count in chunk]
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=summed), rows)
    gone = [(row, count) for row, count in given if count < 0]
    for row, _ in gone:
        mine = [table.c[name] == row[name] for name in keys]
        connection.execute(delete(table).where(*mine, table.c[column] <= 0))
