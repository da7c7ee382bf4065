"""`attribune desk`: what the stream says, to look at."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribune.cli.console import err
from attribune.exits import Exit, code_for
from attribune_core.errors import AttribuneError
from attribune_core.settings import load_settings
from attribune_core.stage import logs

if TYPE_CHECKING:
    from attribune_desk.settings import DeskSettings

log = logging.getLogger("attribune_desk")

#: What is missing where the desk's dependencies are not installed.
_NEEDS = frozenset({"fastapi", "starlette", "uvicorn", "sqlalchemy", "jinja2", "markupsafe", "psycopg"})

Database = Annotated[
    str | None,
    typer.Option(help="sqlite:///FILE or postgresql://…, instead of ATTRIBUNE_DATABASE_URL.", show_default=False),
]


class DeskMissingError(AttribuneError):
    """The desk's dependencies are not installed."""


@contextmanager
def needed() -> Iterator[None]:
    """Turn the import of what is not installed into an error that says how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDS:
            raise
        raise DeskMissingError(f"the desk needs {error.name}: pip install 'attribune[desk]'") from error


app = typer.Typer(help="Articles, people and quotes to look at, in a browser.", invoke_without_command=True)


def register(root: typer.Typer) -> None:
    """Add the commands."""
    root.add_typer(app, name="desk")


@app.callback(invoke_without_command=True)
def desk(
    context: typer.Context,
    database: Database = None,
    host: Annotated[str | None, typer.Option(help="Where to listen.", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, show_default=False, help="8080 by default.")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Without Kafka: show what is in the database.")] = False,
) -> None:
    """Keep what `articles.enriched` says, and serve a page and an HTTP interface, until it is told to stop.

    Settings are ATTRIBUNE_DATABASE_URL and ATTRIBUNE_DESK_…
    """
    context.obj = database
    if context.invoked_subcommand is not None:
        return
    with needed():
        from attribune_desk.serve import serve
    from attribune.clients.publisher import Publisher

    given = {"host": host, "port": port}
    settings = _settings(database).model_copy(
        update={name: value for name, value in given.items() if value is not None}
    )
    common = load_settings()
    kafka = None if offline else common
    limit = logs.configure(common, "desk", settings.secrets)
    log.info("the desk is at http://%s:%d/", settings.host, settings.port)
    try:
        serve(settings, kafka, None if kafka is None else lambda: Publisher(kafka), limit)
    except Exception as error:
        # In the log's own form: it is the last line of a container's, too.
        told = None if isinstance(error, AttribuneError) else error
        log.critical("%s: %s", type(error).__name__, error, exc_info=told)
        raise typer.Exit(code_for(error)) from error


@app.command()
def rebuild(context: typer.Context, database: Database = None) -> None:
    """Empty the database and fill it from the topic, up to what is its end now. A running desk goes on meanwhile."""
    with needed():
        from attribune_desk.serve import rebuild as make_anew
    begun = time.monotonic()
    counts = make_anew(_settings(database or context.obj), load_settings())
    says = ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items())
    err().print(f"{sum(counts.values())} records in {time.monotonic() - begun:.1f} s: {says}", highlight=False)


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, show_default=False)],
    database: Database = None,
) -> None:
    """Take enriched events from files, one JSON line each, as `enrich` and `consume` write them: without Kafka."""
    with needed():
        from attribune_desk.loading import load_lines
    counts = load_lines(_settings(database or context.obj).database_url, files)
    says = ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items() if count)
    err().print(says or "nothing", highlight=False)
    if any(outcome.value == "refused" for outcome, count in counts.items() if count):
        raise typer.Exit(Exit.BAD_ARTICLES)


corrections = typer.Typer(help="What editors put right, as JSON lines: written to files and taken from them.")
app.add_typer(corrections, name="corrections")


@corrections.command("export")
def export_corrections(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(dir_okay=False, help="Standard output by default.")] = None,
    database: Database = None,
) -> None:
    """Write all corrections, those that were undone, too: one JSON object a line, in the order in which they came."""
    with needed():
        from attribune_desk.correction_files import write_lines
    lines = write_lines(_settings(database or context.obj).database_url)
    if file is None:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        return
    # Whole or not at all: an export is what a database is made again from.
    part = file.with_name(f"{file.name}.part")
    with part.open("wb") as out:
        count = sum(bool(out.write(line)) for line in lines)
    part.replace(file)
    err().print(f"{count} corrections", highlight=False)


@corrections.command("import")
def import_corrections(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, show_default=False)],
    database: Database = None,
) -> None:
    """Take corrections from files, as `export` writes them. What is there already stays as it is, and is no fault."""
    with needed():
        from attribune_desk.correction_files import take_files
    taken = take_files(_settings(database or context.obj).database_url, files)
    for fault in taken.faults:
        err().print(fault, highlight=False, markup=False)
    says = f"{taken.new} new, {taken.known} known, {len(taken.faults)} refused; {taken.unplaced} without a place"
    err().print(says, highlight=False)
    if taken.faults:
        raise typer.Exit(Exit.BAD_ARTICLES)


@app.command()
def health(context: typer.Context) -> None:
    """Ask the desk of this machine whether it is well, for a container's health check."""
    with needed():
        from attribune_desk.asking import ask
    said = ask(_settings(context.obj))
    err().print(said, highlight=False)
    if said != "ok":
        raise typer.Exit(Exit.FAILED)


def _settings(database: str | None) -> DeskSettings:
    from attribune_desk.settings import load_desk_settings

    return load_desk_settings(database)
