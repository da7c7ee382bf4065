"""`attribune people`: looks at a people file, and makes one of public formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribune.exits import Exit

if TYPE_CHECKING:
    from attribune_entities.people.person import Person

people_app = typer.Typer(help="Look at a people file, or make one.", no_args_is_help=True)


class Format(StrEnum):
    """A format that people files are made of."""

    CONGRESS = "congress"
    POPOLO = "popolo"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(people_app, name="people")


@people_app.command()
def check(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The people file.", show_default=False)],
) -> None:
    """Say what is wrong in a people file, and what is odd, each with its line; exit with 4 where something is wrong."""
    from attribune.people.checking import check as look

    report = look(file.read_bytes())
    for remark in report.remarks:
        typer.echo(f"{file}:{remark.line}: {'wrong' if remark.is_error else 'odd'}: {remark.says}")
    odd = len(report.remarks) - report.errors
    typer.echo(f"{report.entries} entries, {report.errors} wrong, {odd} odd", err=True)
    raise typer.Exit(Exit.SETTINGS if report.errors else Exit.OK)


@people_app.command()
def convert(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="What to read.", show_default=False)],
    origin: Annotated[Format, typer.Option("--from", help="The format of the files.", show_default=False)],
) -> None:
    """Print a people file, a JSON line an entry, made of files in another format; an id is printed once."""
    from attribune.people.writing import line_of
    from attribune_core.errors import PeopleFileError
    from attribune_entities.people.person import PersonError

    read = _reader(origin)
    seen: set[str] = set()
    for file in files:
        try:
            for person in read(file.read_bytes()):
                if person.id not in seen:
                    seen.add(person.id)
                    typer.echo(line_of(person))
        except PersonError as error:
            raise PeopleFileError(f"{file}: {error}") from error


def _reader(origin: Format) -> Callable[[bytes], Iterator[Person]]:
    if origin is Format.CONGRESS:
        from attribune.people import congress

        return congress.read
    from attribune.people import popolo

    return popolo.read
