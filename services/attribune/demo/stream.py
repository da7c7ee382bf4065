"""Articles through a running stream: published, awaited, timed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable, Callable, Sequence
from dataclasses import dataclass, field

from attribune.clients.consumer import Consumer, Retraction
from attribune.clients.publisher import Publisher
from attribune.dead.letters import Letter
from attribune.dead.reader import Reader
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.settings import Settings

#: Seconds between two looks at what is not announced: the dead letters, the services.
_LOOK = 0.25


@dataclass
class Outcome:
    """What came of the articles, by id."""

    events: dict[str, EnrichedArticle] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    #: Seconds from the confirmed publication to the event.
    seconds: dict[str, float] = field(default_factory=dict)


async def through(
    settings: Settings,
    articles: Sequence[RawArticle],
    broken: Sequence[tuple[str, bytes]],
    check: Callable[[], None],
    limit: float,
) -> Outcome:
    """Publish articles and values that are none, and wait until each came out, enriched or dead.

    `check` is called while it waits; what it raises ends the waiting. Raises TimeoutError after `limit` seconds.
    """
    outcome = Outcome()
    published: dict[str, float] = {}
    async with asyncio.timeout(limit), Consumer(settings) as consumer:
        watch = asyncio.create_task(_watch(settings, outcome, check))
        async with Publisher(settings) as publisher:
            for key, value in broken:
                await publisher.publish_bytes(value, key=key)
                published[key] = time.monotonic()
            for article in articles:
                started = time.monotonic()
                published[await publisher.publish(article)] = started
        events = asyncio.create_task(_collect(consumer, outcome, published))
        try:
            while not published.keys() <= outcome.events.keys() | outcome.letters.keys():
                done, _ = await asyncio.wait({watch, events}, timeout=_LOOK, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    await task
        finally:
            for task in (watch, events):
                task.cancel()
            await asyncio.gather(watch, events, return_exceptions=True)
    return outcome


async def _collect(
    events: AsyncIterable[EnrichedArticle | Retraction], outcome: Outcome, published: dict[str, float]
) -> None:
    async for event in events:
        if isinstance(event, Retraction):
            continue
        outcome.events[event.id] = event
        outcome.seconds[event.id] = time.monotonic() - published[event.id]


async def _watch(settings: Settings, outcome: Outcome, check: Callable[[], None]) -> None:
    while True:
        check()
        outcome.letters |= await asyncio.to_thread(_letters, settings)
        await asyncio.sleep(_LOOK)


def _letters(settings: Settings) -> dict[str, Letter]:
    with Reader(settings) as reader:
        return {letter.id: letter for letter, _ in reader.letters()}
