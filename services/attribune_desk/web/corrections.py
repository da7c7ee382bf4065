"""`/corrections`: what editors put right, read by everybody who is let in and written with a token."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from attribune_desk.corrections import requests
from attribune_desk.corrections.models import Kind, ListedCorrection, State
from attribune_desk.models import Page
from attribune_desk.tokens import Token
from attribune_desk.web.api import body
from attribune_desk.web.asked import Cursor, Limit
from attribune_desk.web.desk import TheDesk
from attribune_desk.web.problems import documented

router = APIRouter(responses=documented(401, 422, 503))
#: Why nothing can be corrected.
READ_ONLY = "corrections are read-only: set ATTRIBUNE_DESK_TOKEN, and send one of its tokens"


def editor(request: Request) -> Token:
    """Return the token that the request came with. Raises 403 where the desk has none."""
    token: Token | None = request.state.token
    if token is None:
        raise HTTPException(403, READ_ONLY)
    return token


#: Whose token a request came with, as a parameter of a route that writes.
Editor = Annotated[Token, Depends(editor)]


@router.get("/corrections")
def corrections(
    desk: TheDesk,
    article: Annotated[str, Query(max_length=2000, description="The id of the article.")] = "",
    kind: Annotated[Kind | None, Query(description="What was put right.")] = None,
    state: Annotated[State | None, Query(description="`unplaced`: its quote is not there (any more).")] = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Page[ListedCorrection]:
    """List what editors put right, the latest first; what was undone is among it."""
    return desk.store.corrections.listed(limit=limit, cursor=cursor, article=article, kind=kind, state=state)


@router.post(
    "/corrections",
    status_code=201,
    responses=documented(403, 413),
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": requests.json_schema()}}}
    },
)
async def make(request: Request, desk: TheDesk, token: Editor) -> ListedCorrection:
    """Change a quote's speaker, hide what is no quote, join or part two people, or rename one.

    It shows at once, in every list and page, and in every later event of the article. The event at `/articles/{id}`
    stays as it was on the topic.
    """
    asked = requests.read(await body(request, desk))
    made = await run_in_threadpool(desk.store.corrections.make, asked, token.name)
    desk.changes.ring()
    return made


@router.post("/corrections/{correction_id}/undo", responses=documented(403, 404))
async def undo(desk: TheDesk, token: Editor, correction_id: str) -> ListedCorrection:
    """Take a correction back. It stays in the list; once more changes nothing."""
    undone = await run_in_threadpool(desk.store.corrections.undo, correction_id, token.name)
    if undone is None:
        raise HTTPException(404, "there is no such correction")
    desk.changes.ring()
    return undone
