"""`attribune audit`: who gets to speak, counted over enriched events."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribune.cli.console import err, out, write_bytes
from attribune.cli.desk import needed
from attribune.exits import Exit
from attribune_core.codec import decode
from attribune_core.errors import ContractError
from attribune_core.events import EnrichedArticle

if TYPE_CHECKING:
    from attribune_audit.report import Report


class Format(StrEnum):
    """How the audit is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        exists=True,
        metavar="FILE|FOLDER...",
        help="Enriched events, a JSON line each, as `attribune enrich` prints them (.gz, too); of a folder all "
        ".jsonl files.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(audit)


def audit(
    sources: Sources = None,
    database: Annotated[
        str | None,
        typer.Option(help="A desk's database, not files: sqlite:///FILE or postgresql://…", show_default=False),
    ] = None,
    outlet: Annotated[str, typer.Option(help="Only this outlet (an event's `source`).", show_default=False)] = "",
    month: Annotated[str, typer.Option(help="Only this month, YYYY-MM.", show_default=False)] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TABLE,
) -> None:
    """Count who gets to speak: people, bodies and documents, their roles, and how they are quoted.

    A line that is no enriched event is named on standard error with the reason; the others count, and the exit code is
    3. Of two events of one id the later line counts.
    """
    from attribune_audit.rendering import as_csv, as_json, as_tables

    if (database is None) == (not sources):
        raise typer.BadParameter("give either files and folders, or --database")
    refused = 0
    if database is not None:
        found = _of_database(database, outlet, month)
    else:
        found, refused = _of_files(sources or [], outlet, month)
    if format is Format.JSON:
        write_bytes(as_json(found).rstrip(b"\n"))
    elif format is Format.CSV:
        write_bytes(as_csv(found).rstrip("\r\n").encode())
    else:
        out().print(as_tables(found))
    if refused:
        raise typer.Exit(Exit.BAD_ARTICLES)


def _of_database(url: str, outlet: str, month: str) -> Report:
    with needed():
        from attribune_desk.store import Store
    store = Store(url).open()
    try:
        return store.audit.report(outlet, month)
    finally:
        store.close()


def _of_files(sources: list[Path], outlet: str, month: str) -> tuple[Report, int]:
    """Return the audit of the files, and how many lines were refused."""
    from attribune_audit.counts import Counts
    from attribune_audit.facts import quote_facts
    from attribune_audit.report import report

    refused = 0
    events: dict[str, EnrichedArticle] = {}
    for where, line in _lines(sources):
        try:
            event = decode(EnrichedArticle, line)
        except ContractError as error:
            refused += 1
            err().print(f"{where}: {error}", markup=False)
            continue
        events[event.id] = event
    counts = Counts()
    for event in events.values():
        counts.add(quote_facts(event))
    return report(counts, outlet, month), refused


def _lines(sources: list[Path]) -> Iterator[tuple[str, bytes]]:
    for source in sources:
        files = sorted(one for one in source.rglob("*") if _is_lines(one)) if source.is_dir() else [source]
        for path in files:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield f"{path}:{number}", line.strip()


def _is_lines(path: Path) -> bool:
    return path.is_file() and path.name.removesuffix(".gz").endswith((".jsonl", ".ndjson"))
