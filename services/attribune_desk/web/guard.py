"""Before every route: who may come in, from where, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from attribune_desk.tokens import Token, same
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


#: Where the request's state says which token it came with, None where the desk has none.
TOKEN = "token"


class Guard:
    """ASGI middleware: the tokens, requests of foreign sites, security headers.

    Behind it `request.state.token` is the `Token` that the request came with, None where the desk has none.
    """

    def __init__(self, app: ASGIApp, tokens: Sequence[Token], origins: Iterable[str]) -> None:
        self._app = app
        self._tokens = tokens
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

        token = self._token_of(Headers(scope=scope))
        scope.setdefault("state", {})[TOKEN] = token
        refused = self._refuse(scope, token)
        await (refused or self._app)(scope, receive, with_headers)

    def _refuse(self, scope: Scope, token: Token | None) -> Response | None:
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE and self._is_foreign(headers):
            return problem(403, "a page of another site may not do this")
        path = scope["path"]
        if not self._tokens or path in _OPEN or path.startswith(_STATIC) or token is not None:
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

    def _token_of(self, headers: Headers) -> Token | None:
        """Return the token that a request came with: in its header, or proved by the cookie."""
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            found = next((one for one in self._tokens if one.accepts(given.strip())), None)
            if found is not None:
                return found
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return next((one for one in self._tokens if morsel is not None and same(morsel.value, one.session)), None)
