"""The Faust application of a stage: bytes in, bytes out, every setting that matters set and said why."""

from __future__ import annotations

import asyncio
import ssl
import tempfile
from collections.abc import Awaitable
from typing import Any, cast

import faust
from aiokafka import errors
from faust.exceptions import NotReady, ProducerSendError

from attribune_core.settings import Settings
from attribune_core.stage.kafka import Consumer, Producer, Transport
from attribune_core.stage.outbox import RecordRefusedError
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.spec import StageSpec
from attribune_core.topics import MAX_MESSAGE_BYTES

#: Seconds between commits: what a killed worker did in this time is done again.
COMMIT_INTERVAL = 1.0

_REFUSED = (errors.MessageSizeTooLargeError, errors.RecordListTooLargeError, errors.RecordTooLargeError)
_FATAL = (
    errors.TopicAuthorizationFailedError,
    errors.ClusterAuthorizationFailedError,
    errors.AuthenticationFailedError,
    errors.SaslAuthenticationFailed,
    errors.AuthenticationMethodNotSupported,
)
#: Faults that may pass: the broker's, the connection's, and a client that was just replaced.
_PASSING = (errors.KafkaError, ProducerSendError, NotReady, OSError, TimeoutError, asyncio.CancelledError)


class StageApp(faust.App):
    """A Faust application over the mended transport."""

    @property
    def reader(self) -> Consumer:
        """The consumer, by its own type."""
        return cast(Consumer, self.consumer)

    @property
    def writer(self) -> Producer:
        """The producer, by its own type."""
        return cast(Producer, self.producer)

    def _new_transport(self) -> Transport:
        return Transport(self.conf.broker_consumer, self)

    def _new_producer_transport(self) -> Transport:
        return Transport(self.conf.broker_producer, self)


def create_app(spec: StageSpec, settings: Settings) -> StageApp:
    """Return the application; it has no agent yet."""
    return StageApp(
        spec.group,
        broker=[f"aiokafka://{address.strip()}" for address in settings.bootstrap_servers.split(",")],
        broker_credentials=_credentials(settings),
        # Part of the group's name: a change would read every topic again from its start.
        version=1,
        processing_guarantee="at_least_once",
        # aiokafka leaves the group when nothing was fetched for this long, and does not come back while idle: a
        # standby worker would turn into a live process that does nothing.
        broker_max_poll_interval=1e6,
        broker_max_poll_records=spec.fetched,
        stream_buffer_maxsize=spec.waiting,
        # Commits before partitions are given back; what it would wait for has an end here (`Consumer.wait_empty`).
        stream_wait_empty=True,
        broker_commit_interval=COMMIT_INTERVAL,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=min(3.0, settings.session_timeout / 3),
        broker_rebalance_timeout=settings.rebalance_timeout,
        consumer_auto_offset_reset="earliest",
        # New partitions are noticed after a minute.
        consumer_metadata_max_age_ms=60_000,
        producer_acks=-1,
        # Waiting for more to send costs each stage its latency; with one send in flight, most of the rate.
        producer_linger=0,
        producer_max_batch_size=256 * 1024,
        producer_max_request_size=MAX_MESSAGE_BYTES,
        producer_compression_type=None if settings.compression == "none" else settings.compression,
        # Topics are declared by `attribune topics create`; a leader's own topic would be one nobody asked for.
        topic_disable_leader=True,
        topic_allow_declare=False,
        table_standby_replicas=0,
        # No tables and no web pages: nothing listens, and any number of workers run on one machine.
        web_enabled=False,
        store="memory://",
        datadir=tempfile.gettempdir(),
        key_serializer="raw",
        value_serializer="raw",
        autodiscover=False,
    )


def _credentials(settings: Settings) -> Any:
    context: ssl.SSLContext | None = None
    if settings.security_protocol.endswith("SSL"):
        context = ssl.create_default_context(cafile=str(settings.ssl_cafile) if settings.ssl_cafile else None)
    if settings.security_protocol.startswith("SASL") and settings.sasl_password is not None:
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=settings.sasl_password.get_secret_value(),
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return None if context is None else faust.SSLCredentials(context=context)


def consumed(message: Any) -> Consumed:
    """Return the record in a message of Faust."""
    return Consumed(
        message.topic,
        message.partition,
        message.offset,
        int(message.timestamp * 1000),
        message.key,
        message.value,
        tuple(message.headers or ()),
    )


class FaustProducer:
    """Sends through the application's producer, and tells the record's faults from those that pass."""

    def __init__(self, app: StageApp) -> None:
        self._app = app

    async def send(self, record: Record) -> Awaitable[object]:
        """Hand the record to the client; the awaitable is the broker's confirmation."""
        try:
            sent = await self._app.writer.send(
                record.topic, record.key, record.value, partition=None, timestamp=None, headers=record.headers
            )
        except ProducerSendError as error:
            raise _told_apart(error.__cause__ or error) from error
        return _confirmation(sent)

    async def renew(self) -> None:
        """Replace the client after a failure."""
        await self._app.writer.renew()

    def fatal(self, error: BaseException) -> bool:
        """Whether the broker does not allow it at all, or it is not the broker's fault in the first place."""
        return isinstance(error, _FATAL) or not isinstance(error, _PASSING)


async def _confirmation(sent: Awaitable[object]) -> object:
    try:
        return await sent
    except errors.KafkaError as error:
        raise _told_apart(error) from error


def _told_apart(error: BaseException) -> BaseException:
    return RecordRefusedError(str(error)) if isinstance(error, _REFUSED) else error
