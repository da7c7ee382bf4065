"""Where the commands write to, and how an error becomes a line and an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer.core import TyperGroup

from attribune.exits import Exit, code_for
from attribune_core.errors import AttribuneError
from attribune_core.pieces import printable

#: Width where there is no terminal, in columns.
_WIDTH = 110


class _Output(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def out() -> Console:
    """Return a console on standard output, for what people read."""
    return _Output(soft_wrap=False, width=None if sys.stdout.isatty() else _WIDTH)


@lru_cache(maxsize=1)
def err() -> Console:
    """Return the console on standard error, for what goes wrong and how far it is: one, so that a bar makes way."""
    return Console(stderr=True, width=None if sys.stderr.isatty() else 10_000, highlight=False)


def complain(where: str, error: Exception) -> None:
    """Say on standard error what is wrong with one article."""
    reason = printable(" ".join(str(error).split()))
    err().print(f"[yellow]{escape(printable(where))}[/]: {escape(type(error).__name__)}: {escape(reason)}")


def write_bytes(line: bytes) -> None:
    """Write one line to standard output, at once."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error while the block runs, where a terminal is to be seen and nothing else is on it.

    Yields the function that counts one article as done.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


class Group(TyperGroup):
    """The root command: whatever a command raises ends as one line on standard error and a named exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # Python flushes once more on its way out, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Exit.PIPE_CLOSED) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(Exit.INTERRUPTED) from error
        except AttribuneError as error:
            err().print(f"[red]error[/]: {escape(printable(str(error)))}", soft_wrap=True)
            raise typer.Exit(code_for(error)) from error
        return result
