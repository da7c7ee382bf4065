"""The parameters that routes share, with their bounds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from starlette.exceptions import HTTPException

from attribune_core.events import QuoteType
from attribune_desk.store import Wanted
from attribune_desk.store.places import moment

Limit = Annotated[int, Query(ge=1, le=200, description="The most items of one page.")]
Cursor = Annotated[str, Query(max_length=20, description="`next` of the page before.")]
Words = Annotated[
    str, Query(max_length=500, description='Words that must all be there; "in marks" a phrase; `harb*` any ending.')
]
Since = Annotated[str, Query(max_length=40, description="ISO 8601, of any precision: 2024-03, 2024-03-27T10:00Z.")]
Source = Annotated[str, Query(max_length=1000, description="The article's source, exactly.")]


def second(since: str) -> int | None:
    """Return the second since 1970 of a `since`, None where nothing is asked. Raises 422 for what is no date."""
    if not since.strip():
        return None
    found = moment(since)
    if found is None:
        raise HTTPException(422, "since: not a date: write 2024, 2024-03, 2024-03-27 or 2024-03-27T10:00Z")
    return found


def wanted(
    q: Words = "",
    speaker: Annotated[str, Query(max_length=200, description="Words of the speaker's name.")] = "",
    person: Annotated[str, Query(max_length=2000, description="The speaker's id, as `/people` gives it.")] = "",
    type: Annotated[QuoteType | None, Query(description="How much of it stands in quotation marks.")] = None,
    since: Since = "",
    source: Source = "",
    article: Annotated[str, Query(max_length=2000, description="The id of the article.")] = "",
) -> Wanted:
    """Return the quotes that a request asks for."""
    return Wanted(q, speaker, person, type, second(since), source, article)


Search = Annotated[Wanted, Depends(wanted)]
