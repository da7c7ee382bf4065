"""The headers of a record: what every stage carries on, and what a dead letter says about its death."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

#: As they stand in a record: in order, names may repeat.
Headers = list[tuple[str, bytes]]

#: Where the raw record lay: `topic:partition:offset:timestamp`. Set by the first stage, kept by all others.
SOURCE = "attribune-source"
#: When the stage made the record: ISO 8601, UTC.
PROCESSED_AT = "attribune-processed-at"
#: W3C trace context, passed on untouched.
TRACEPARENT = "traceparent"

# On dead letters. The first six are Kafka Streams' names (KIP-1034), so that its tools read them.
ERROR_TOPIC = "__streams.errors.topic"
ERROR_PARTITION = "__streams.errors.partition"
ERROR_OFFSET = "__streams.errors.offset"
ERROR_EXCEPTION = "__streams.errors.exception"
ERROR_MESSAGE = "__streams.errors.message"
ERROR_STACKTRACE = "__streams.errors.stacktrace"
#: Which stage refused the article, at which version, and when (ISO 8601, UTC).
STAGE = "attribune-stage"
VERSION = "attribune-version"
FAILED_AT = "attribune-failed-at"
#: Number of bytes of the value, where the dead letter was too large to carry it and its own value is empty.
VALUE_LEFT_OUT = "attribune-value-left-out"

#: What says how the value of a record is to be read, in lower case. What a stage makes of it is JSON, and needs none.
OF_VALUE = frozenset(("content-type", "content-encoding"))

#: Every header that a dead letter adds: what a replay takes off again.
ERROR_HEADERS: tuple[str, ...] = (
    ERROR_TOPIC,
    ERROR_PARTITION,
    ERROR_OFFSET,
    ERROR_EXCEPTION,
    ERROR_MESSAGE,
    ERROR_STACKTRACE,
    STAGE,
    VERSION,
    FAILED_AT,
    VALUE_LEFT_OUT,
)


@dataclass(frozen=True)
class Source:
    """Where the raw record of an article lay, and its timestamp in milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp: int

    def encode(self) -> bytes:
        """Return the header's value."""
        return f"{self.topic}:{self.partition}:{self.offset}:{self.timestamp}".encode()

    @classmethod
    def read(cls, value: bytes | None) -> Self | None:
        """Return the source in a header's value, None where there is none or a producer wrote another thing there."""
        try:
            # A topic's name has no colon in it.
            topic, partition, offset, timestamp = (value or b"").decode().split(":")
            return cls(topic, int(partition), int(offset), int(timestamp))
        except ValueError:
            return None

    def later_than(self, other: Source) -> bool:
        """Whether this record came after `other`.

        Within a partition the offset decides; between partitions, where there is no order, the timestamp.
        """
        if (self.topic, self.partition) == (other.topic, other.partition):
            return self.offset > other.offset
        return self.timestamp > other.timestamp


def now() -> bytes:
    """Return the time as the headers give it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").encode()


def first(headers: Iterable[tuple[str, bytes | None]], name: str) -> bytes | None:
    """Return the value of the first header of that name."""
    return next((value for key, value in headers if key == name), None)


def without(headers: Iterable[tuple[str, bytes | None]], *names: str) -> Headers:
    """Return the headers except those of these names; a null value, which few clients can read, becomes empty."""
    return [(key, value or b"") for key, value in headers if key not in names]


def without_those_of_value(headers: Iterable[tuple[str, bytes | None]]) -> Headers:
    """Return the headers except those that say how this record's value is to be read."""
    return [(key, value or b"") for key, value in headers if key.lower() not in OF_VALUE]


def carried(headers: Iterable[tuple[str, bytes | None]], source: Source) -> Headers:
    """Return the headers of what a stage makes of a record: the record's own, the source and the time.

    `source` is where this record lay; it is used where the headers name no source yet.
    """
    kept = without(headers, PROCESSED_AT)
    if Source.read(first(kept, SOURCE)) is None:
        kept = [*without(kept, SOURCE), (SOURCE, source.encode())]
    return [*kept, (PROCESSED_AT, now())]
