"""Records of `articles.enriched` into the tables, with the offsets in the same transaction.

So a record is in the tables exactly when the offset behind it is: after a crash nothing is missing and nothing is there
twice, whatever the topic delivers again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sqlalchemy import Connection, RowMapping, Table, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from attribune_core.codec import decode
from attribune_core.errors import ContractError
from attribune_core.events import EnrichedArticle
from attribune_core.stage.headers import Source
from attribune_desk.store.audit import add_article, forget_article
from attribune_desk.store.database import Database
from attribune_desk.store.places import place
from attribune_desk.store.rows import Row, key, rows, source_row, stored
from attribune_desk.store.schema import (
    about,
    appearances,
    articles,
    dead_letters,
    offsets,
    quotes,
    refusals,
    retractions,
    speakers,
)

Partition = tuple[str, int]


@dataclass(frozen=True)
class Record:
    """A record of the topic. `timestamp` is in milliseconds; a null `value` retracts the article under `key`."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    #: Where the raw record lay, as the header says.
    source: Source | None = None


@dataclass(frozen=True)
class DeadLetter:
    """A record of `articles.dead`: which article was refused and why. Without an id it is about none that can be named.

    `reason` is the error's class, `refused_at` ISO 8601.
    """

    id: str | None
    reason: str
    message: str
    stage: str
    refused_at: str
    source: Source | None = None


class Outcome(Enum):
    """What became of a record."""

    KEPT = "kept"
    RETRACTED = "retracted"
    #: An older version of what is there, or the same again.
    STALE = "stale"
    #: It breaks the contract, or is a null value without a key.
    REFUSED = "refused"
    #: A dead letter, kept as what is known of its article.
    DEAD = "dead"


class MovedError(Exception):
    """Another desk wrote to this database, or it was made anew: read on from where it says, `next` by partition."""

    def __init__(self, found: Mapping[Partition, int]) -> None:
        super().__init__(f"the offsets are {dict(found)} now")
        self.next = dict(found)


class Writer:
    """Writes to one database; its methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, topic: str) -> dict[Partition, int]:
        """Return where reading goes on, for the partitions that were ever read."""
        with self._database.reading() as connection:
            found = connection.execute(select(offsets).where(offsets.c.topic == topic))
            return {(row.topic, row.partition): row.next for row in found}

    def restart(self, place: Partition, offset: int) -> None:
        """Read a partition from `offset` on, whatever was read of it: the topic was made anew."""
        with self._database.writing() as connection:
            _set_next(connection, place, offset)

    def write(
        self, records: Sequence[Record | DeadLetter], begun: Mapping[Partition, int], ended: Mapping[Partition, int]
    ) -> list[Outcome]:
        """Write records in their order and the offsets behind them, all or nothing; return what became of each.

        `begun` is where the reader was before these records (0 at first) and `ended` where it is after them, by
        partition. Raises MovedError, and writes nothing, where the database is not at `begun`.
        """
        with self._database.writing() as connection:
            # Locks the one row of `about`: writers go one after another.
            changes, count = connection.execute(select(about.c.changes, about.c.rows).with_for_update()).one()
            self._compare(connection, begun)
            work = _Work(connection, changes, count)
            outcomes = [
                work.bury(record) if isinstance(record, DeadLetter) else work.write(record) for record in records
            ]
            for where, offset in ended.items():
                _set_next(connection, where, offset)
            connection.execute(update(about).values(changes=work.changes, rows=work.count))
        return outcomes

    def add(self, values: Iterable[bytes], received: int) -> list[Outcome]:
        """Write events that came from no topic, as later than all before them."""
        return self.write([Record("", 0, 0, received * 1000, None, value) for value in values], {}, {})

    def _compare(self, connection: Connection, begun: Mapping[Partition, int]) -> None:
        if not begun:
            return
        chosen = or_(*((offsets.c.topic == topic) & (offsets.c.partition == at) for topic, at in begun))
        found = {(row.topic, row.partition): row.next for row in connection.execute(select(offsets).where(chosen))}
        moved = {where: found.get(where, 0) for where, mine in begun.items() if found.get(where, 0) != mine}
        if moved:
            raise MovedError(moved)


def _set_next(connection: Connection, where: Partition, offset: int) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(offsets).values(topic=where[0], partition=where[1], next=offset)
    connection.execute(row.on_conflict_do_update(index_elements=["topic", "partition"], set_={"next": offset}))


class _Work:
    """The records of one transaction."""

    def __init__(self, connection: Connection, changes: int, count: int) -> None:
        self._connection = connection
        self.changes = changes
        self.count = count

    def write(self, record: Record) -> Outcome:
        if record.source is not None and not _sound(record.source):
            record = replace(record, source=None)
        if record.value is None:
            return self._retract(record)
        try:
            event = decode(EnrichedArticle, record.value)
        except ContractError as error:
            return self._refuse(record, str(error))
        self._revive(key(event.id), record.source)
        if not self._is_news(key(event.id), stored(event.event_id), record.source):
            return Outcome.STALE
        self._forget(key(event.id))
        self._keep(event, record)
        return Outcome.KEPT

    def bury(self, letter: DeadLetter) -> Outcome:
        """Keep a dead letter, unless an event or a retraction of the same raw record, or of a later one, is there.

        The two topics have no order between them. A letter that was replayed has the source of the event that came of
        it, so of one raw record the event stands.
        """
        if not letter.id:
            return Outcome.STALE
        source = letter.source if letter.source is not None and _sound(letter.source) else None
        article_id = key(letter.id)
        for table in (articles, retractions):
            known = self._source_in(table, article_id)
            if known and (source is None or known[0] is None or not source.later_than(known[0])):
                return Outcome.STALE
        before = self._source_in(dead_letters, article_id)
        if before and before[0] is not None and source is not None and before[0].later_than(source):
            return Outcome.STALE
        texts = {name: stored(getattr(letter, name)) for name in ("reason", "message", "stage", "refused_at")}
        self._connection.execute(delete(dead_letters).where(dead_letters.c.id == article_id))
        self._connection.execute(insert(dead_letters).values(id=article_id, **texts, **source_row(source)))
        return Outcome.DEAD

    def _revive(self, article_id: str, source: Source | None) -> None:
        """Forget the dead letter of an article of which something came that is not older."""
        before = self._source_in(dead_letters, article_id)
        if before and not (before[0] is not None and source is not None and before[0].later_than(source)):
            self._connection.execute(delete(dead_letters).where(dead_letters.c.id == article_id))

    def _source_in(self, table: Table, article_id: str) -> tuple[Source | None] | None:
        """Return the source of the article's row, itself None where it has none; None where there is no row."""
        columns = [column for column in table.c if column.name.startswith("source_")]
        there = self._connection.execute(select(*columns).where(table.c.id == article_id)).mappings().first()
        return None if there is None else (_source(there),)

    def _retract(self, record: Record) -> Outcome:
        if record.key is None:
            return self._refuse(record, "a null value without a key retracts nothing")
        article_id = key(record.key.decode(errors="replace"))
        self._revive(article_id, record.source)
        if not self._is_news(article_id, None, record.source):
            return Outcome.STALE
        self._forget(article_id)
        self.changes += 1
        row = {"id": article_id, "change": self.changes, **source_row(record.source)}
        self._connection.execute(insert(retractions).values(row))
        return Outcome.RETRACTED

    def _refuse(self, record: Record, reason: str) -> Outcome:
        name = None if record.key is None else key(record.key.decode(errors="replace"))
        where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
        mine = [refusals.c[name] == value for name, value in where.items()]
        self._connection.execute(delete(refusals).where(*mine))
        self._connection.execute(insert(refusals).values(**where, key=name, reason=stored(reason)))
        return Outcome.REFUSED

    def _is_news(self, article_id: str, event_id: str | None, source: Source | None) -> bool:
        """Whether the event is later than what is there: the rule of the clients, kept in the tables.

        The later source wins; the same event again is no news; an event without a source counts as later.
        """
        for table in (articles, retractions):
            columns = [column for column in table.c if column.name.startswith("source_") or column.name == "event_id"]
            there = self._connection.execute(select(*columns).where(table.c.id == article_id)).mappings().first()
            if there is None:
                continue
            known = _source(there)
            if source is not None and known is not None and known.later_than(source):
                return False
            if event_id == there.get("event_id"):
                if source is not None:
                    self._connection.execute(update(table).where(table.c.id == article_id).values(source_row(source)))
                return False
        return True

    def _forget(self, article_id: str) -> None:
        self._connection.execute(delete(retractions).where(retractions.c.id == article_id))
        number = self._connection.execute(select(articles.c.number).where(articles.c.id == article_id)).scalar()
        if number is not None:
            forget_article(self._connection, number)
            # Speakers, appearances and what the audit has of the quotes go with them.
            self._connection.execute(delete(quotes).where(quotes.c.article == number))
            self._connection.execute(delete(articles).where(articles.c.number == number))

    def _keep(self, event: EnrichedArticle, record: Record) -> None:
        received = (record.source.timestamp if record.source else record.timestamp) // 1000
        made = rows(event, record.value or b"", received)
        self.changes += 1
        self.count += len(made.quotes) + 1
        article = place(received, self.count)
        # The first quote of an article gets the highest number: the newest come first, an article's own in its order.
        numbers = [place(made.article["moment"], self.count - at) for at in range(len(made.quotes))]
        self._insert(
            articles, [{"number": article, "change": self.changes, **made.article, **source_row(record.source)}]
        )
        self._insert(
            quotes,
            [{"number": n, "article": article, **row} for n, row in zip(numbers, made.quotes, strict=True)],
        )
        named = zip(numbers, made.speakers, strict=True)
        self._insert(
            speakers, [{"quote": number, "article": article, **row} for number, found in named for row in found]
        )
        self._insert(appearances, [{"article": article, **row} for row in made.appearances])
        ids = {row["quote_id"]: number for number, row in zip(numbers, made.quotes, strict=True)}
        add_article(self._connection, article, ids, made.facts)

    def _insert(self, table: Table, found: list[Row]) -> None:
        if found:
            self._connection.execute(insert(table), found)


def _source(row: RowMapping) -> Source | None:
    if row["source_topic"] is None:
        return None
    return Source(row["source_topic"], row["source_partition"], row["source_offset"], row["source_timestamp"])


def _sound(source: Source) -> bool:
    """Whether the numbers of the header are such as a broker gives: another producer may have written anything."""
    numbers = (source.partition, source.offset, source.timestamp)
    return source.partition < 1 << 31 and all(0 <= number < 1 << 62 for number in numbers)
