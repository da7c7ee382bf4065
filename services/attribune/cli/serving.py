"""`attribune run`: one worker of one service, in the foreground."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

import typer

from attribune_core.settings import load_settings


class Service(StrEnum):
    """The services, as compose knows them."""

    CLEANER = "cleaner"
    ENTITY_EXTRACTOR = "entity-extractor"
    QUOTE_LINKER = "quote-linker"


#: The package of each service; only the one that runs is imported.
PACKAGES: dict[Service, str] = {
    Service.CLEANER: "attribune_cleaner",
    Service.ENTITY_EXTRACTOR: "attribune_entities",
    Service.QUOTE_LINKER: "attribune_quotes",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(run)


def run(service: Annotated[Service, typer.Argument(help="Which service.", show_default=False)]) -> None:
    """Run one worker of a service until it is told to stop; several share the partitions of the topic.

    SIGTERM and Ctrl-C end it cleanly within ATTRIBUNE_STOP_SECONDS. The exit code says why it ended; whatever it is,
    start it again: nothing is lost.
    """
    # Late: it brings Faust, and most commands do without.
    from attribune_core.stage.run import run_stage

    module = agent_module(service)
    raise typer.Exit(run_stage(module.STAGE, module.agent, load_settings()))


def agent_module(service: Service) -> Any:
    """Return the service's module `agent`, with its `STAGE` and its `agent`."""
    return import_module(f"{PACKAGES[service]}.agent")
