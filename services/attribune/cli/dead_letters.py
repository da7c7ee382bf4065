"""`attribune dead`: the dead letters, listed and sent back."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import orjson
import typer
from rich.markup import escape
from rich.table import Table

from attribune.cli.console import err, out, write_bytes
from attribune.dead.letters import REPLAY_CAP, Filter, Letter, Verdict
from attribune_core.pieces import printable
from attribune_core.settings import load_settings

Ids = Annotated[list[str] | None, typer.Option("--id", help="Only of this article (the key); may be repeated.")]
Stages = Annotated[list[str] | None, typer.Option("--stage", help="Only from this stage; may be repeated.")]
Exceptions = Annotated[list[str] | None, typer.Option("--exception", help="Only with this fault; may be repeated.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    dead = typer.Typer(help="Articles that no stage could work on.", no_args_is_help=True)
    dead.command("list")(show)
    dead.command("replay")(replay)
    app.add_typer(dead, name="dead")


def _filter(ids: list[str] | None, stages: list[str] | None, exceptions: list[str] | None) -> Filter:
    return Filter(frozenset(ids or ()), frozenset(stages or ()), frozenset(exceptions or ()))


def show(
    ids: Ids = None,
    stages: Stages = None,
    exceptions: Exceptions = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that were replayed.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON line a letter, with the stack trace.")] = False,
) -> None:
    """List the dead letters that were not replayed yet: when, where and why."""
    from attribune.dead.reader import Reader

    wanted = _filter(ids, stages, exceptions)
    table = Table("letter", "failed at", "stage", "id", "exception", "message", "replays", box=None)
    with Reader(load_settings()) as reader:
        for letter, replayed in reader.letters():
            if not wanted.matches(letter) or (replayed and not every):
                continue
            if json:
                write_bytes(orjson.dumps(_facts(letter) | {"replayed": replayed}))
            else:
                row = (place(letter), letter.failed_at[:19], letter.stage, letter.id, letter.exception, letter.message)
                table.add_row(
                    *(escape(printable(cell)) for cell in row), f"{letter.replays}{' +1' if replayed else ''}"
                )
    if table.row_count:
        out().print(table)
    elif not json:
        out().print("no dead letters")


def replay(
    ids: Ids = None,
    stages: Stages = None,
    exceptions: Exceptions = None,
    cap: Annotated[int, typer.Option(min=1, help="Leave articles that were replayed this often.")] = REPLAY_CAP,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> None:
    """Send dead letters back to the topic they came from: original bytes, key and headers.

    `attribune-source` stays, so that no newer version of the article is overwritten. No letter is replayed twice: a
    mark in `articles.dead` says which ones were. `attribune-replays` counts how often an article went round.
    """
    from attribune.dead.replay import replay as send_back

    counts: Counter[Verdict] = Counter()
    for letter, verdict in send_back(load_settings(), _filter(ids, stages, exceptions), cap=cap, dry_run=dry_run):
        counts[verdict] += 1
        did = "would be replayed" if dry_run and verdict is Verdict.REPLAY else verdict.value
        typer.echo(f"{place(letter)} {printable(letter.id)} -> {printable(letter.topic)}: {did}")
    sent, left = counts[Verdict.REPLAY], counts.total() - counts[Verdict.REPLAY]
    err().print(f"{sent} {'to replay' if dry_run else 'replayed'}, {left} left")


def place(letter: Letter) -> str:
    """Return where the letter lies in `articles.dead`."""
    return f"{letter.partition}:{letter.offset}"


def _facts(letter: Letter) -> dict[str, object]:
    headers = {name: (value or b"").decode(errors="replace") for name, value in letter.headers}
    return {
        "letter": place(letter),
        "id": letter.id,
        "bytes": len(letter.value or b""),
        "stage": letter.stage,
        "exception": letter.exception,
        "message": letter.message,
        "replays": letter.replays,
        "headers": headers,
    }
