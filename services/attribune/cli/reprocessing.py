"""`attribune reprocess`: a stage works again on what it had done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from attribune.cli.serving import Service, agent_module
from attribune.exits import Exit
from attribune_core.settings import load_settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(reprocess)


def reprocess(
    service: Annotated[Service, typer.Argument(help="Which service.", show_default=False)],
    since: Annotated[str, typer.Option(help="ISO 8601 (UTC unless it says otherwise), or how long ago: 90m, 2h, 3d.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would move.")] = False,
) -> None:
    """Move a stage back in time: its workers, started again, work on everything since then once more.

    Refused while workers of the stage run. What comes out has the same `attribune-source`, so consumers take the new
    version of an article and drop what is unchanged.
    """
    from attribune.rewind import GroupActiveError, moment, rewind

    try:
        when = moment(since, datetime.now(UTC))
    except ValueError as error:
        raise typer.BadParameter(f"--since {since}: {error}") from error
    spec = agent_module(service).STAGE
    try:
        moved = rewind(load_settings(), spec.group, spec.reads, when, dry_run=dry_run)
    except GroupActiveError as error:
        typer.echo(f"refused: {error}", err=True)
        raise typer.Exit(Exit.REFUSED) from error
    for move in moved:
        typer.echo(f"{spec.reads.name}:{move.partition}: {move.committed} -> {move.offset}")
    total = sum(move.committed - move.offset for move in moved)
    will = "would be" if dry_run else "will be"
    typer.echo(f"{total} records of {spec.reads.name} {will} worked on again by {service.value}")
