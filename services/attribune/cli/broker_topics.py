"""`attribune topics`: the topics of the broker, brought to what is declared."""

from __future__ import annotations

import typer
from rich.table import Table

from attribune.cli.console import out
from attribune_core.settings import load_settings
from attribune_core.topics import ALL


def register(app: typer.Typer) -> None:
    """Add the commands."""
    topics = typer.Typer(help="The topics of the broker.", no_args_is_help=True)
    topics.command("create")(create)
    topics.command("list")(show)
    app.add_typer(topics, name="topics")


def create() -> None:
    """Create the topics that are missing, add partitions, and set what differs; say what changed.

    Run again, it changes nothing. It takes no partition and no setting away. How many partitions and replicas a new
    topic gets: ATTRIBUNE_PARTITIONS, ATTRIBUNE_REPLICATION_FACTOR.
    """
    from attribune.clients.admin import Admin
    from attribune.topic_plan import plan

    settings = load_settings()
    admin = Admin(settings)
    for change in admin.apply(plan(ALL, settings.partitions, admin.find(ALL))):
        typer.echo(f"{change.topic.name}: {change.kind} ({change.detail})")


def show() -> None:
    """List the topics: what they hold, how many partitions they have, and what `topics create` would change."""
    from attribune.clients.admin import Admin
    from attribune.topic_plan import Kind, plan

    settings = load_settings()
    found = Admin(settings).find(ALL)
    changes = plan(ALL, settings.partitions, found)
    table = Table("topic", "partitions", "cleanup", "kept", "largest record", "differs from what is declared", box=None)
    for topic in ALL:
        there = found.get(topic.name)
        config = there.config if there else {}
        steps = [one for one in changes if one.topic is topic and one.kind is not Kind.UNCHANGED]
        differs = [f"{one.kind.name.lower()}: {one.detail}" for one in steps]
        cleanup = config.get("cleanup.policy", "-")
        kept = "for ever" if cleanup == "compact" else _days(config.get("retention.ms"))
        largest = _megabytes(config.get("max.message.bytes"))
        partitions = str(there.partitions) if there else "-"
        table.add_row(topic.name, partitions, cleanup, kept, largest, "; ".join(differs) or "nothing")
    out().print(table)


def _days(milliseconds: str | None) -> str:
    if milliseconds is None:
        return "-"
    return "for ever" if int(milliseconds) < 0 else f"{int(milliseconds) / 86_400_000:g} days"


def _megabytes(size: str | None) -> str:
    return "-" if size is None else f"{int(size) / 1024**2:g} MiB"
