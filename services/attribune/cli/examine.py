"""`attribune check` and `attribune health`: whether all is in order."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from attribune.checks import check as look
from attribune.cli.console import out
from attribune.cli.serving import Service
from attribune.exits import Exit
from attribune.health import faults, running_here


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(check)
    app.command()(health)


def check(
    broker: Annotated[bool, typer.Option("--broker/--no-broker", help="Look at Kafka, too.")] = True,
) -> None:
    """Look at settings, broker, topics with their limits, and language pipeline; one line each.

    The exit code is that of the first fault. A limit that is far from its default is odd, and no fault.
    """
    console = out()
    codes = []
    for finding in look(broker=broker):
        good = "[yellow]odd  [/]" if finding.odd else "[green]ok   [/]"
        mark = good if finding.code is Exit.OK else "[red]wrong[/]"
        console.print(f"{mark} {escape(finding.what)}: {escape(finding.says)}", highlight=False, soft_wrap=True)
        codes.append(finding.code)
    worst = next((code for code in codes if code is not Exit.OK), Exit.OK)
    raise typer.Exit(worst)


def health(
    service: Annotated[
        Service | None, typer.Argument(help="Which service; without it, those that run here.", show_default=False)
    ] = None,
) -> None:
    """Say whether the worker on this machine is well: for a container's health check."""
    services = [service.value] if service else running_here(one.value for one in Service)
    found = faults(services) if services else ["no worker runs here"]
    for fault in found:
        typer.echo(fault)
    raise typer.Exit(Exit.FAILED if found else Exit.OK)
