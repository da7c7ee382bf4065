"""The way from the desk to `articles.raw`: a publisher that is opened when it is first needed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from attribune_core.errors import BrokerError
from attribune_core.events import RawArticle


class Publisher(Protocol):
    """What publishes: `attribune.Publisher` is one."""

    async def publish(self, raw: str | RawArticle) -> str:
        """Return the article's id once the broker has it. Raises ArticleError and BrokerError."""
        ...


#: Makes a publisher that connects on entering.
Opener = Callable[[], AbstractAsyncContextManager[Publisher]]


class Door:
    """Publishes through one connection, opened at the first article and anew after a fault of the broker."""

    def __init__(self, opener: Opener | None) -> None:
        self._opener = opener
        self._lock = asyncio.Lock()
        self._open: tuple[AbstractAsyncContextManager[Publisher], Publisher] | None = None

    async def publish(self, article: RawArticle) -> str:
        """Return the article's id once the broker has confirmed it.

        Raises ArticleError (the article cannot be sent) and BrokerError (no Kafka, or a desk that has none).
        """
        publisher = await self._publisher()
        try:
            return await publisher.publish(article)
        except BrokerError:
            await self.close()
            raise

    async def close(self) -> None:
        """Close the connection."""
        async with self._lock:
            opened, self._open = self._open, None
            if opened is not None:
                await opened[0].__aexit__(None, None, None)

    async def _publisher(self) -> Publisher:
        async with self._lock:
            if self._open is None:
                if self._opener is None:
                    raise BrokerError("this desk was started without Kafka, so nothing can be published")
                context = self._opener()
                self._open = (context, await context.__aenter__())
            return self._open[1]
