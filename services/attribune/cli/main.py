"""The command line `attribune`: one app, its commands in the modules beside this one."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from attribune.cli import (
    audit,
    broker_topics,
    dead_letters,
    demonstrate,
    desk,
    enriching,
    examine,
    people,
    reprocessing,
    schema_files,
    serving,
    streaming,
)
from attribune.cli.console import Group
from attribune.exits import MEANINGS, Exit
from attribune_core.version import VERSION

_EPILOG = "Exit codes:\n\n" + "\n\n".join(f"{code.value}: {says}" for code, says in MEANINGS.items())

app = typer.Typer(
    name="attribune",
    cls=Group,
    help="News articles in, who is in them and who said what out.\n\n"
    "Settings come from the environment (ATTRIBUNE_...); `attribune check` says whether they are right.",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"attribune {VERSION}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Carry the options of `attribune` itself."""


for module in (
    enriching,
    streaming,
    serving,
    broker_topics,
    dead_letters,
    reprocessing,
    schema_files,
    examine,
    people,
    demonstrate,
    desk,
    audit,
):
    module.register(app)


def main() -> None:
    """Run the command line of this process."""
    try:
        app(prog_name="attribune")
    except SystemExit as ending:
        if ending.code == Exit.INTERRUPTED:
            # Everything is put away by now. A thread may still wait for a line of standard input, and the interpreter
            # would abort over its lock.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(Exit.INTERRUPTED)
        raise
