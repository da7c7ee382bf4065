"""What the routes work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from attribune_desk.changes import Changes
from attribune_desk.publishing import Door
from attribune_desk.settings import DeskSettings
from attribune_desk.store import Store


@dataclass
class Desk:
    """A desk at work: its store, the way to Kafka, and how the reader of the topic is."""

    store: Store
    settings: DeskSettings
    door: Door
    changes: Changes = field(default_factory=Changes)
    #: How many streams of events are open.
    streams: int = 0
    #: What the reader is at, and how many records it is behind (None: unknown).
    reader: Callable[[], tuple[str, int | None]] = lambda: ("offline", None)
    #: What the reader of the dead letters is at.
    dead_letters: Callable[[], str] = lambda: "offline"


def _of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


#: The desk, as a parameter of a route.
TheDesk = Annotated[Desk, Depends(_of)]
