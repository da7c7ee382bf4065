"""The pages on which editors put right what is wrong: one quote, and the list of all corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from attribune_desk.article_view import About, view
from attribune_desk.corrections import requests
from attribune_desk.corrections.requests import CorrectionError
from attribune_desk.tokens import Token, same
from attribune_desk.web.api import body
from attribune_desk.web.asked import Cursor
from attribune_desk.web.corrections import Editor
from attribune_desk.web.desk import Desk, TheDesk
from attribune_desk.web.sign_in import own
from attribune_desk.web.templates import missing, render
from attribune_text.fold import fold

router = APIRouter(include_in_schema=False, default_response_class=Response)
_ROWS = 30
#: Unplaced corrections that the page shows at once; those further down are in the interface.
_UNPLACED = 100


@dataclass(frozen=True)
class Editing:
    """What a page needs to offer corrections: whether it may, and what its forms hold."""

    #: Whether the request came with a token.
    may: bool
    #: Proves that a form is ours.
    form: str
    #: The address of the page, to which a form leads back.
    here: str


def editing(request: Request) -> Editing:
    """Return what a page needs to offer corrections."""
    token: Token | None = request.state.token
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Editing(token is not None, "" if token is None else token.form, here)


#: As a parameter of a page.
TheEditing = Annotated[Editing, Depends(editing)]


@router.get("/edits")
def edits(desk: TheDesk, editing: TheEditing, cursor: Cursor = "") -> Response:
    """Show the corrections: those whose quote is not there first, then all, the latest first."""
    kept = desk.store.corrections
    apart = kept.unplaced()
    if apart > _UNPLACED:
        # Some of them stand among all others alone, so there all of them do.
        apart = 0
    unplaced = () if cursor else kept.listed(limit=_UNPLACED, state="unplaced").items
    page = kept.listed(limit=_ROWS, cursor=cursor)
    return render("edits.html", unplaced=unplaced, apart=apart, page=page, editing=editing, place="edits")


@router.get("/correct")
def correct(desk: TheDesk, editing: TheEditing, article: str, quote: str, next: str = "") -> Response:
    """Show one quote with whom the article names, to choose who said it, and to hide it."""
    corrected = desk.store.corrections.corrected(article)
    seen = None if corrected is None else view(corrected.event, corrected=corrected)
    about = None if seen is None else _first(one for one in seen.quotes if one.id == quote)
    if corrected is None or seen is None or about is None:
        return missing("No such quote", "The article was processed anew, or it is not here.")
    (text,) = (one.text for one in corrected.event.quotes if one.id == quote)
    cast = [one for one in (*seen.speakers, *seen.others) if not one.by_editor]
    return render(
        "correct.html",
        event=corrected.event,
        about=about,
        text=text,
        cast=[one for one in cast if one.label == "PERSON" or one.quotes],
        rest=[one for one in cast if one.label != "PERSON" and not one.quotes],
        next=own(next) if next else "",
        editing=editing,
        place="read",
    )


def _first(found: Iterator[About]) -> About | None:
    # The route's parameter `next` hides Python's own.
    return next(found, None)


@router.post("/edits")
async def make(request: Request, desk: TheDesk, token: Editor) -> Response:
    """Take a form that corrects something, and lead back to the page that it was on."""
    form = await _form(request, desk, token)

    def work() -> None:
        desk.store.corrections.make(requests.of(_asked(desk, form)), token.name)

    try:
        await run_in_threadpool(work)
    except CorrectionError as error:
        return missing("This cannot be corrected", str(error), 422)
    desk.changes.ring()
    return RedirectResponse(own(form.get("next", "/edits")), 303)


@router.post("/edits/{correction_id}/undo")
async def undo(request: Request, desk: TheDesk, token: Editor, correction_id: str) -> Response:
    """Take a correction back, and lead back to the page that the form was on."""
    form = await _form(request, desk, token)
    if await run_in_threadpool(desk.store.corrections.undo, correction_id, token.name) is None:
        return missing("No such correction", "It was never here.")
    desk.changes.ring()
    return RedirectResponse(own(form.get("next", "/edits")), 303)


async def _form(request: Request, desk: Desk, token: Token) -> dict[str, str]:
    """Return the fields of a form. Raises 403 where the form is none of ours: the cookie alone is not enough."""
    fields = parse_qs((await body(request, desk)).decode(errors="replace"), keep_blank_values=True, max_num_fields=20)
    form = {name: values[0] for name, values in fields.items()}
    if not same(form.get("form", ""), token.form):
        raise HTTPException(403, "the form is not of this desk, or the token changed: load the page again")
    return form


def _asked(desk: Desk, form: dict[str, str]) -> dict[str, Any]:
    """Return as a request of the interface what a form asks for."""
    kind = form.get("kind", "")
    if kind == "rename":
        return {"kind": kind, "a": form.get("a", ""), "name": form.get("name", "")}
    if kind in ("same", "different"):
        return {"kind": kind, "a": form.get("a", ""), "b": _person(desk, form.get("b", ""))}
    asked: dict[str, Any] = {"kind": kind, "article": form.get("article", ""), "quote": form.get("quote", "")}
    if form.get("event_id"):
        asked["event_id"] = form["event_id"]
    if kind == "speaker":
        who, _, entity = form.get("who", "").partition(":")
        if not who:
            raise CorrectionError("nobody was chosen")
        asked["speaker"] = {"entity": {"entity": entity}, "name": {"name": form.get("name", "")}}.get(who)
    return asked


def _person(desk: Desk, written: str) -> str:
    """Return the key of the person whom an editor wrote, as a key or by name. Raises CorrectionError."""
    for one in (written.strip(), " ".join(fold(written))):
        if one and (found := desk.store.people.person(one)) is not None:
            return found.id
    raise CorrectionError(f"nobody called {written.strip()!r} is quoted or mentioned here")
