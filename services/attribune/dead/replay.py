"""Dead letters sent back to the topic that they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from confluent_kafka import KafkaException, Producer

from attribune.dead.letters import REPLAY_CAP, Filter, Letter, Verdict, mark, revived, verdict
from attribune.dead.reader import Reader
from attribune_core.connection import librdkafka_options
from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_core.stage.records import Record
from attribune_core.topics import MAX_MESSAGE_BYTES

#: Letters sent before their marks: as many may be sent twice after a crash in between, which harms nobody.
_CHUNK = 50
#: Seconds until a send that the broker does not confirm counts as failed.
_SEND_TIMEOUT = 60.0
#: librdkafka's word for "by the key".
_ANY_PARTITION = -1


def replay(
    settings: Settings, wanted: Filter, *, cap: int = REPLAY_CAP, dry_run: bool = False
) -> Iterator[tuple[Letter, Verdict]]:
    """Send back every letter that is wanted and was not replayed yet; yield each with what was done.

    The record is marked as replayed after the broker has confirmed it. With `dry_run` nothing is sent. Raises
    BrokerError.
    """
    # Two: the first is in the middle of the dead letters when an original has to be looked up.
    with Reader(settings) as reader, Reader(settings) as originals:
        producer = None if dry_run else _producer(settings)
        meant = ((one, verdict(one, cap)) for one, done in reader.letters() if not done and wanted.matches(one))
        while chunk := list(islice(meant, _CHUNK)):
            yield from _replay(producer, originals, chunk)


def _replay(
    producer: Producer | None, originals: Reader, chunk: list[tuple[Letter, Verdict]]
) -> Iterator[tuple[Letter, Verdict]]:
    out: list[tuple[Letter, Verdict]] = []
    records: list[Record] = []
    for letter, decided in chunk:
        final = decided
        if decided is Verdict.REPLAY:
            found = originals.original(letter) if letter.value_left_out else (letter.key, letter.value or b"")
            if found is None:
                final = Verdict.GONE
            else:
                records.append(revived(letter, *found))
        out.append((letter, final))
    if producer is not None:
        _send(producer, ((record, None) for record in records))
        _send(producer, ((mark(one), one.partition) for one, final in out if final is Verdict.REPLAY))
    yield from out


def _producer(settings: Settings) -> Producer:
    options = {
        "enable.idempotence": True,
        "compression.type": settings.compression,
        "message.max.bytes": MAX_MESSAGE_BYTES,
        "message.timeout.ms": int(_SEND_TIMEOUT * 1000),
    }
    return Producer(librdkafka_options(settings) | options)


def _send(producer: Producer, records: Iterable[tuple[Record, int | None]]) -> None:
    faults: list[str] = []

    def delivered(error: object, _: object) -> None:
        if error is not None:
            faults.append(str(error))

    for record, partition in records:
        try:
            producer.produce(
                record.topic,
                key=record.key,
                value=record.value,
                headers=list(record.headers),
                on_delivery=delivered,
                partition=_ANY_PARTITION if partition is None else partition,
            )
        except (KafkaException, BufferError) as error:
            raise BrokerError(f"{record.topic}: {error}") from error
    left = producer.flush(_SEND_TIMEOUT)
    if left or faults:
        raise BrokerError(f"not confirmed: {left or len(faults)} records; {'; '.join(faults[:3])}")
