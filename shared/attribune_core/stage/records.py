"""Records as the stage passes them about: read, and to be sent. Plain bytes, no Kafka client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.stage.headers import Headers, Source


@dataclass(frozen=True)
class Consumed:
    """A record that was read."""

    topic: str
    partition: int
    offset: int
    #: Milliseconds since 1970.
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]] = ()

    @property
    def size(self) -> int:
        """Bytes of key and value."""
        return len(self.key or b"") + len(self.value or b"")

    @property
    def source(self) -> Source:
        """Where it lies."""
        return Source(self.topic, self.partition, self.offset, self.timestamp)


@dataclass(frozen=True)
class Record:
    """A record to be sent; a null value retracts."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = field(default_factory=list)
