"""Articles onto `articles.raw`, confirmed by the broker."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from attribune.normal import normal
from attribune_core.codec import encode
from attribune_core.connection import aiokafka_options
from attribune_core.errors import ArticleError, BrokerError, EmptyBodyError, RecordTooLargeError
from attribune_core.events import RawArticle
from attribune_core.settings import Settings, load_settings
from attribune_core.topics import MAX_MESSAGE_BYTES, RAW

#: What can be published: strings are bodies.
Articles = Iterable[str | RawArticle] | AsyncIterable[str | RawArticle]


class Publisher:
    """Publishes articles keyed by their id, so that every version of one article keeps its order.

    An async context manager. The producer is idempotent: a send that is repeated after a fault writes one record, in
    its place. Entering raises BrokerError when the broker cannot be reached.
    """

    def __init__(self, settings: Settings | None = None, *, topic: str = RAW.name) -> None:
        self._settings = settings or load_settings()
        self._topic = topic
        self._producer: AIOKafkaProducer | None = None

    async def __aenter__(self) -> Self:
        compression = None if self._settings.compression == "none" else self._settings.compression
        producer = AIOKafkaProducer(
            **aiokafka_options(self._settings),
            acks="all",
            enable_idempotence=True,
            compression_type=compression,
            max_request_size=MAX_MESSAGE_BYTES,
        )
        try:
            await producer.start()
        except (KafkaError, OSError) as error:
            await producer.stop()
            raise BrokerError(f"{self._settings.bootstrap_servers}: {error}") from error
        self._producer = producer
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._producer is not None:
            await self._producer.stop()
            self._producer = None

    async def publish(self, raw: str | RawArticle, *, headers: Mapping[str, bytes] | None = None) -> str:
        """Publish one article and return its id once the broker has confirmed it.

        A string is the body itself. Raises BrokerError, and ArticleError for what the first stage would refuse anyway
        and shows without cleaning: it cannot be sent as JSON, breaks the contract, is empty or too large.
        """
        return await (await self._start(raw, headers))

    async def publish_many(self, raws: Articles) -> AsyncIterator[str | ArticleError]:
        """Publish articles, up to `sends_in_flight` at once; yield one id, or the article's error, each, in order.

        Raises BrokerError when the broker is gone; what was not yielded may not have been written.
        """
        flying: deque[asyncio.Future[str]] = deque()
        source = aiter(_stream(raws))
        # What comes next and the oldest send are waited for together: a source that pauses holds back no confirmation.
        coming: asyncio.Task[str | RawArticle | None] | None = asyncio.create_task(_next(source))
        try:
            while coming or flying:
                waited: set[asyncio.Future[Any]] = {flying[0]} if flying else set()
                if coming and len(flying) < self._settings.sends_in_flight:
                    waited.add(coming)
                await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
                if flying and flying[0].done():
                    yield await _result(flying.popleft())
                elif coming and coming.done():
                    raw = coming.result()
                    coming = None if raw is None else asyncio.create_task(_next(source))
                    if raw is not None:
                        flying.append(await self._start_or_fail(raw))
        finally:
            for future in flying:
                future.cancel()
            if coming:
                coming.cancel()

    async def _start_or_fail(self, raw: str | RawArticle) -> asyncio.Future[str]:
        try:
            return await self._start(raw, None)
        except ArticleError as error:
            failed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            failed.set_exception(error)
            return failed

    async def publish_bytes(
        self, value: bytes, *, key: str | None = None, headers: Mapping[str, bytes] | None = None
    ) -> None:
        """Publish a value as it is, unread: what the first stage cannot read becomes a dead letter.

        Returns once the broker has confirmed it. Raises RecordTooLargeError and BrokerError.
        """
        await (await self._send(key, value, headers))

    async def retract(self, article_id: str, *, headers: Mapping[str, bytes] | None = None) -> None:
        """Retract an article: every stage passes the retraction on, and the compacted output forgets the article.

        Raises BrokerError.
        """
        await (await self._send(article_id, None, headers))

    async def _start(self, raw: str | RawArticle, headers: Mapping[str, bytes] | None) -> asyncio.Future[str]:
        article = normal(raw, self._settings.max_bytes)
        if not article.body.strip():
            raise EmptyBodyError("the body is empty")
        return await self._send(str(article.id), encode(article), headers)

    async def _send(
        self, article_id: str | None, value: bytes | None, headers: Mapping[str, bytes] | None
    ) -> asyncio.Future[str]:
        if self._producer is None:
            raise RuntimeError("the publisher is not open: use it as `async with Publisher() as publisher:`")
        try:
            sent = await self._producer.send(
                self._topic,
                key=article_id.encode() if article_id else None,
                value=value,
                headers=list((headers or {}).items()),
            )
        except MessageSizeTooLargeError as error:
            raise RecordTooLargeError(str(error)) from error
        except KafkaError as error:
            raise BrokerError(f"{self._topic}: {error!r}") from error
        return asyncio.ensure_future(self._confirm(article_id or "", sent))

    async def _confirm(self, article_id: str, sent: asyncio.Future[object]) -> str:
        try:
            await sent
        except MessageSizeTooLargeError as error:
            raise RecordTooLargeError(f"the broker refused it: {error!r}") from error
        except KafkaError as error:
            raise BrokerError(f"{self._topic}: {error!r}") from error
        return article_id


async def _stream(
    raws: Articles,
) -> AsyncIterator[str | RawArticle]:
    if isinstance(raws, AsyncIterable):
        async for raw in raws:
            yield raw
    else:
        for raw in raws:
            yield raw


async def _result(future: asyncio.Future[str]) -> str | ArticleError:
    try:
        return await future
    except ArticleError as error:
        return error


async def _next(source: AsyncIterator[str | RawArticle]) -> str | RawArticle | None:
    return await anext(source, None)
