"""The HTTP interface: articles in, articles, quotes and people out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from attribune_core.decoding import decode_body, inflate, unknown_coding
from attribune_core.errors import EmptyBodyError
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.raw import read_raw
from attribune_desk.models import (
    Accepted,
    ArticleSummary,
    FoundQuote,
    Health,
    Page,
    Person,
    PersonDetail,
    Refusal,
    RefusedProblem,
)
from attribune_desk.store import StoreError
from attribune_desk.web.asked import Cursor, Limit, Search, Since, Source, second
from attribune_desk.web.desk import Desk, TheDesk
from attribune_desk.web.problems import MEDIA_TYPE, documented, problem

router = APIRouter(responses=documented(401, 422, 503))
#: Header that names the refusal of a later version.
REFUSED = "Attribune-Refused"
#: Header that says how many of the article's quotes editors put right.
CORRECTED = "Attribune-Corrections"
_JSON = {"content-type": b"application/json"}
_TEXT = {"text/plain", "text/html", "application/xhtml+xml"}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": RawArticle.model_json_schema()},
            "text/plain": {"schema": {"type": "string", "minLength": 1}},
            "text/html": {"schema": {"type": "string", "minLength": 1}},
            "application/xhtml+xml": {"schema": {"type": "string", "minLength": 1}},
        },
    }
}
_Given = Annotated[str | None, Query(min_length=1, max_length=2000, description="Of an article that is text or HTML.")]


@router.post(
    "/articles",
    status_code=202,
    response_model=Accepted,
    responses=documented(400, 403, 413, 415),
    openapi_extra=_BODY,
)
async def publish(
    request: Request,
    desk: TheDesk,
    id: _Given = None,
    title: _Given = None,
    source: _Given = None,
    url: _Given = None,
) -> Response:
    """Publish an article to `articles.raw`: a `RawArticle` as JSON, or its body as text or HTML in any encoding.

    The body may be compressed, as its `Content-Encoding` says: gzip, deflate, br, zstd. The answer comes once Kafka has
    the article. It is enriched later, and then found at `location`.
    """
    content_type = request.headers.get("content-type", "")
    coding = request.headers.get("content-encoding")
    kind = content_type.partition(";")[0].strip().lower()
    value = await body(request, desk)
    if kind != "application/json" and kind not in _TEXT:
        raise HTTPException(415, "send application/json, text/plain or text/html")
    if unknown := unknown_coding(coding):
        raise HTTPException(415, f"{unknown} cannot be undone", {"Accept-Encoding": "gzip, deflate, br, zstd"})

    def read() -> RawArticle:
        inflated = inflate(value, coding, max_bytes=desk.settings.max_body)
        if kind == "application/json":
            return read_raw(inflated, headers=_JSON, max_bytes=desk.settings.max_body)
        text = decode_body(inflated, content_type)
        return RawArticle(body=text, content_type=kind, id=id, title=title, source=source, url=url)

    # A large body takes a tenth of a second, in which the desk must answer others.
    article = await run_in_threadpool(read)
    if not article.body.strip():
        raise EmptyBodyError("the body is empty")
    article_id = await desk.door.publish(article)
    accepted = Accepted(id=article_id, location=f"/articles/{quote(article_id, safe='')}")
    return JSONResponse(accepted.model_dump(), 202, {"Location": accepted.location})


async def body(request: Request, desk: Desk) -> bytes:
    """Return the request's body. Raises 413 as soon as it is too long."""
    value = bytearray()
    async for chunk in request.stream():
        value += chunk
        if len(value) > desk.settings.max_body:
            raise HTTPException(413, f"the body is longer than {desk.settings.max_body} bytes")
    return bytes(value)


@router.get("/articles")
def articles(
    desk: TheDesk,
    source: Source = "",
    since: Since = "",
    person: Annotated[str, Query(max_length=2000, description="Only articles that mention this person.")] = "",
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Page[ArticleSummary]:
    """List articles, the last received first; `since` is about when they were received."""
    return desk.store.reader.articles(limit=limit, cursor=cursor, source=source, since=second(since), person=person)


@router.get(
    "/articles/{article_id:path}",
    response_model=EnrichedArticle,
    responses={
        **documented(404),
        200: {
            "headers": {
                REFUSED: {
                    "description": "Set where a later version of the article was refused: reason, stage and time.",
                    "schema": {"type": "string"},
                },
                CORRECTED: {
                    "description": "How many corrections of its quotes are in force; see `/corrections?article=`.",
                    "schema": {"type": "integer"},
                },
            }
        },
        422: {
            "description": "The article was refused, and no earlier version is there.",
            "content": {MEDIA_TYPE: {"schema": RefusedProblem.model_json_schema()}},
        },
    },
)
def article(article_id: str, desk: TheDesk) -> Response:
    """Return the enriched event of an article, byte for byte as it was on the topic: without corrections.

    Of an article that is a dead letter, the answer says why. Where an earlier version of it was enriched, that one
    stays, and a header names the refusal.
    """
    value, refusal = desk.store.reader.article(article_id), desk.store.reader.refusal(article_id)
    if value is not None:
        headers = {} if refusal is None else {REFUSED: refusal_line(refusal)}
        if count := desk.store.corrections.count(article_id):
            headers[CORRECTED] = str(count)
        return Response(value, headers=headers, media_type="application/json")
    if refusal is not None:
        detail = f"refused by {refusal.stage}: {refusal.reason}: {refusal.message}"
        return problem(422, detail, refusal=refusal.model_dump())
    raise HTTPException(404, "no such article: not enriched yet, retracted, or never there")


def refusal_line(refusal: Refusal) -> str:
    """Return the refusal as a header's value. Not its message, which may quote the article."""
    line = f"{refusal.reason}; stage={refusal.stage}; at={refusal.refused_at}"
    return "".join(char if char.isascii() and char.isprintable() else "?" for char in line)


@router.get("/quotes")
def quotes(desk: TheDesk, wanted: Search, limit: Limit = 50, cursor: Cursor = "") -> Page[FoundQuote]:
    """Search the quotes, those of the latest articles first."""
    return desk.store.reader.quotes(wanted, limit=limit, cursor=cursor)


@router.get("/people")
def people(
    desk: TheDesk,
    q: Annotated[str, Query(max_length=200, description="Part of the name.")] = "",
    since: Since = "",
    everyone: Annotated[bool, Query(description="Organisations and all else that speaks, too.")] = False,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Page[Person]:
    """List the people who are quoted, those with most quotes first."""
    return desk.store.people.ranked(limit=limit, cursor=cursor, q=q, since=second(since), persons=not everyone)


@router.get("/people/{person_id:path}", responses=documented(404))
def person(person_id: str, desk: TheDesk) -> PersonDetail:
    """Return a person with their quotes over time; `/quotes?person=` has the quotes."""
    found = desk.store.people.person(person_id)
    if found is None:
        raise HTTPException(404, "nobody of that name is quoted or mentioned")
    return found


def _shown(state: str) -> str:
    # What else it may be names the broker and its faults, and this route is open to everybody.
    return state if state in ("starting", "reading", "offline") else "waits; the log says why"


@router.get("/health")
def health(desk: TheDesk) -> Health:
    """Say whether the desk reads the topic and reaches its database."""
    state, lag = desk.reader()
    counts: tuple[int, int] | None = None
    try:
        counts = desk.store.reader.counts()
        database = "ok"
    except StoreError:
        database = "does not answer"
    well = counts is not None and state in ("reading", "offline")
    return Health(
        status="ok" if well else "degraded",
        database=database,
        reader=_shown(state),
        lag=lag,
        dead_letters=_shown(desk.dead_letters()),
        articles=counts and counts[0],
        refused=counts and counts[1],
    )
