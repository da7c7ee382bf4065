"""An independent reader: plain aiokafka, no code of the stage, on every topic from its beginning."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Collection, Coroutine, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from attribune_core.stage import headers as names
from attribune_core.topics import ALL, ANNOTATED, CLEAN, DEAD, ENRICHED, MAX_MESSAGE_BYTES, RAW
from tests.chaos.articles import NUMBER

#: Topic, partition and offset.
Place = tuple[str, int, int]
#: Marks of a replay, which are no letters.
_REPLAYED = "attribune-replayed"
#: Polls that bring nothing after which a partition counts as read, though its end is not reached: the record at the
#: end may be a transaction's marker.
_QUIET = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A record that was read; of its value only a digest is kept."""

    place: Place
    key: bytes | None
    #: Where the raw record lay.
    source: Place | None
    #: None for a null value.
    digest: bytes | None
    size: int
    event_id: str | None = None
    model: str | None = None
    #: In the ledger: on raw records, and on what carries their headers.
    number: int | None = None
    #: Of a dead letter: the record that died, and whether its value was left out.
    died: Place | None = None
    left_out: bool = False
    at: float = 0.0


def read_record(record: Any, now: float) -> Seen:
    """Return what is kept of a record of aiokafka."""
    headers = dict(record.headers)
    event: dict[str, Any] = {}
    if record.value and record.topic not in (RAW.name, DEAD.name):
        event = json.loads(record.value)
    number = headers.get(NUMBER)
    died = None
    if names.ERROR_OFFSET in headers:
        topic, partition, offset = (
            headers[one].decode() for one in (names.ERROR_TOPIC, names.ERROR_PARTITION, names.ERROR_OFFSET)
        )
        died = (topic, int(partition), int(offset))
    return Seen(
        place=(record.topic, record.partition, record.offset),
        key=record.key,
        source=_source(headers.get(names.SOURCE)),
        digest=None if record.value is None else blake2b(record.value, digest_size=16).digest(),
        size=len(record.value or b""),
        event_id=event.get("event_id"),
        model=event.get("pipeline", {}).get("model"),
        number=int(number) if number is not None else None,
        died=died,
        left_out=names.VALUE_LEFT_OUT in headers,
        at=now,
    )


def _source(value: bytes | None) -> Place | None:
    if value is None:
        return None
    topic, partition, offset, _ = value.decode().split(":")
    return topic, int(partition), int(offset)


@dataclass
class Records:
    """Everything that was read, by topic, and indexes of it."""

    by_topic: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[Place, Seen] = field(default_factory=dict)
    #: Sources of what is on a topic.
    sources: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    #: Numbers of what is on a topic, and when each was first seen there.
    numbers: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    #: Offset of the last record of a partition.
    last: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, seen: Seen) -> None:
        """Take a record."""
        topic = seen.place[0]
        self.by_topic[topic].append(seen)
        self.by_place[seen.place] = seen
        self.last[seen.place[:2]] = seen.place[2]
        source = seen.place if topic == RAW.name else seen.source
        if source is not None:
            self.sources[topic].add(source)
            raw = self.by_place.get(source)
            number = seen.number if raw is None else raw.number
            if number is not None:
                self.numbers[topic].setdefault(number, seen.at)

    def out(self, number: int) -> bool:
        """Whether a raw record came out, as an event or as a dead letter."""
        return number in self.numbers[ENRICHED.name] or number in self.numbers[DEAD.name]


class Verifier:
    """Reads on and on; `records` is what it has read so far."""

    def __init__(self, bootstrap: str, partitions: int) -> None:
        self.records = Records()
        self._consumer = AIOKafkaConsumer(
            bootstrap_servers=bootstrap,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            max_partition_fetch_bytes=MAX_MESSAGE_BYTES + 1024 * 1024,
            fetch_max_wait_ms=100,
            metadata_max_age_ms=5_000,
        )
        self._places = [TopicPartition(topic.name, at) for topic in ALL for at in range(partitions)]
        self._last: dict[TopicPartition, int] = {}
        self._quiet: dict[TopicPartition, int] = defaultdict(int)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to read."""
        await self._consumer.start()
        self._consumer.assign(self._places)
        # Every offset is asked for by this reader itself: no group, no commit.
        await self._consumer.seek_to_beginning(*self._places)
        self._task = asyncio.create_task(self._read())

    async def close(self) -> None:
        """Stop reading."""
        await ended([self._task] if self._task is not None else [])
        await within(self._consumer.stop())

    async def catch_up(self, topics: Iterable[str], seconds: float = 60.0) -> None:
        """Return when all that is on the topics now was read. Raises TimeoutError."""
        places = [place for place in self._places if place.topic in set(topics)]
        async with asyncio.timeout(seconds):
            ends: dict[TopicPartition, int] | None = None
            while ends is None:
                try:
                    ends = await self._consumer.end_offsets(places)
                except KafkaError:
                    await asyncio.sleep(0.2)
            self._quiet.clear()
            while behind := [place for place in places if self._last.get(place, -1) + 1 < ends[place]]:
                if all(self._quiet[place] >= _QUIET for place in behind):
                    return
                await asyncio.sleep(0.02)

    def made_again(self, topic: str) -> None:
        """Read a topic that was deleted and made again from its beginning."""
        for place in self._places:
            if place.topic == topic:
                self._last[place] = -1
                self._consumer.seek(place, 0)

    async def _read(self) -> None:
        while True:
            try:
                got = await self._consumer.getmany(timeout_ms=300)
            except KafkaError:
                # The broker is down: that is what the suite does to it.
                await asyncio.sleep(0.2)
                continue
            now = time.monotonic()
            for place in self._places:
                records = got.get(place, ())
                self._quiet[place] = 0 if records else self._quiet[place] + 1
                for record in records:
                    # Read twice where the reader was set back; a topic made again begins anew (`made_again`).
                    if record.offset > self._last.get(place, -1):
                        self._last[place] = record.offset
                        self._take(record, now)

    def _take(self, record: Any, now: float) -> None:
        if any(name == _REPLAYED for name, _ in record.headers):
            return
        self.records.add(read_record(record, now))


async def ended(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel the tasks until they have ended: the client swallows a cancellation while a broker is down."""
    left = {task for task in tasks if not task.done()}
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=1.0)


async def within(close: Coroutine[Any, Any, None], seconds: float = 20.0) -> None:
    """Wait for the end of a client, but not for ever: while a broker is down, its own tasks may stay.

    Waited for as a task, because their cancellation may come out of it.
    """
    await asyncio.wait([asyncio.ensure_future(close)], timeout=seconds)


#: What a stage reads and where what it makes of that goes.
FLOW: dict[str, tuple[str, tuple[str, ...]]] = {
    "attribune-cleaner": (RAW.name, (CLEAN.name, DEAD.name)),
    "attribune-entity-extractor": (CLEAN.name, (ANNOTATED.name, DEAD.name)),
    "attribune-quote-linker": (ANNOTATED.name, (ENRICHED.name, DEAD.name)),
}
