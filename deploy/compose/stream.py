"""A producer and a reader that know which articles must come out, and in which form: the judge of the check."""

from __future__ import annotations

import json
import time
from collections import defaultdict

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

from attribune_core.topics import DEAD, ENRICHED, MAX_MESSAGE_BYTES, PARTITIONS, RAW

#: Every so manieth record is no JSON although it begins like it: a dead letter.
BAD_EVERY = 25
#: What no article is, in three ways that the contract refuses.
REFUSABLE = (b'{"body": "cut off', b'{"title": "no body"}', b'{"body": ""}')
_PARAGRAPH = (
    "“We will rebuild the harbor in {at} days,” Mayor Ada Roe said on Monday. “Nobody will be left out.” "
    "The port authority's director, Kwame Mensah, denied that the money had run out. He called report {at} “a fantasy.”"
)


def article(at: int) -> bytes:
    """Return the value of record number `at`: a good article of some 2,000 characters, or a bad one."""
    if at % BAD_EVERY == BAD_EVERY - 1:
        return b'{"body": "cut off'
    return json.dumps({"body": "\n\n".join(_PARAGRAPH.format(at=at * 10 + line) for line in range(9))}).encode()


def mixed(good: int, refusable: int) -> list[tuple[str, bytes]]:
    """Return so many good articles and so many that the contract refuses, by their ids, mixed evenly."""
    total = good + refusable
    values, so_far = [], 0
    for at in range(total):
        wanted = (at + 1) * refusable // total
        if wanted > so_far:
            values.append((f"refusable-{at}", REFUSABLE[so_far % len(REFUSABLE)]))
            so_far = wanted
        else:
            values.append((f"good-{at}", article(at * BAD_EVERY)))
    return values


class Stream:
    """Publishes numbered articles, reads what came out, and says what is missing."""

    def __init__(self, bootstrap: str) -> None:
        self._bootstrap: dict[str, str | int | float | bool] = {"bootstrap.servers": bootstrap, "log_level": 0}
        self.published = 0
        self._values: dict[str, dict[str, list[bytes]]] = {
            name: defaultdict(list) for name in (ENRICHED.name, DEAD.name)
        }
        self._reader = self._consumer()

    def _consumer(self) -> Consumer:
        consumer = Consumer(
            self._bootstrap
            | {"group.id": "compose-check", "enable.auto.commit": False, "fetch.message.max.bytes": MAX_MESSAGE_BYTES}
        )
        consumer.assign([TopicPartition(name, at, 0) for name in self._values for at in range(PARTITIONS)])
        return consumer

    def publish(self, count: int) -> None:
        """Publish the next articles and wait until the broker has them. Raises RuntimeError where it has not."""
        self.send([(f"article-{at}", article(at)) for at in range(self.published, self.published + count)])
        self.published += count

    def send(self, values: list[tuple[str, bytes]]) -> None:
        """Publish values under their ids and wait until the broker has them. Raises RuntimeError where it has not."""
        producer = Producer(self._bootstrap | {"acks": "all", "enable.idempotence": True})
        for name, value in values:
            producer.produce(RAW.name, value, name.encode())
            producer.poll(0)
        left = producer.flush(120)
        if left:
            raise RuntimeError(f"{left} articles were not confirmed")

    def counted(self, prefix: str, timeout: float) -> dict[str, int]:
        """Read for so long, and return how many records came out under ids that begin so, by topic."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            self._take(0.2)
        return {
            topic: sum(len(forms) for name, forms in values.items() if name.startswith(prefix))
            for topic, values in self._values.items()
        }

    def read(self, seconds: float) -> None:
        """Read for so long, or until nothing is missing."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.missing():
            self._take(0.2)

    def read_again(self) -> None:
        """Read both topics anew from their beginning, so that only what is stored counts; up to their present ends."""
        self._reader.close()
        self._reader = self._consumer()
        for values in self._values.values():
            values.clear()
        quiet = 0
        while quiet < 5 or (quiet < 50 and self.missing()):
            quiet = 0 if self._take(0.2) else quiet + 1

    def _take(self, timeout: float) -> int:
        messages = [one for one in self._reader.consume(500, timeout=timeout) if one.error() is None]
        for message in messages:
            self._values[str(message.topic())][(message.key() or b"").decode()].append(message.value() or b"")
        return len(messages)

    def out(self) -> int:
        """Return how many of the numbered articles came out, in whatever form."""
        return sum(name.startswith("article-") for values in self._values.values() for name in values)

    def missing(self) -> list[str]:
        """Return the ids of the articles that are not where they belong yet."""
        lacks = []
        for at in range(self.published):
            topic = DEAD.name if at % BAD_EVERY == BAD_EVERY - 1 else ENRICHED.name
            if f"article-{at}" not in self._values[topic]:
                lacks.append(f"article-{at}")
        return lacks

    def duplicates(self) -> int:
        """Return how many events came again; dead letters are counted, too."""
        return sum(len(one) - 1 for values in self._values.values() for one in values.values())

    def faults(self) -> list[str]:
        """Return what is wrong with what came out."""
        wrong = [f"{one} is in neither topic" for one in self.missing()]
        for name, values in self._values.items():
            wrong += [f"{one} has different bytes in {name}" for one, forms in values.items() if len(set(forms)) > 1]
        wrong += [
            f"{one} is in both topics" for one in self._values[ENRICHED.name].keys() & self._values[DEAD.name].keys()
        ]
        return wrong

    def shares(self, group: str) -> list[int]:
        """Return how many partitions each member of the consumer group has, most first; nothing while it rebalances."""
        client = AdminClient(self._bootstrap)
        try:
            described = client.describe_consumer_groups([group])[group].result(10)
        except KafkaException:
            return []
        return sorted((len(one.assignment.topic_partitions) for one in described.members), reverse=True)

    def lag(self, group: str, topic: str) -> int:
        """Return how many records of the topic the group has not committed."""
        client = AdminClient(self._bootstrap)
        asked = ConsumerGroupTopicPartitions(group, [TopicPartition(topic, at) for at in range(PARTITIONS)])
        committed = client.list_consumer_group_offsets([asked])[group].result(10).topic_partitions
        return sum(
            self._reader.get_watermark_offsets(TopicPartition(topic, one.partition), timeout=10)[1] - max(0, one.offset)
            for one in committed
        )
