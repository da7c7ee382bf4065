"""The parameters that routes share, with their bounds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from starlette.exceptions import HTTPException

from attribune_core.events import QuoteType
from attribune_desk.store import Counted, Wanted
from attribune_desk.store.places import moment

Limit = Annotated[int, Query(ge=1, le=200, description="The most items of one page.")]
Cursor = Annotated[str, Query(max_length=20, description="`next` of the page before.")]
Words = Annotated[
    str, Query(max_length=500, description='Words that must all be there; "in marks" a phrase; `harb*` any ending.')
]
Since = Annotated[str, Query(max_length=40, description="ISO 8601, of any precision: 2024-03, 2024-03-27T10:00Z.")]
Outlet = Annotated[str, Query(max_length=1000, description="An article's source, exactly; without it, all.")]
Month = Annotated[str, Query(max_length=7, description="YYYY-MM, or `unknown`; without it, all.")]
AuditValue = Annotated[str, Query(max_length=40, description="As `/audit` says it: only quotes that it counts so.")]
Source = Annotated[str, Query(max_length=1000, description="The article's source, exactly.")]


def second(since: str) -> int | None:
    """Return the second since 1970 of a `since`, None where nothing is asked. Raises 422 for what is no date."""
    if not since.strip():
        return None
    found = moment(since)
    if found is None:
        raise HTTPException(422, "since: not a date: write 2024, 2024-03, 2024-03-27 or 2024-03-27T10:00Z")
    return found


def counted(
    counted: Annotated[bool, Query(description="Only quotes that the source audit counts.")] = False,
    outlet: Outlet = "",
    month: Month = "",
    speaker_kind: AuditValue = "",
    role: AuditValue = "",
    pronoun: AuditValue = "",
    directness: AuditValue = "",
    place: AuditValue = "",
) -> Counted | None:
    """Return what a search asks of the audit, None where it asks nothing."""
    asked = Counted(outlet, month, speaker_kind, role, pronoun, directness, place)
    return asked if counted or asked.facts() else None


Audited = Annotated[Counted | None, Depends(counted)]


def wanted(
    q: Words = "",
    speaker: Annotated[str, Query(max_length=200, description="Words of the speaker's name.")] = "",
    person: Annotated[str, Query(max_length=2000, description="The speaker's id, as `/people` gives it.")] = "",
    type: Annotated[QuoteType | None, Query(description="How much of it stands in quotation marks.")] = None,
    since: Since = "",
    source: Source = "",
    article: Annotated[str, Query(max_length=2000, description="The id of the article.")] = "",
    counted: Audited = None,
) -> Wanted:
    """Return the quotes that a request asks for."""
    return Wanted(q, speaker, person, type, second(since), source, article, counted)


Search = Annotated[Wanted, Depends(wanted)]
