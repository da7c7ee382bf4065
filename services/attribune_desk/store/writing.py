"""Records of `articles.enriched` into the tables, with the offsets in the same transaction.

So a record is in the tables exactly when the offset behind it is: after a crash nothing is missing and nothing is there
twice, whatever the topic delivers again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from sqlalchemy import Connection, RowMapping, Table, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from attribune_core.codec import decode
from attribune_core.errors import ContractError
from attribune_core.events import EnrichedArticle
from attribune_core.stage.headers import Source
from attribune_desk.corrections.applying import correct
from attribune_desk.identities.decisions import Decision, Decisions
from attribune_desk.store.audit import add_article, forget_article
from attribune_desk.store.database import Database
from attribune_desk.store.places import place, second_of
from attribune_desk.store.rows import Row, key, person_id, rows, source_row, stored
from attribune_desk.store.schema import (
    about,
    articles,
    dead_letters,
    offsets,
    placements,
    quotes,
    refusals,
    retractions,
)
from attribune_desk.store.standing import decisions, standing
from attribune_desk.store.who import Settling

Partition = tuple[str, int]
#: Reads the decisions about identities that are in force, in the order in which they were made.
Decided = Callable[[Connection], Iterable[Decision]]
_DAY = 86_400


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

    def __init__(self, database: Database, decided: Decided = decisions) -> None:
        """Take what reads the decisions about identities that are in force: by default the corrections of people."""
        self._database = database
        self._decided = decided

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
        with working(self._database, self._decided) as work:
            self._compare(work.connection, begun)
            outcomes = [
                work.bury(record) if isinstance(record, DeadLetter) else work.write(record) for record in records
            ]
            for where, offset in ended.items():
                _set_next(work.connection, where, offset)
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


@contextmanager
def working(database: Database, decided: Decided = decisions) -> Iterator[Work]:
    """Yield what writes rows, in one transaction; writers go one after another."""
    with database.writing() as connection:
        # Locks the one row of `about`.
        changes, count = connection.execute(select(about.c.changes, about.c.rows).with_for_update()).one()
        work = Work(connection, changes, count)
        yield work
        work.people.settle(Decisions(decided(connection)), work.decided)
        connection.execute(update(about).values(changes=work.changes, rows=work.count))


class Work:
    """The records of one transaction."""

    def __init__(self, connection: Connection, changes: int, count: int) -> None:
        self.connection = connection
        self.changes = changes
        self.count = count
        self.people = Settling(connection)
        #: Identity keys of which editors decided anything in this transaction.
        self.decided: set[str] = set()

    def write(self, record: Record) -> Outcome:
        """Keep an event or a retraction, unless something later is there."""
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
        self.changes += 1
        self._keep(event, record, self.changes)
        return Outcome.KEPT

    def make_again(self, article_id: str) -> None:
        """Make the rows of an article anew from its event, after its corrections changed, if it is there.

        It is no change of the article: no stream tells of it.
        """
        query = select(articles).where(articles.c.id == key(article_id))
        there = self.connection.execute(query).mappings().first()
        if there is None:
            return
        value = bytes(there["value"])
        record = Record("", 0, 0, there["received"] * 1000, None, value, _source(there))
        self._forget(key(article_id))
        self._keep(decode(EnrichedArticle, value), record, there["change"], there["received"])

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
        self.connection.execute(delete(dead_letters).where(dead_letters.c.id == article_id))
        self.connection.execute(insert(dead_letters).values(id=article_id, **texts, **source_row(source)))
        return Outcome.DEAD

    def _revive(self, article_id: str, source: Source | None) -> None:
        """Forget the dead letter of an article of which something came that is not older."""
        before = self._source_in(dead_letters, article_id)
        if before and not (before[0] is not None and source is not None and before[0].later_than(source)):
            self.connection.execute(delete(dead_letters).where(dead_letters.c.id == article_id))

    def _source_in(self, table: Table, article_id: str) -> tuple[Source | None] | None:
        """Return the source of the article's row, itself None where it has none; None where there is no row."""
        columns = [column for column in table.c if column.name.startswith("source_")]
        there = self.connection.execute(select(*columns).where(table.c.id == article_id)).mappings().first()
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
        self.connection.execute(insert(retractions).values(row))
        return Outcome.RETRACTED

    def _refuse(self, record: Record, reason: str) -> Outcome:
        name = None if record.key is None else key(record.key.decode(errors="replace"))
        where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
        mine = [refusals.c[name] == value for name, value in where.items()]
        self.connection.execute(delete(refusals).where(*mine))
        self.connection.execute(insert(refusals).values(**where, key=name, reason=stored(reason)))
        return Outcome.REFUSED

    def _is_news(self, article_id: str, event_id: str | None, source: Source | None) -> bool:
        """Whether the event is later than what is there: the rule of the clients, kept in the tables.

        The later source wins; the same event again is no news; an event without a source counts as later.
        """
        for table in (articles, retractions):
            columns = [column for column in table.c if column.name.startswith("source_") or column.name == "event_id"]
            there = self.connection.execute(select(*columns).where(table.c.id == article_id)).mappings().first()
            if there is None:
                continue
            known = _source(there)
            if source is not None and known is not None and known.later_than(source):
                return False
            if event_id == there.get("event_id"):
                if source is not None:
                    self.connection.execute(update(table).where(table.c.id == article_id).values(source_row(source)))
                return False
        return True

    def _forget(self, article_id: str) -> None:
        self.connection.execute(delete(retractions).where(retractions.c.id == article_id))
        number = self.connection.execute(select(articles.c.number).where(articles.c.id == article_id)).scalar()
        if number is not None:
            self.people.remove(number)
            forget_article(self.connection, number)
            # Speakers, appearances and what the audit has of the quotes go with them.
            self.connection.execute(delete(quotes).where(quotes.c.article == number))
            self.connection.execute(delete(articles).where(articles.c.number == number))

    def _keep(self, event: EnrichedArticle, record: Record, change: int, received: int | None = None) -> None:
        if received is None:
            received = (record.source.timestamp if record.source else record.timestamp) // 1000
        corrected = correct(event, standing(self.connection, event.id), partial(person_id, article=event.id))
        made = rows(corrected, record.value or b"", received)
        self.count += len(made.quotes) + 1
        article = place(received, self.count)
        # The first quote of an article gets the highest number: the newest come first, an article's own in its order.
        numbers = [place(made.article["moment"], self.count - at) for at in range(len(made.quotes))]
        self._insert(articles, [{"number": article, "change": change, **made.article, **source_row(record.source)}])
        self._insert(
            quotes,
            [{"number": n, "article": article, **row} for n, row in zip(numbers, made.quotes, strict=True)],
        )
        named = zip(numbers, made.speakers, strict=True)
        said = [{"quote": number, **row} for number, found in named for row in found]
        day = second_of(place(made.article["moment"], 0)) // _DAY
        self.people.add(article, made.article["source"] or "", day, made.appearances, said)
        self._insert(placements, [{"article": article, **row} for row in made.placements])
        ids = {row["quote_id"]: number for number, row in zip(numbers, made.quotes, strict=True)}
        add_article(self.connection, article, ids, made.facts)

    def _insert(self, table: Table, found: list[Row]) -> None:
        if found:
            self.connection.execute(insert(table), found)


def _source(row: RowMapping) -> Source | None:
    if row["source_topic"] is None:
        return None
    return Source(row["source_topic"], row["source_partition"], row["source_offset"], row["source_timestamp"])


def _sound(source: Source) -> bool:
    """Whether the numbers of the header are such as a broker gives: another producer may have written anything."""
    numbers = (source.partition, source.offset, source.timestamp)
    return source.partition < 1 << 31 and all(0 <= number < 1 << 62 for number in numbers)
