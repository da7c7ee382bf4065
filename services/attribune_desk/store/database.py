"""The connection to the database: SQLite or PostgreSQL, opened so that both keep what they say they keep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from attribune_core.errors import AttribuneError
from attribune_desk.store import schema

#: Seconds that one writer waits for another.
_BUSY = 10
#: PostgreSQL's lock of what makes the tables: two desks may start at once.
_MAKING = 0x6465736B


class StoreError(AttribuneError):
    """The desk's database cannot be reached, or refuses what was asked of it."""


class Database:
    """One database. Methods raise StoreError, and `open` StoreVersionError for tables of another version."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            parsed = parsed.set(drivername="postgresql+psycopg")
        self.url = url
        self.sqlite = parsed.get_backend_name() == "sqlite"
        #: For people: without a password.
        self.name = parsed.set(drivername=parsed.get_backend_name()).render_as_string()
        if self.sqlite:
            self.engine = create_engine(parsed, connect_args={"timeout": _BUSY}, pool_size=8, max_overflow=40)
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", _begin)
        else:
            self.engine = create_engine(parsed, pool_size=5, max_overflow=15, pool_pre_ping=True)

    def open(self) -> None:
        """Make the folder and the tables where there are none."""
        self._make_folder()
        with self.writing() as connection:
            self._alone(connection)
            schema.create(connection)

    def make_anew(self) -> None:
        """Take everything away and make empty tables; other desks at work on them go on from the beginning."""
        self._make_folder()
        with self.writing() as connection:
            self._alone(connection)
            schema.drop(connection)
            schema.create(connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that sees one state of the database."""
        with self._faults(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that is committed at the end, or rolled back by whatever is raised."""
        with (
            self._faults(),
            self.engine.connect().execution_options(attribune_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _make_folder(self) -> None:
        if self.sqlite:
            try:
                Path(self.engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{self.name}: {error}") from error

    def _alone(self, connection: Connection) -> None:
        if not self.sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
            raise StoreError(f"{self.name}: {' '.join(str(cause).split())}") from error


def _prepare(connection: Any, record: Any) -> None:
    # Transactions begin where we say, not where the driver thinks.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    # Readers do not wait for the writer. A power cut may take the last transactions with it, each as a whole, and the
    # offsets with the rows: they are read from the topic again.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA cache_size=-32768")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("attribune_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
