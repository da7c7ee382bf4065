"""The application: routes, guard and errors put together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from attribune_core.version import VERSION
from attribune_desk.web import api, audit, corrections, editing, export, pages, problems, sign_in, static, stream
from attribune_desk.web.desk import Desk
from attribune_desk.web.guard import Guard

#: A desk that listens here is reached by these names alone, so that no foreign name can be pointed at it.
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(desk: Desk, lifespan: Lifespan | None = None) -> FastAPI:
    """Return the application of a desk; `lifespan` is what runs as long as it is served."""
    app = FastAPI(
        title="Attribune desk",
        version=VERSION,
        description="Articles, the people in them and what they say.",
        # Their pages load scripts from elsewhere; the document itself is at /openapi.json.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.desk = desk
    for module in (api, audit, corrections, export, stream, sign_in, editing, pages):
        app.include_router(module.router)
    static.mount(app)
    problems.install(app)
    settings = desk.settings
    origins = _listed(settings.cors_origins)
    app.add_middleware(Guard, tokens=settings.tokens, origins=origins)
    if origins:
        allowed = ["Authorization", "Content-Type", "Last-Event-ID"]
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"], allow_headers=allowed)
    hosts = _listed(settings.allowed_hosts)
    if not hosts and settings.host in ("127.0.0.1", "localhost", "::1"):
        hosts = list(_LOOPBACK)
    if hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)
    return app


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
