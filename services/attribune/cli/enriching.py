"""`attribune enrich`: the whole pipeline over files, without Kafka."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from attribune.cli.console import complain, err, out, progress, write_bytes
from attribune.exits import Exit
from attribune.inputs import STDIN, count, read_all
from attribune_core.codec import encode
from attribune_core.errors import ArticleError
from attribune_core.events import EnrichedArticle
from attribune_core.settings import Settings, load_settings

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|FOLDER|-...",
        help="A .jsonl file and - (standard input) hold a RawArticle a line; any other file is one article whose id "
        "is its name without the suffix (.html: a page, .json: a RawArticle). All of them may be compressed (.gz).",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(enrich)


def existing(sources: list[str]) -> list[str]:
    """Return the sources. Raises BadParameter when one is not there: a slip, unlike a file that cannot be read."""
    for source in sources:
        if source != STDIN and not Path(source).exists():
            raise typer.BadParameter(f"{source}: no such file or folder")
    return sources


def enrich(
    sources: Sources,
    pretty: Annotated[bool, typer.Option("--pretty", help="Text with speakers beside their quotes.")] = False,
    html: Annotated[bool, typer.Option("--html", help="One self-contained page.")] = False,
    processes: Annotated[int, typer.Option(min=0, help="Child processes; 0 works in this one.")] = 0,
    batch: Annotated[int | None, typer.Option(min=1, help="Articles worked on together.", show_default=False)] = None,
) -> None:
    """Enrich articles here, without Kafka: one JSON line an article, in order, on standard output.

    An article that cannot be worked on is named on standard error with the reason; the others still come out, and
    the exit code is 3.
    """
    if pretty and html:
        raise typer.BadParameter("--pretty and --html exclude one another")
    chosen = {"processes": processes, "batch_articles": batch}
    settings = load_settings().model_copy(update={name: value for name, value in chosen.items() if value is not None})
    counts = Counts()
    with progress("enriching", count(existing(sources))) as advance:
        events = _events(sources, settings, counts, advance)
        if html:
            _page(events)
        elif pretty:
            _pretty(events)
        else:
            for event in events:
                write_bytes(encode(event))
    if counts.refused:
        err().print(f"{counts.refused} of {counts.total} articles were refused")
        raise typer.Exit(Exit.BAD_ARTICLES)


class Counts:
    """How many articles there were, and how many of them were refused."""

    def __init__(self) -> None:
        self.total = 0
        self.refused = 0


def _events(
    sources: list[str], settings: Settings, counts: Counts, advance: Callable[[], None]
) -> Iterator[EnrichedArticle]:
    from attribune.enriching import outcomes_of

    tagged = ((read.where, read.article) for read in read_all(sources, max_bytes=settings.max_bytes))
    for where, outcome in outcomes_of(tagged, settings):
        counts.total += 1
        if isinstance(outcome, ArticleError):
            counts.refused += 1
            complain(where, outcome)
        else:
            yield outcome
        advance()


def _pretty(events: Iterator[EnrichedArticle]) -> None:
    from attribune.rendering import article

    console = out()
    for event in events:
        console.print(article(event))


def _page(events: Iterator[EnrichedArticle]) -> None:
    from attribune.rendering import page

    for part in page(events):
        sys.stdout.buffer.write(part.encode())
