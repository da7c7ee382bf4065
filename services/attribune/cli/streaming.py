"""`attribune publish`, `consume` and `retract`: the two ends of the stream."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Annotated

import orjson
import typer
from rich.markup import escape

from attribune.cli.console import complain, err, out, progress, write_bytes
from attribune.cli.enriching import Counts, Sources, existing
from attribune.exits import Exit
from attribune.feeding import feed
from attribune.inputs import count, read_all
from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from attribune_core.settings import Settings, load_settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (publish, consume, retract):
        app.command()(command)


def publish(sources: Sources) -> None:
    """Publish articles to `articles.raw`, keyed by id; print each id once the broker has confirmed it.

    Articles that break the contract are named on standard error and not sent; the exit code is then 3.
    """
    settings = load_settings()
    counts = Counts()
    with progress("publishing", count(existing(sources))) as advance:
        asyncio.run(_publish(sources, settings, counts, advance))
    err().print(f"{counts.total - counts.refused} published, {counts.refused} refused")
    if counts.refused:
        raise typer.Exit(Exit.BAD_ARTICLES)


async def _publish(sources: list[str], settings: Settings, counts: Counts, advance: Callable[[], None]) -> None:
    from attribune.clients.publisher import Publisher

    places: deque[str] = deque()

    def refuse(where: str, error: ArticleError) -> None:
        counts.refused += 1
        complain(where, error)
        advance()

    async def articles() -> AsyncIterator[RawArticle]:
        async for read in feed(read_all(sources, max_bytes=settings.max_bytes)):
            counts.total += 1
            if isinstance(read.article, ArticleError):
                refuse(read.where, read.article)
            else:
                places.append(read.where)
                yield read.article

    async with Publisher(settings) as publisher:
        async for outcome in publisher.publish_many(articles()):
            where = places.popleft()
            if isinstance(outcome, ArticleError):
                refuse(where, outcome)
            else:
                write_bytes(outcome.encode())
                advance()


def consume(
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Wait for more at the end of the topic.")] = False,
    pretty: Annotated[bool, typer.Option("--pretty", help="Text with speakers beside their quotes.")] = False,
    group: Annotated[
        str | None, typer.Option(help="Consumer group: go on where it stopped, and share with its other members.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--max", min=1, help="End after this many.", show_default=False)] = None,
) -> None:
    """Print the enriched events, without duplicates and stale versions: one JSON line an event, as it is on the topic.

    A retraction is the line `{"id":"...","retracted":true}`. Without --follow it ends at what is the end of the topic
    now; without --group it begins at the beginning.
    """
    asyncio.run(_consume(load_settings(), follow, pretty, group, limit))


async def _consume(settings: Settings, follow: bool, pretty: bool, group: str | None, limit: int | None) -> None:
    from attribune.clients.consumer import Consumer, Received, Retraction
    from attribune.rendering import article, retraction

    console = out()

    def show(one: Received) -> None:
        if pretty:
            item = one.item
            console.print(retraction(item.id) if isinstance(item, Retraction) else article(item))
        else:
            write_bytes(orjson.dumps({"id": one.id, "retracted": True}) if one.value is None else one.value)

    left = limit
    async with Consumer(settings, group=group, follow=follow) as consumer:
        async for one in consumer.received():
            show(one)
            left = None if left is None else left - 1
            if left == 0:
                await consumer.commit()
                break


def retract(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.", show_default=False)],
) -> None:
    """Retract articles: each stage passes the retraction on, and `articles.enriched` forgets the article."""
    asyncio.run(_retract(load_settings(), ids))


async def _retract(settings: Settings, ids: list[str]) -> None:
    from attribune.clients.publisher import Publisher

    async with Publisher(settings) as publisher:
        for one in ids:
            await publisher.retract(one)
            err().print(f"retracted {escape(one)}")
