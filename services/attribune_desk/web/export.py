"""`/export`: all quotes of a search, as CSV or JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from attribune_audit.rendering import harmless_cell
from attribune_desk.models import FoundQuote
from attribune_desk.web.asked import Search
from attribune_desk.web.desk import TheDesk
from attribune_desk.web.problems import documented

router = APIRouter()
COLUMNS = (
    *("article", "quote", "date", "source", "title", "speakers", "text"),
    *("type", "cue", "negated", "confidence", "method", "modality", "people"),
    *("key", "occurrence", "corrected", "corrected_by", "speakers_before"),
)
_TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"text/csv": {"schema": {"type": "string"}}, "application/jsonl": {}}},
        **documented(401, 422, 503),
    },
)
def export(desk: TheDesk, wanted: Search, format: Literal["csv", "jsonl"] = "csv") -> StreamingResponse:
    """Return every quote of a search, in the order of `/quotes`, up to `ATTRIBUNE_DESK_EXPORT_ROWS`.

    In CSV a cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    found = desk.store.reader.every_quote(wanted, desk.settings.export_rows)
    lines = as_csv(found) if format == "csv" else (f"{quote.model_dump_json()}\n" for quote in found)
    headers = {"Content-Disposition": f'attachment; filename="quotes.{format}"'}
    return StreamingResponse(_chunks(lines), media_type=_TYPES[format], headers=headers)


def as_csv(found: Iterable[FoundQuote]) -> Iterator[str]:
    """Yield a header and a line a quote (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for quote in found:
        writer.writerow([harmless_cell(cell) for cell in _cells(quote)])
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def _cells(quote: FoundQuote) -> tuple[str, ...]:
    return (
        quote.article,
        quote.id,
        quote.published_at or datetime.fromtimestamp(quote.moment, UTC).date().isoformat(),
        quote.source or "",
        quote.title or "",
        "; ".join(speaker.name for speaker in quote.speakers),
        quote.text,
        quote.type,
        quote.cue or "",
        "yes" if quote.negated else "no",
        f"{quote.confidence:.2f}",
        quote.method,
        quote.modality,
        "; ".join(speaker.person or "" for speaker in quote.speakers),
        quote.key or "",
        str(quote.occurrence),
        *_corrected(quote),
    )


def _corrected(quote: FoundQuote) -> tuple[str, str, str]:
    correction = quote.correction
    if correction is None:
        return "no", "", ""
    return "yes", correction.made_by or "", "; ".join(correction.was)


def _chunks(lines: Iterable[str], size: int = 64 * 1024) -> Iterator[str]:
    """Join lines to chunks: a thread a chunk, not a line."""
    held, length = [], 0
    for line in lines:
        held.append(line)
        length += len(line)
        if length >= size:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)
