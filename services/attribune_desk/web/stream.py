"""`/stream`: what changes in the store, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException

from attribune_desk.models import Change
from attribune_desk.web.desk import Desk, TheDesk
from attribune_desk.web.problems import documented

router = APIRouter()
#: Seconds without an event after which a comment keeps the connection open, and the database is asked all the same:
#: another desk may write to it.
QUIET = 10.0
_AT_ONCE = 100


@router.get(
    "/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}, **documented(401, 422, 503)},
)
async def stream(
    desk: TheDesk, last_event_id: Annotated[str, Header(max_length=20, pattern=r"^\d*$")] = ""
) -> StreamingResponse:
    """Send an event `article` for each article that comes or is replaced, and `retraction` for one that goes.

    `data` is a change as JSON. After a break the browser sends the last event's id, and goes on behind it.
    """
    if desk.streams >= desk.settings.streams:
        raise HTTPException(503, "too many streams are open", {"Retry-After": "30"})
    last = await asyncio.to_thread(desk.store.reader.last_change)
    # A store made anew counts from zero again: a number that it has not reached yet says nothing.
    after = min(int(last_event_id), last) if last_event_id else last
    return StreamingResponse(_events(desk, after), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _events(desk: Desk, after: int) -> AsyncIterator[str]:
    desk.streams += 1
    try:
        yield "retry: 2000\n\n"
        while not desk.changes.closed:
            changes = await asyncio.to_thread(desk.store.reader.changes, after, _AT_ONCE)
            for change in changes:
                yield _event(change)
                after = change.number
            if not changes and not await desk.changes.wait(QUIET):
                yield ": nothing new\n\n"
    finally:
        desk.streams -= 1


def _event(change: Change) -> str:
    # JSON has no line feed outside its strings, and in them it is escaped: one line of data.
    return f"id: {change.number}\nevent: {change.kind}\ndata: {change.model_dump_json()}\n\n"
