"""Moving a stage's consumer group back in time, so that it works on what it had done already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from confluent_kafka import Consumer, KafkaException, TopicPartition

from attribune.clients.admin import Admin, broker_errors
from attribune_core.connection import REQUEST_TIMEOUT, librdkafka_options
from attribune_core.errors import AttribuneError
from attribune_core.settings import Settings
from attribune_core.topics import Topic

_AGO = re.compile(r"(\d+)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class GroupActiveError(AttribuneError):
    """The group has members: moved under them, its place would be overwritten by their next commit."""


@dataclass(frozen=True)
class Move:
    """Where a partition of the group goes back to, `offset`, from `committed`."""

    partition: int
    committed: int
    offset: int


def moment(text: str, now: datetime) -> datetime:
    """Return the time that `text` says: ISO 8601 (UTC unless it says otherwise), or how long ago (`90m`, `2h`, `3d`).

    Raises ValueError.
    """
    ago = _AGO.fullmatch(text.strip())
    if ago:
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    when = datetime.fromisoformat(text.strip())
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def moves(committed: Mapping[int, int | None], since: Mapping[int, int | None]) -> list[Move]:
    """Return the partitions that go back: from what is `committed` to the first offset `since` the time asked for.

    Both are None where there is none. Nothing moves forward: that would skip articles.
    """
    found = []
    for partition, place in sorted(committed.items()):
        target = since.get(partition)
        if place is not None and target is not None and target < place:
            found.append(Move(partition, place, target))
    return found


def rewind(settings: Settings, group: str, topic: Topic, since: datetime, *, dry_run: bool = False) -> list[Move]:
    """Move `group` back on `topic` to the first record with a timestamp at or after `since`; return what moved.

    Raises GroupActiveError, also when a member joins in the meantime, and BrokerError.
    """
    admin = Admin(settings)
    if topic.name not in admin.partitions():
        return []
    _refuse_if_active(admin, group)
    consumer = Consumer(librdkafka_options(settings) | {"group.id": group, "enable.auto.commit": False})
    try:
        places = [TopicPartition(topic.name, one) for one in range(admin.partitions()[topic.name])]
        at = int(since.timestamp() * 1000)
        with broker_errors(f"places of {group} on {topic.name}"):
            committed = consumer.committed(places, timeout=REQUEST_TIMEOUT)
            asked = [TopicPartition(topic.name, place.partition, at) for place in places]
            found = consumer.offsets_for_times(asked, timeout=REQUEST_TIMEOUT)
        wanted = moves(_offsets(committed), _offsets(found))
        if wanted and not dry_run:
            _commit(consumer, group, topic, wanted)
    finally:
        consumer.close()
    return wanted


def _refuse_if_active(admin: Admin, group: str) -> None:
    with broker_errors(f"state of {group}"):
        asked = admin.client.describe_consumer_groups([group], request_timeout=REQUEST_TIMEOUT)
        members = len(asked[group].result().members)
    if members:
        raise GroupActiveError(f"{group} has {members} members: stop them, move it, and start them again")


def _commit(consumer: Consumer, group: str, topic: Topic, wanted: list[Move]) -> None:
    offsets = [TopicPartition(topic.name, move.partition, move.offset) for move in wanted]
    try:
        # The broker takes a commit without membership only while the group is empty.
        consumer.commit(offsets=offsets, asynchronous=False)
    except KafkaException as error:
        raise GroupActiveError(f"{group} was not moved: {error.args[0].str()}") from error


def _offsets(places: list[TopicPartition]) -> dict[int, int | None]:
    # Negative numbers are librdkafka's "none".
    return {place.partition: place.offset if place.offset >= 0 else None for place in places}
