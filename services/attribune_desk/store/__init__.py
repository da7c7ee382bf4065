"""What the desk keeps: articles, quotes and people in SQLite or PostgreSQL, through one code."""

from __future__ import annotations

from attribune_desk.store.audit import Audit
from attribune_desk.store.corrections import Corrections
from attribune_desk.store.cursors import CursorError
from attribune_desk.store.database import Database, StoreError
from attribune_desk.store.matching import Counted, Wanted
from attribune_desk.store.people import People
from attribune_desk.store.reading import Reader
from attribune_desk.store.schema import StoreVersionError
from attribune_desk.store.writing import DeadLetter, MovedError, Outcome, Record, Writer

__all__ = [
    "Audit",
    "Corrections",
    "Counted",
    "CursorError",
    "Database",
    "DeadLetter",
    "MovedError",
    "Outcome",
    "People",
    "Reader",
    "Record",
    "Store",
    "StoreError",
    "StoreVersionError",
    "Wanted",
    "Writer",
]


class Store:
    """One database with all that reads and writes it. Opening raises StoreError and StoreVersionError."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.writer = Writer(self.database)
        self.reader = Reader(self.database)
        self.people = People(self.database)
        self.corrections = Corrections(self.database)
        self.audit = Audit(self.database)

    def open(self) -> Store:
        """Make the tables where there are none."""
        self.database.open()
        return self

    def close(self) -> None:
        """Close all connections."""
        self.database.close()
