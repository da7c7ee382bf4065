"""Topics of a broker: what is there, and the steps of a plan carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from confluent_kafka import KafkaException

# Its own stubs do not say that these are exported.
from confluent_kafka.admin import (  # type: ignore[attr-defined]
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    NewTopic,
    ResourceType,
)

from attribune.topic_plan import Change, Found, Kind
from attribune_core.connection import REQUEST_TIMEOUT, librdkafka_options
from attribune_core.errors import BrokerError
from attribune_core.settings import Settings
from attribune_core.topics import Topic


@contextmanager
def broker_errors(what: str) -> Iterator[None]:
    """Turn what confluent_kafka raises into BrokerError that says what was asked."""
    try:
        yield
    except KafkaException as error:
        raise BrokerError(f"{what}: {error.args[0].str()}") from error


class Admin:
    """The administration of one broker; every method raises BrokerError."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # Referenced for as long as its futures are: without that their result() would wait for ever.
        self._client = AdminClient(librdkafka_options(settings))

    @property
    def client(self) -> Any:
        """The client itself, for what concerns consumer groups."""
        return self._client

    def partitions(self) -> dict[str, int]:
        """Return the number of partitions of every topic that is there."""
        with broker_errors(f"no answer from {self._settings.bootstrap_servers}"):
            metadata = self._client.list_topics(timeout=REQUEST_TIMEOUT)
        return {name: len(topic.partitions) for name, topic in metadata.topics.items() if topic.error is None}

    def find(self, declared: Iterable[Topic]) -> dict[str, Found]:
        """Return those of the topics that are there, with their settings."""
        counts = self.partitions()
        there = [topic.name for topic in declared if topic.name in counts]
        if not there:
            return {}
        resources = [ConfigResource(ResourceType.TOPIC, name) for name in there]
        with broker_errors("describe topics"):
            asked = self._client.describe_configs(resources, request_timeout=REQUEST_TIMEOUT)
            configs = {resource.name: future.result() for resource, future in asked.items()}
        return {name: Found(counts[name], {key: entry.value for key, entry in configs[name].items()}) for name in there}

    def apply(self, changes: Sequence[Change]) -> Iterator[Change]:
        """Carry out the steps one by one and yield each when it is done."""
        for change in changes:
            with broker_errors(f"{change.topic.name}: {change.kind}"):
                for future in self._start(change).values():
                    future.result()
            yield change

    def _start(self, change: Change) -> Mapping[Any, Future[Any]]:
        name = change.topic.name
        if change.kind is Kind.CREATE:
            new = NewTopic(name, change.partitions, self._settings.replication_factor, config=dict(change.config))
            return dict(self._client.create_topics([new], request_timeout=REQUEST_TIMEOUT))
        if change.kind is Kind.ADD_PARTITIONS:
            more = NewPartitions(name, change.partitions)
            return dict(self._client.create_partitions([more], request_timeout=REQUEST_TIMEOUT))
        if change.kind is Kind.ALTER_CONFIG:
            entries = [
                ConfigEntry(key, value, incremental_operation=AlterConfigOpType.SET)
                for key, value in change.config.items()
            ]
            resource = ConfigResource(ResourceType.TOPIC, name, incremental_configs=entries)
            return dict(self._client.incremental_alter_configs([resource], request_timeout=REQUEST_TIMEOUT))
        return {}
