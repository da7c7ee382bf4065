"""Reads `articles.enriched` and `articles.dead` into the store: no consumer group, the offsets are beside the rows.

Each topic has a reader of its own. So a desk without the right to read the dead letters, or on a broker without them,
goes on with the events, and only does not know what was refused.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError, OffsetOutOfRangeError

from attribune_core.connection import reading_options
from attribune_core.errors import ArticleError, BrokerError
from attribune_core.raw import read_raw
from attribune_core.settings import Settings
from attribune_core.stage import headers as names
from attribune_core.stage.headers import Source, first
from attribune_core.topics import ENRICHED, RAW, Topic
from attribune_desk.store import DeadLetter, MovedError, Outcome, Record, Store, StoreError

log = logging.getLogger(__name__)

#: Records of one transaction: enough that a long topic is read fast, few enough that readers see it come.
BATCH = 200
#: Seconds between two attempts where the broker or the database is away; and to look for new partitions.
RETRY, LOOK = 2.0, 30.0
_POLL_MS = 200

Place = tuple[str, int]


class Consumer:
    """The one reader of a topic in this process: `articles.enriched`, or `articles.dead`.

    `on_change` is called in the event loop after every transaction that wrote.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        on_change: Callable[[], None] = lambda: None,
        *,
        topic: Topic = ENRICHED,
    ) -> None:
        self._topic = topic.name
        self._settings = settings
        self._store = store
        self._on_change = on_change
        self._kafka: Any = None
        self._next: dict[Place, int] = {}
        #: What it is at, for people: "reading", or what is wrong.
        self.state = "starting"

    async def run(self) -> None:
        """Read for ever; where the broker or the database is away, say so and try again."""
        while True:
            try:
                await self._session(follow=True)
            except (BrokerError, StoreError) as error:
                if self.state != str(error):
                    log.warning("the desk waits: %s", error)
                self.state = str(error)
                await asyncio.sleep(RETRY)

    async def catch_up(self) -> dict[Outcome, int]:
        """Read to what is the end of the topic now, and return how many records came to what.

        Raises BrokerError and StoreError.
        """
        return await self._session(follow=False)

    def lag(self) -> int | None:
        """Return how many records were not read yet, None where that is not known."""
        if self._kafka is None or not self._next:
            return None
        ends = [(self._kafka.highwater(TopicPartition(*place)), at) for place, at in self._next.items()]
        return None if any(end is None for end, _ in ends) else sum(max(0, end - at) for end, at in ends)

    async def _session(self, follow: bool) -> dict[Outcome, int]:
        self._kafka = AIOKafkaConsumer(
            **reading_options(self._settings),
            # Where our offset is not there any more, we decide: see `_assign`.
            auto_offset_reset="none",
        )
        try:
            await self._kafka.start()
            return await self._read(follow)
        except (KafkaError, OSError) as error:
            raise BrokerError(f"{self._settings.bootstrap_servers}, {self._topic}: {error!r}") from error
        finally:
            await self._kafka.stop()
            self._kafka = None

    async def _read(self, follow: bool) -> dict[Outcome, int]:
        counts = dict.fromkeys(Outcome, 0)
        ends = await self._assign()
        looked = asyncio.get_running_loop().time()
        while follow or any(self._next[place] < end for place, end in ends.items()):
            self.state = "reading"
            try:
                batch = await self._kafka.getmany(timeout_ms=_POLL_MS, max_records=BATCH)
            except OffsetOutOfRangeError:
                await self._assign()
                continue
            for outcome in await self._write(batch):
                counts[outcome] += 1
            if not follow:
                # The last records may be markers of transactions, which are not delivered.
                for place in ends:
                    self._next[place] = max(self._next[place], await self._kafka.position(TopicPartition(*place)))
            elif asyncio.get_running_loop().time() - looked > LOOK:
                looked = asyncio.get_running_loop().time()
                if await self._partitions() != self._kafka.assignment():
                    await self._assign()
        return counts

    async def _partitions(self) -> set[TopicPartition]:
        # The public calls either subscribe or want the partitions already.
        await self._kafka._client.add_topic(self._topic)
        found = self._kafka.partitions_for_topic(self._topic)
        if not found:
            raise BrokerError(f"{self._topic}: no such topic; `attribune topics create` makes it")
        return {TopicPartition(self._topic, partition) for partition in found}

    async def _assign(self) -> dict[Place, int]:
        """Take every partition from where the database says; return where they end.

        Where that is behind the end, the topic was made anew, and before the beginning, records are gone: it is read
        from its beginning.
        """
        partitions = await self._partitions()
        self._kafka.assign(partitions)
        stored = await asyncio.to_thread(self._store.writer.next, self._topic)
        begins = await self._kafka.beginning_offsets(list(partitions))
        ends = await self._kafka.end_offsets(list(partitions))
        for at in partitions:
            place = (at.topic, at.partition)
            offset = stored.get(place, 0)
            if not begins[at] <= offset <= ends[at]:
                if place in stored:
                    log.warning("%s:%d begins anew: %d is not on it", at.topic, at.partition, offset)
                offset = begins[at]
                await asyncio.to_thread(self._store.writer.restart, place, offset)
            self._go_on(place, offset)
        return {(at.topic, at.partition): end for at, end in ends.items()}

    def _go_on(self, place: Place, offset: int) -> None:
        self._next[place] = offset
        self._kafka.seek(TopicPartition(*place), offset)

    async def _write(self, batch: Mapping[TopicPartition, Sequence[Any]]) -> list[Outcome]:
        if not batch:
            return []
        ended = {(at.topic, at.partition): found[-1].offset + 1 for at, found in batch.items()}
        begun = {place: self._next[place] for place in ended}
        try:
            records, outcomes = await asyncio.to_thread(self._keep, batch, begun, ended)
        except MovedError as error:
            log.warning("another desk writes to this database: %s", error)
            for place, offset in (begun | error.next).items():
                self._go_on(place, offset)
            return []
        self._next |= ended
        for record, outcome in zip(records, outcomes, strict=True):
            if isinstance(record, Record) and outcome is Outcome.REFUSED:
                log.error("refused %s:%d:%d: it breaks the contract", record.topic, record.partition, record.offset)
        self._on_change()
        return outcomes

    def _keep(
        self, batch: Mapping[TopicPartition, Sequence[Any]], begun: Mapping[Place, int], ended: Mapping[Place, int]
    ) -> tuple[list[Record | DeadLetter], list[Outcome]]:
        found = [one for records in batch.values() for one in records]
        records: list[Record | DeadLetter] = (
            [_record(one) for one in found]
            if self._topic == ENRICHED.name
            else [_letter(one, self._settings.max_bytes) for one in found]
        )
        return records, self._store.writer.write(records, begun, ended)


def _record(one: Any) -> Record:
    source = Source.read(first(one.headers, names.SOURCE))
    return Record(one.topic, one.partition, one.offset, one.timestamp, one.key, one.value, source)


def _letter(one: Any, max_bytes: int) -> DeadLetter:
    """Return what a record of `articles.dead` says; a replay's mark, and what no stage wrote, is about no article."""

    def text(name: str) -> str:
        return (first(one.headers, name) or b"").decode(errors="replace")

    reason = text(names.ERROR_EXCEPTION)
    return DeadLetter(
        id=_article_of(one, text(names.ERROR_TOPIC), max_bytes) if reason else None,
        reason=reason,
        message=text(names.ERROR_MESSAGE),
        stage=text(names.STAGE),
        refused_at=text(names.FAILED_AT),
        source=Source.read(first(one.headers, names.SOURCE)),
    )


def _article_of(one: Any, topic: str, max_bytes: int) -> str | None:
    """Return the id of the article of a dead letter: on later topics its key, else as the first stage reads it.

    A raw record that cannot be read has its key for an id, or none.
    """
    named = None if one.key is None else one.key.decode(errors="replace")
    if topic != RAW.name or not one.value:
        return named
    try:
        return read_raw(one.value, one.key, dict(one.headers), max_bytes=max_bytes).id
    except ArticleError:
        return named
