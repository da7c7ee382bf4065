"""The source audit: `/audit` for programs and `/voices` for people."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from attribune_audit.counts import Dimension
from attribune_audit.rendering import as_csv, as_json
from attribune_audit.report import PRONOUN_NOTE, TITLES, Report
from attribune_desk.pictures import Picture, columns
from attribune_desk.store import Counted
from attribune_desk.web.asked import Month, Outlet
from attribune_desk.web.desk import TheDesk
from attribune_desk.web.problems import documented
from attribune_desk.web.templates import render

router = APIRouter()

#: Query parameters of the search that leads to the quotes behind a number, by dimension.
PARAMETERS: dict[Dimension, str] = {
    "speaker kind": "speaker_kind",
    "role": "role",
    "pronoun": "pronoun",
    "type": "directness",
    "place": "place",
}
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])|unknown")


@router.get(
    "/audit",
    response_class=Response,
    responses={200: {"content": {"application/json": {}, "text/csv": {}}}, **documented(401, 422, 503)},
)
def audit(desk: TheDesk, outlet: Outlet = "", month: Month = "", format: Literal["json", "csv"] = "json") -> Response:
    """Count who gets to speak: kinds of speakers, roles, pronouns of the texts, directness, place, and who most."""
    found = desk.store.audit.report(outlet, _month(month))
    if format == "csv":
        headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return Response(as_csv(found), media_type="text/csv; charset=utf-8", headers=headers)
    return Response(as_json(found), media_type="application/json")


@dataclass(frozen=True)
class Shown:
    """A table as the page shows it: each value with where its quotes are found."""

    dimension: str
    title: str
    rows: list[dict[str, Any]]
    note: str = ""


@router.get("/voices", include_in_schema=False)
def voices(desk: TheDesk, outlet: Outlet = "", month: Month = "") -> Response:
    """Show the source audit; every number leads to the quotes behind it."""
    chosen = month if _MONTH.fullmatch(month) else ""
    found = desk.store.audit.report(outlet, chosen)
    outlets, months = desk.store.audit.choices()
    return render(
        "voices.html",
        report=found,
        tables=[_shown(found, dimension) for dimension in PARAMETERS],
        everything=search_address(found.outlet, found.month),
        by_month=_picture(found),
        outlets=outlets,
        months=months,
        outlet=outlet,
        month=chosen,
        place="voices",
    )


def search_address(outlet: str, month: str, **more: str) -> str:
    """Return the address of the search for quotes that the audit counts."""
    asked = {"counted": "true", "outlet": outlet, "month": month, **more}
    return f"/search?{urlencode({name: value for name, value in asked.items() if value})}"


def described(counted: Counted | None) -> str:
    """Return what a search asks of the audit, for people to read."""
    if counted is None:
        return ""
    facts = counted.facts()
    where = [facts.pop(name) for name in ("outlet", "month") if name in facts]
    return ", ".join([*facts.values(), *where])


def asked(counted: Counted | None) -> dict[str, str]:
    """Return the parameters with which a search asks for these quotes."""
    if counted is None:
        return {}
    facts = {("directness" if name == "type" else name): value for name, value in counted.facts().items()}
    return {"counted": "true", **facts}


def _shown(found: Report, dimension: Dimension) -> Shown:
    rows = [
        asdict(row) | {"link": search_address(found.outlet, found.month, **{PARAMETERS[dimension]: row.value})}
        for row in found.tables[dimension]
    ]
    return Shown(dimension, TITLES[dimension], rows, PRONOUN_NOTE if dimension == "pronoun" else "")


def _picture(found: Report) -> Picture | None:
    known = {row.value: row.quotes for row in found.months if row.value != "unknown"}
    return columns(known, 720, 120) if len(known) > 1 else None


def _month(month: str) -> str:
    if month and not _MONTH.fullmatch(month):
        raise HTTPException(422, "month: write YYYY-MM, or unknown")
    return month
