"""Signing in on the page, where the desk has a token: the browser keeps a cookie that scripts cannot read."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from attribune_desk.web.api import body
from attribune_desk.web.desk import TheDesk
from attribune_desk.web.guard import COOKIE, SIGN_IN
from attribune_desk.web.templates import render

router = APIRouter(include_in_schema=False)
_WEEK = 7 * 24 * 3600


@router.get(SIGN_IN)
def ask(desk: TheDesk, next: str = "/") -> Response:
    """Ask for the token."""
    if not desk.settings.tokens:
        return RedirectResponse("/", 303)
    return render("sign_in.html", next=own(next), wrong=False)


@router.post(SIGN_IN)
async def check(request: Request, desk: TheDesk) -> Response:
    """Take the token of the form, and lead back to what was asked for."""
    form = parse_qs((await body(request, desk)).decode(errors="replace"), max_num_fields=10)
    given, to = form.get("token", [""])[0], own(form.get("next", ["/"])[0])
    tokens = desk.settings.tokens
    if not tokens:
        return RedirectResponse("/", 303)
    token = next((one for one in tokens if one.accepts(given)), None)
    if token is None:
        return render("sign_in.html", 403, next=to, wrong=True)
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        COOKIE,
        token.session,
        max_age=_WEEK,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def own(address: str) -> str:
    """Return an address of this desk, whatever was asked for: `//elsewhere` and `/\\elsewhere` are none."""
    return address if address.startswith("/") and address[1:2] not in ("/", "\\") else "/"
