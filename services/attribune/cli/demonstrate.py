"""`attribune demo`: the whole stream, shown."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from rich.markup import escape

from attribune.cli.console import err, out
from attribune.cli.desk import needed
from attribune.cli.enriching import existing
from attribune.exits import Exit
from attribune_core.codec import encode
from attribune_core.events import EnrichedArticle
from attribune_core.settings import load_settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Articles of yours instead of the samples.", show_default=False),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(
            help="Keep the events in this SQLite file, for the desk to show.", show_default=False, dir_okay=False
        ),
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for the services, then for events.")] = 60.0,
) -> None:
    """Start a broker inside this process and the three services, publish articles, show what comes out, stop it all.

    Without FILE it sends three sample articles and a value that is none, which becomes a dead letter.
    """
    from attribune.demo.services import ServiceError
    from attribune.demo.show import run

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt  # the way out that stops the services

    signal.signal(signal.SIGTERM, stop)
    try:
        events = run(existing(sources or []), load_settings(), out(), timeout)
    except ServiceError as error:
        err().print(f"[red]error[/]: {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(Exit.TIMED_OUT) from error
    if keep is not None:
        _keep(keep, events)


def _keep(path: Path, events: list[EnrichedArticle]) -> None:
    """Put the events into a desk's database, and say how to look at them."""
    with needed():
        from attribune_desk.loading import load
    # What an earlier demo left is not this one's result.
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)
    load(f"sqlite:///{path}", (encode(event) for event in events))
    out().print(
        f"look at them in a browser: `make desk`, or `attribune desk --offline --database sqlite:///{path}`,\n"
        "then http://127.0.0.1:8080/",
        highlight=False,
        soft_wrap=True,
    )
