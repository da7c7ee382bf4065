"""A Kafka broker inside this process, for the demo and the quick tests: librdkafka's mock cluster.

It speaks the real protocol on a loopback port and keeps everything in memory. It is no Kafka: a partition keeps its
latest 5 MB or 100,000 records and drops the earlier ones silently, nothing is compacted, topic settings are ignored,
and a group of several members fails now and then. The promises of the pipeline are tested on a real Apache Kafka.

The functions are those of `rdkafka_mock.h`, called through ctypes, because the Python client does not expose them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from confluent_kafka import cimpl

from attribune_core.errors import BrokerError
from attribune_core.topics import ALL, PARTITIONS

#: Kafka's numbers of the requests that tests make fail.
PRODUCE, OFFSET_COMMIT = 0, 8

_PRODUCER = 0
_POINTER, _INT, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
_ERROR_LENGTH = 512


def _library() -> ctypes.CDLL:
    """Return librdkafka: the symbols of the client's own extension module and of what it links to."""
    library = ctypes.CDLL(cimpl.__file__)
    signatures = {
        "rd_kafka_conf_new": (_POINTER, []),
        "rd_kafka_conf_set": (_INT, [_POINTER, _TEXT, _TEXT, _TEXT, ctypes.c_size_t]),
        "rd_kafka_new": (_POINTER, [_INT, _POINTER, _TEXT, ctypes.c_size_t]),
        "rd_kafka_destroy": (None, [_POINTER]),
        "rd_kafka_mock_cluster_new": (_POINTER, [_POINTER, _INT]),
        "rd_kafka_mock_cluster_destroy": (None, [_POINTER]),
        "rd_kafka_mock_cluster_bootstraps": (_TEXT, [_POINTER]),
        "rd_kafka_mock_topic_create": (_INT, [_POINTER, _TEXT, _INT, _INT]),
        "rd_kafka_mock_group_initial_rebalance_delay_ms": (None, [_POINTER, ctypes.c_int32]),
        "rd_kafka_mock_broker_set_down": (_INT, [_POINTER, ctypes.c_int32]),
        "rd_kafka_mock_broker_set_up": (_INT, [_POINTER, ctypes.c_int32]),
        "rd_kafka_mock_push_request_errors_array": (
            None,
            [_POINTER, ctypes.c_int16, ctypes.c_size_t, ctypes.POINTER(_INT)],
        ),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class EmbeddedBroker:
    """One broker on a free loopback port for as long as the `with` block runs.

    `partitions` is the number of partitions of the pipeline's topics, which are there from the start unless `topics`
    names others. Raises BrokerError if it cannot start.
    """

    def __init__(self, partitions: int = PARTITIONS, topics: Iterable[str] | None = None) -> None:
        self.partitions = partitions
        self._topics = [topic.name for topic in ALL] if topics is None else list(topics)
        self._library = _library()
        self._client: int | None = None
        self._cluster: int | None = None

    def start(self) -> Self:
        """Start the broker and make the topics."""
        message = ctypes.create_string_buffer(_ERROR_LENGTH)
        conf = self._library.rd_kafka_conf_new()
        # Errors only: this client is there for its mock cluster, and has no broker to connect to.
        self._library.rd_kafka_conf_set(conf, b"log_level", b"3", message, _ERROR_LENGTH)
        self._client = self._library.rd_kafka_new(_PRODUCER, conf, message, _ERROR_LENGTH)
        if not self._client:
            raise BrokerError(f"no embedded broker: {message.value.decode(errors='replace')}")
        self._cluster = self._library.rd_kafka_mock_cluster_new(self._client, 1)
        if not self._cluster:
            self.stop()
            raise BrokerError("no embedded broker: the mock cluster did not start")
        # As a real broker's group.initial.rebalance.delay.ms, 3 s by default: a demo need not wait for members.
        self._library.rd_kafka_mock_group_initial_rebalance_delay_ms(self._cluster, 100)
        self.create_topics(self._topics)
        return self

    def stop(self) -> None:
        """Stop the broker; all its records are gone."""
        if self._cluster:
            self._library.rd_kafka_mock_cluster_destroy(self._cluster)
            self._cluster = None
        if self._client:
            self._library.rd_kafka_destroy(self._client)
            self._client = None

    @property
    def bootstrap(self) -> str:
        """host:port, as in `ATTRIBUNE_BOOTSTRAP_SERVERS`."""
        address: bytes = self._library.rd_kafka_mock_cluster_bootstraps(self._running())
        return address.decode()

    def create_topics(self, names: Iterable[str], partitions: int | None = None) -> None:
        """Make the topics; CreateTopics itself is a request that this broker does not know.

        Raises BrokerError where one is there already.
        """
        for name in names:
            count = self.partitions if partitions is None else partitions
            error = self._library.rd_kafka_mock_topic_create(self._running(), name.encode(), count, 1)
            if error:
                raise BrokerError(f"topic {name} was not made: error {error}")

    def set_down(self) -> None:
        """Close every connection and accept none until `set_up`."""
        self._library.rd_kafka_mock_broker_set_down(self._running(), 1)

    def set_up(self) -> None:
        """Accept connections again; the records are still there."""
        self._library.rd_kafka_mock_broker_set_up(self._running(), 1)

    def fail_next(self, request: int, errors: Sequence[int]) -> None:
        """Answer the next requests of a kind (Kafka's api key) with these error codes, 0 for none."""
        codes = (_INT * len(errors))(*errors)
        self._library.rd_kafka_mock_push_request_errors_array(self._running(), request, len(errors), codes)

    def _running(self) -> int:
        if self._cluster is None:
            raise BrokerError("the embedded broker is not running")
        return self._cluster

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
