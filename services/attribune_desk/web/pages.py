"""The pages, rendered here; a little htmx and one script of our own make them move, and all work without."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from attribune_desk.article_view import view
from attribune_desk.models import PersonDetail
from attribune_desk.pictures import Picture, picture
from attribune_desk.store import Wanted
from attribune_desk.store.places import day_of, moment
from attribune_desk.web import audit
from attribune_desk.web.asked import Audited, Cursor, Words
from attribune_desk.web.desk import TheDesk
from attribune_desk.web.editing import TheEditing
from attribune_desk.web.templates import missing, render

router = APIRouter(include_in_schema=False, default_response_class=Response)
_ROWS = 30
#: Results are counted this far.
_COUNTED = 1000
#: Sources that the search offers.
_SOURCES = 200
#: Shortest axis of a person's picture, in days.
_MONTH = 30


@router.get("/")
def live(desk: TheDesk, cursor: Cursor = "") -> Response:
    """Show the articles, the last received first; new ones come by themselves."""
    change = desk.store.reader.last_change()
    page = desk.store.reader.articles(limit=_ROWS, cursor=cursor)
    return render("live.html", page=page, change=change, place="live", cursor=cursor)


@router.get("/live/rows")
def news(desk: TheDesk, after: Annotated[int, Query(ge=0)]) -> Response:
    """Return the rows of what came after a change, for the top of the list; all rows where that is too much."""
    changes = desk.store.reader.changes(after, _ROWS + 1)
    if len(changes) > _ROWS:
        page = desk.store.reader.articles(limit=_ROWS)
        change = desk.store.reader.last_change()
        return render("rows.html", 200, {"HX-Reswap": "innerHTML", "X-Change": str(change)}, page=page, fresh=False)
    came = [change.article for change in reversed(changes) if change.article is not None]
    headers = {"X-Change": str(changes[-1].number if changes else after)}
    return render("rows.html", 200, headers, page={"items": came, "next": None}, fresh=True)


@router.get("/read/{article_id:path}")
def read(desk: TheDesk, editing: TheEditing, article_id: str, who: int | None = None) -> Response:
    """Show an article with its people and quotes; `who` marks what one of them says, by number."""
    corrected, refusal = desk.store.corrections.corrected(article_id), desk.store.reader.refusal(article_id)
    if corrected is None and refusal is not None:
        says = f"Refused by {refusal.stage}: {refusal.reason}: {refusal.message}"
        return missing("This article was refused", says, 422)
    if corrected is None:
        return missing("No such article", "It is not enriched yet, it was retracted, or it was never here.")
    return render(
        "article.html",
        view=view(corrected.event, who, desk.store.people.in_article(article_id), corrected),
        event=corrected.event,
        refusal=refusal,
        editing=editing,
        place="read",
    )


@router.get("/search")
def search(
    desk: TheDesk,
    editing: TheEditing,
    q: Words = "",
    speaker: Annotated[str, Query(max_length=200)] = "",
    person: Annotated[str, Query(max_length=2000)] = "",
    type: Annotated[str, Query(max_length=20)] = "",
    since: Annotated[str, Query(max_length=40)] = "",
    source: Annotated[str, Query(max_length=1000)] = "",
    cursor: Cursor = "",
    counted: Audited = None,
) -> Response:
    """Search the quotes; what is no date or no type counts as not asked."""
    kind: Any = type if type in ("direct", "mixed", "indirect") else None
    wanted = Wanted(q, speaker, person, kind, moment(since), source, counted=counted)
    reader = desk.store.reader
    asked = {"q": q, "speaker": speaker, "person": person, "type": kind or "", "since": since, "source": source}
    of_audit = audit.asked(counted)
    return render(
        "search.html",
        page=reader.quotes(wanted, limit=_ROWS, cursor=cursor),
        count=reader.count(wanted, _COUNTED),
        most=_COUNTED,
        whose=(desk.store.people.name(person) or person) if person else "",
        asked=asked | of_audit,
        of_audit=of_audit,
        described=audit.described(counted),
        sources=reader.sources(_SOURCES),
        editing=editing,
        place="search",
    )


@router.get("/speakers")
def speakers(
    desk: TheDesk, q: Annotated[str, Query(max_length=200)] = "", everyone: bool = False, cursor: Cursor = ""
) -> Response:
    """Show who is quoted most, each with a picture over time, all on one axis."""
    page = desk.store.people.ranked(limit=_ROWS, cursor=cursor, q=q, persons=not everyone)
    days = desk.store.people.over_time(page.items)
    first = min((day for found in days.values() for day in found), default=0)
    last = max((day for found in days.values() for day in found), default=0)
    drawn = {one.id: picture(days.get(one.id, {}), first, last, 180, 28, 45) for one in page.items}
    return render("speakers.html", page=page, pictures=drawn, q=q, everyone=everyone, place="speakers")


@router.get("/speakers/{person_id:path}")
def speaker(desk: TheDesk, editing: TheEditing, person_id: str, cursor: Cursor = "") -> Response:
    """Show a person: their names, their quotes over time, what they said, and where they are mentioned."""
    person = desk.store.people.person(person_id)
    if person is None:
        return missing("Nobody of that name", "Nobody of that name is quoted or mentioned here.")
    return render(
        "speaker.html",
        person=person,
        picture=_picture(person),
        decided=desk.store.corrections.of({person.id, *(one.key for one in person.names)}),
        page=desk.store.reader.quotes(Wanted(person=person.id), limit=_ROWS, cursor=cursor),
        articles=desk.store.reader.articles(limit=10, person=person.id),
        editing=editing,
        place="speakers",
    )


def _picture(person: PersonDetail) -> Picture | None:
    days = {day_of(day): quotes for day, quotes in person.days.items()}
    if not days:
        return None
    first, last = min(days), max(days)
    # One article is a line in a month, not a wall.
    short = max(0, _MONTH - (last - first))
    return picture(days, first - short // 2, last + short - short // 2, 720, 120, 90)
