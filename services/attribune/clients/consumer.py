"""Events from `articles.enriched`, without duplicates and stale versions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from attribune.clients.latest import Latest
from attribune_core.codec import decode
from attribune_core.connection import reading_options
from attribune_core.errors import BrokerError, ContractError
from attribune_core.events import EnrichedArticle
from attribune_core.settings import Settings, load_settings
from attribune_core.stage.headers import SOURCE, Source, first
from attribune_core.topics import ENRICHED

#: Seconds between commits of a consumer with a group: as long may be delivered again after a crash.
COMMIT_INTERVAL = 1.0
#: Seconds to wait for the group to give us partitions.
JOIN_TIMEOUT = 60.0
_POLL_MS = 200


@dataclass(frozen=True)
class Retraction:
    """The article with this id is retracted: forget it."""

    id: str


@dataclass(frozen=True)
class Received:
    """A record that is news: its bytes as they came, and what they say."""

    id: str
    item: EnrichedArticle | Retraction
    #: Null for a retraction.
    value: bytes | None
    source: Source | None


class Consumer:
    """Yields the enriched events of a topic, and retractions, once each and never an older version after a newer one.

    An async context manager and an async iterator of `EnrichedArticle | Retraction`. With `follow` it waits for ever
    for more; without, it ends at what was the end of the topic when it began. Without a `group` it reads from the
    beginning and shares with nobody. With a group it goes on where the group stopped, and an event counts as read
    when the next one is asked for: after a crash it comes again. Of two members of one group each knows only what it
    delivered itself.

    `remember` bounds the memory: see `Latest`. Entering raises BrokerError when the broker cannot be reached;
    iterating raises it when the broker is lost, and ContractError when a value breaks the contract.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        group: str | None = None,
        follow: bool = True,
        topic: str = ENRICHED.name,
        remember: int = 100_000,
    ) -> None:
        self._settings = settings or load_settings()
        self._group, self._follow, self._topic = group, follow, topic
        self._latest = Latest(remember)
        self._consumer: Any = None
        #: What is behind us, not committed yet.
        self._read: dict[TopicPartition, int] = {}
        self._at_hand: tuple[TopicPartition, int] | None = None
        self._committed_at = time.monotonic()

    async def __aenter__(self) -> Self:
        self._consumer = AIOKafkaConsumer(
            self._topic,
            **reading_options(self._settings),
            group_id=self._group,
            auto_offset_reset="earliest",
        )
        try:
            await self._consumer.start()
        except (KafkaError, OSError) as error:
            await self._consumer.stop()
            raise BrokerError(f"{self._settings.bootstrap_servers}: {error}") from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._commit()
        finally:
            await self._consumer.stop()
            self._consumer = None

    def __aiter__(self) -> AsyncIterator[EnrichedArticle | Retraction]:
        return self._items()

    async def _items(self) -> AsyncIterator[EnrichedArticle | Retraction]:
        async for received in self.received():
            yield received.item

    async def received(self) -> AsyncIterator[Received]:
        """Yield what `async for` over the consumer does, with the bytes and the source."""
        if self._consumer is None:
            raise RuntimeError("the consumer is not open: use it as `async with Consumer() as consumer:`")
        try:
            ends = {} if self._follow else await self._ends()
            while self._follow or ends:
                for place, records in (await self._consumer.getmany(timeout_ms=_POLL_MS)).items():
                    for record in records:
                        received = self._news(record)
                        self._at_hand = (place, record.offset + 1)
                        if received is not None:
                            yield received
                        self._read[place] = record.offset + 1
                    await self._commit_now_and_then()
                ends = await self._still_ahead(ends)
        except KafkaError as error:
            raise BrokerError(f"{self._topic}: {error!r}") from error

    async def commit(self) -> None:
        """Count what was delivered last as read, too, and commit: for a reader that stops there. Raises BrokerError."""
        if self._at_hand is not None:
            place, offset = self._at_hand
            self._read[place] = offset
        await self._commit()

    async def _ends(self) -> dict[TopicPartition, int]:
        """Return where each of our partitions that holds something more ends now, once we have been given some."""
        try:
            async with asyncio.timeout(JOIN_TIMEOUT):
                while not self._consumer.assignment():  # noqa: ASYNC110 - aiokafka has no event for it
                    await asyncio.sleep(0.05)
        except TimeoutError as error:
            missing = self._topic not in await self._consumer.topics()
            why = "no such topic; `attribune topics create` makes it" if missing else "its group gave us no partition"
            raise BrokerError(f"{self._topic}: {why}") from error
        ends: dict[TopicPartition, int] = await self._consumer.end_offsets(list(self._consumer.assignment()))
        return await self._still_ahead(ends)

    async def _still_ahead(self, ends: dict[TopicPartition, int]) -> dict[TopicPartition, int]:
        mine = self._consumer.assignment()  # another member of the group may have taken the rest over
        return {
            place: end for place, end in ends.items() if place in mine and await self._consumer.position(place) < end
        }

    def _news(self, record: Any) -> Received | None:
        where = f"{record.topic}:{record.partition}:{record.offset}"
        source = Source.read(first(record.headers, SOURCE))
        if record.value is None:
            if record.key is None:
                return None
            article_id = record.key.decode(errors="replace")
            if not self._latest.is_news(article_id, None, source):
                return None
            return Received(article_id, Retraction(article_id), None, source)
        try:
            event = decode(EnrichedArticle, record.value)
        except ContractError as error:
            raise ContractError(f"{where}: {error}") from error
        if not self._latest.is_news(event.id, event.event_id, source):
            return None
        return Received(event.id, event, record.value, source)

    async def _commit_now_and_then(self) -> None:
        if time.monotonic() - self._committed_at >= COMMIT_INTERVAL:
            await self._commit()

    async def _commit(self) -> None:
        self._committed_at = time.monotonic()
        if self._group is None or not self._read:
            return
        # A partition that went to another member in the meantime is that member's to commit.
        mine = self._consumer.assignment()
        offsets = {place: offset for place, offset in self._read.items() if place in mine}
        self._read.clear()
        if not offsets:
            return
        try:
            await self._consumer.commit(offsets)
        except KafkaError as error:
            raise BrokerError(f"commit of group {self._group}: {error!r}") from error
