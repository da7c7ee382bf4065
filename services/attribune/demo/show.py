"""The demo from the first line to the last."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from attribune import samples
from attribune.demo.services import Services
from attribune.demo.stream import Outcome, through
from attribune.embedded_broker import EmbeddedBroker
from attribune.inputs import read_all
from attribune.rendering import article
from attribune_core.errors import ArticleError
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.pieces import printable
from attribune_core.settings import Settings

SERVICES = ("cleaner", "entity-extractor", "quote-linker")
#: Fewer than the pipeline's own: three workers need no more, and start sooner.
_PARTITIONS = 3
_LOOK = 0.1


def run(sources: Sequence[str], settings: Settings, console: Console, timeout: float) -> list[EnrichedArticle]:
    """Send the articles of `sources`, or the samples and a value that is no article, through the whole stream.

    Returns the events that came out, in order of the articles.

    `timeout` bounds the start of the services, and then the articles' way, in seconds. Raises ServiceError (a service
    ended, or something did not come in time), ArticleError (a source cannot be read), BrokerError.
    """
    articles = _articles(sources or samples.paths(), settings.max_bytes)
    broken = [] if sources else [samples.BROKEN]
    with tempfile.TemporaryDirectory(prefix="attribune-demo-") as folder, EmbeddedBroker(_PARTITIONS) as broker:
        here = settings.model_copy(update={"bootstrap_servers": broker.bootstrap, "security_protocol": "PLAINTEXT"})
        console.print(f"embedded broker at {broker.bootstrap}; topics created", highlight=False)
        begun = time.monotonic()
        with Services(SERVICES, broker.bootstrap, Path(folder)) as services:
            console.print(f"starting {', '.join(SERVICES)}, each a process of its own", highlight=False)
            _wait(services.ready, timeout, lambda: services.late("the services", timeout))
            console.print(
                f"ready after {time.monotonic() - begun:.1f} s; publishing to articles.raw\n", highlight=False
            )
            try:
                outcome = asyncio.run(through(here, articles, broken, services.check, timeout))
            except TimeoutError as error:
                raise services.late("the enriched events", timeout) from error
            _show(outcome, articles, console)
    console.print("stopped: broker, services")
    return [outcome.events[one.id] for one in articles if one.id in outcome.events]


def _articles(sources: Sequence[str], max_bytes: int) -> list[RawArticle]:
    found = []
    for read in read_all(sources, max_bytes=max_bytes):
        if isinstance(read.article, ArticleError):
            raise type(read.article)(f"{read.where}: {read.article}") from read.article
        found.append(read.article)
    return found


def _wait(ready: Callable[[], bool], seconds: float, late: Callable[[], Exception]) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise late()
        time.sleep(_LOOK)


def _show(outcome: Outcome, articles: Sequence[RawArticle], console: Console) -> None:
    for one in articles:
        event = outcome.events.get(one.id or "")
        if event is not None:
            console.print(article(event))
    for letter in outcome.letters.values():
        console.print(f"[bold]dead letter[/] {escape(printable(letter.id))} on articles.dead", highlight=False)
        console.print(f"  refused by {escape(letter.stage)}: {escape(printable(letter.exception))}", highlight=False)
        console.print(f"  {escape(printable(letter.message))}", highlight=False)
        console.print(f"  its {len(letter.value or b'')} original bytes are kept\n", highlight=False)
    if outcome.seconds:
        times = list(outcome.seconds.values())
        console.print(
            f"articles.raw to articles.enriched: median {statistics.median(times):.2f} s, longest {max(times):.2f} s, "
            f"{len(times)} articles published at once",
            highlight=False,
        )
