"""`articles.dead` from its beginning to its present end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from confluent_kafka import Consumer, KafkaError, TopicPartition

from attribune.clients.admin import broker_errors
from attribune.dead.letters import Letter, marked
from attribune_core.connection import REQUEST_TIMEOUT, librdkafka_options
from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_core.topics import DEAD

#: librdkafka wants a group's name even where nothing is committed.
_GROUP = "attribune-dead-letters"


class Reader:
    """Reads dead letters; a context manager. Methods raise BrokerError."""

    def __init__(self, settings: Settings) -> None:
        self._consumer = Consumer(
            librdkafka_options(settings)
            | {
                "group.id": _GROUP,
                "enable.auto.commit": False,
                "enable.partition.eof": True,
                # Requests of one connection are answered in order: others wait behind a fetch that waits.
                "fetch.wait.max.ms": 50,
            }
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._consumer.close()

    def letters(self) -> Iterator[tuple[Letter, bool]]:
        """Yield every letter that is there now, with whether it was replayed; in order within a partition.

        The topic is read twice, first for its marks: so memory holds the marks, not the letters.
        """
        bounds = {partition: self._bounds(DEAD.name, partition) for partition in self._partitions()}
        replayed: set[tuple[int, int]] = set()
        for record in self._read(DEAD.name, bounds):
            offset = marked(record.headers() or ())
            if offset is not None:
                replayed.add((record.partition(), offset))
        for record in self._read(DEAD.name, bounds):
            headers = record.headers() or []
            if marked(headers) is None:
                letter = Letter(record.partition(), record.offset(), record.key(), record.value(), headers)
                yield letter, (letter.partition, letter.offset) in replayed

    def original(self, letter: Letter) -> tuple[bytes | None, bytes] | None:
        """Return key and value of the record that died, read where it lay; None where it is gone."""
        if letter.place is None:
            return None
        partition, offset = letter.place
        low, high = self._bounds(letter.topic, partition)
        if not low <= offset < high:
            return None
        for record in self._read(letter.topic, {partition: (offset, offset + 1)}):
            value = record.value()
            if record.offset() == offset and value is not None:
                return record.key(), value
        return None

    def _partitions(self) -> list[int]:
        with broker_errors(DEAD.name):
            topic = self._consumer.list_topics(DEAD.name, timeout=REQUEST_TIMEOUT).topics[DEAD.name]
        if topic.error is not None:
            raise BrokerError(f"{DEAD.name}: {topic.error.str()}")
        return sorted(topic.partitions)

    def _bounds(self, topic: str, partition: int) -> tuple[int, int]:
        with broker_errors(topic):
            bounds = self._consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=REQUEST_TIMEOUT)
        if bounds is None:
            raise BrokerError(f"{topic}: no answer about partition {partition}")
        return bounds

    def _read(self, topic: str, bounds: Mapping[int, tuple[int, int]]) -> Iterator[Any]:
        """Yield the records of each partition from its first bound up to the second, exclusive."""
        left = {partition: end for partition, (start, end) in bounds.items() if start < end}
        if not left:
            return
        with broker_errors(topic):
            self._consumer.assign([TopicPartition(topic, one, bounds[one][0]) for one in left])
        while left:
            with broker_errors(topic):
                # Not consume(): it waits for a whole batch, or its timeout.
                record: Any = self._consumer.poll(REQUEST_TIMEOUT)
            if record is None:
                raise BrokerError(f"{topic}: nothing came for {REQUEST_TIMEOUT:.0f} s")
            partition, error = record.partition(), record.error()
            if error is not None and error.code() != KafkaError._PARTITION_EOF:
                raise BrokerError(f"{topic}: {error.str()}")
            if error is None and record.offset() < bounds[partition][1]:
                yield record
            if error is not None or record.offset() >= bounds[partition][1] - 1:
                left.pop(partition, None)
        with broker_errors(topic):
            self._consumer.unassign()
