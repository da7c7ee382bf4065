"""`attribune demo`: the whole stream, shown."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated

import typer
from rich.markup import escape

from attribune.cli.console import err, out
from attribune.cli.enriching import existing
from attribune.exits import Exit
from attribune_core.settings import load_settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Articles of yours instead of the samples.", show_default=False),
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
        run(existing(sources or []), load_settings(), out(), timeout)
    except ServiceError as error:
        err().print(f"[red]error[/]: {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(Exit.TIMED_OUT) from error
