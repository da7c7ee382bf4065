"""Errors as RFC 9457 problems (`application/problem+json`), for people as a page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from attribune_core.errors import ArticleError, BrokerError, MalformedValueError, RecordTooLargeError
from attribune_desk.corrections.requests import CorrectionError
from attribune_desk.models import Problem
from attribune_desk.store import CursorError, StoreError

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str | None, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """Return the answer that says what went wrong."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail).model_dump(exclude_none=True)
    return JSONResponse(body | more, status, dict(headers or {}), MEDIA_TYPE)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the entries of an OpenAPI document for these errors."""
    schema = Problem.model_json_schema()
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem."""

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem(error.status_code, error.detail, error.headers)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = [{"where": ".".join(map(str, one["loc"])), "what": one["msg"]} for one in error.errors()]
        detail = "; ".join(f"{one['where']}: {one['what']}" for one in faults)
        return problem(422, detail, errors=faults)

    async def article(request: Request, error: Exception) -> Response:
        if isinstance(error, RecordTooLargeError):
            return problem(413, str(error))
        return problem(400 if isinstance(error, MalformedValueError) else 422, str(error))

    async def cursor(request: Request, error: Exception) -> Response:
        return problem(422, str(error))

    async def broker(request: Request, error: Exception) -> Response:
        log.warning("not published: %s", error)
        return problem(503, f"Kafka did not take it: {error}", {"Retry-After": "5"})

    async def wrong(request: Request, error: Exception) -> Response:
        return problem(422, str(error))

    async def store(request: Request, error: Exception) -> Response:
        log.error("%s", error)
        return problem(503, "the desk's database does not answer", {"Retry-After": "5"})

    async def unforeseen(request: Request, error: Exception) -> Response:
        return problem(500, "a fault of the desk; its log says more")

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(ArticleError, article)
    app.add_exception_handler(CursorError, cursor)
    app.add_exception_handler(CorrectionError, wrong)
    app.add_exception_handler(BrokerError, broker)
    app.add_exception_handler(StoreError, store)
    app.add_exception_handler(Exception, unforeseen)
