"""`attribune schema`: the contract as files for other languages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from attribune.exits import Exit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(schema)


def schema(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="Where the files are.")] = Path("schema"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 7 if a file differs.")] = False,
) -> None:
    """Write JSON Schema files of the events and an AsyncAPI 3 document of the topics."""
    from attribune.schemas import outdated, write

    if check:
        stale = outdated(folder)
        for name in stale:
            typer.echo(f"{folder / name}: differs; `attribune schema` writes it anew", err=True)
        if stale:
            raise typer.Exit(Exit.DIFFERS)
        return
    for name in write(folder):
        typer.echo(f"wrote {folder / name}")
