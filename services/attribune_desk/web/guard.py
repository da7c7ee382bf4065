"""Before every route: who may come in, from where, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import blake2b
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from attribune_desk.web.problems import problem

COOKIE = "attribune_desk"
SIGN_IN = "/sign-in"
#: Open to everybody: nothing of an article is in them.
_OPEN = ("/health", SIGN_IN)
_STATIC = "/static/"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_HEADERS = {
    # No inline script or style, nothing from elsewhere: what an article holds cannot run, even if it got out as markup.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_NOT_KEPT = "private, no-cache"


def session(token: str) -> str:
    """Return what the cookie holds of somebody who signed in with the token: it proves the token, and is not it."""
    return hmac.new(token.encode(), b"attribune desk session", "sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Compare secrets in a time that does not tell how alike they are."""
    return hmac.compare_digest(blake2b(one.encode()).digest(), blake2b(other.encode()).digest())


class Guard:
    """ASGI middleware: the token, requests of foreign sites, security headers."""

    def __init__(self, app: ASGIApp, token: str | None, origins: Iterable[str]) -> None:
        self._app = app
        self._token = token
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", _NOT_KEPT)
                if not self._origins:
                    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            await send(message)

        refused = self._refuse(scope)
        await (refused or self._app)(scope, receive, with_headers)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE and self._is_foreign(headers):
            return problem(403, "a page of another site may not do this")
        path = scope["path"]
        if self._token is None or path in _OPEN or path.startswith(_STATIC) or self._is_known(headers):
            return None
        if "text/html" in headers.get("accept", "") and scope["method"] == "GET":
            asked = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='')}", 303)
        return problem(401, "send the desk's token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})

    def _is_foreign(self, headers: Headers) -> bool:
        """Whether another site's page sent this: it needs no permission to send a form or plain text anywhere."""
        origin = headers.get("origin")
        if origin is not None and origin in self._origins:
            return False
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        return origin is not None and origin.partition("://")[2] != headers.get("host")

    def _is_known(self, headers: Headers) -> bool:
        token = self._token or ""
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and same(given.strip(), token):
            return True
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return morsel is not None and same(morsel.value, session(token))
