"""An audit as tables for a terminal, as CSV, and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import orjson
from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from attribune_audit.report import PRONOUN_NOTE, TITLES, PersonRow, Report, Row

#: What makes a spreadsheet take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
CSV_COLUMNS = ("table", "value", "quotes", "words", "share_of_quotes", "share_of_words")


def as_json(report: Report) -> bytes:
    """Return the report as one JSON object; shares are rounded to four decimals."""
    return orjson.dumps(_rounded(asdict(report)), option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS) + b"\n"


def as_csv(report: Report) -> str:
    """Return every table of the report as lines of one CSV (RFC 4180).

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(CSV_COLUMNS)
    for name, rows in _tables(report):
        for row in rows:
            shares = (f"{row.share_of_quotes:.4f}", f"{row.share_of_words:.4f}") if isinstance(row, Row) else ("", "")
            value = row.value if isinstance(row, Row) else row.name
            writer.writerow([name, harmless_cell(value), row.quotes, row.words, *shares])
    return buffer.getvalue()


def as_tables(report: Report) -> Group:
    """Return the report as tables for a terminal."""
    of = " of ".join(part for part in (report.month, report.outlet) if part)
    head = f"{report.quotes:,} quotes, {report.words:,} words, {report.persons:,} named people{', ' + of if of else ''}"
    parts: list[Any] = [Text(head)]
    for name, rows in _tables(report):
        if not rows:
            continue
        shown = Table(title=escape(name), title_justify="left", show_edge=False)
        for column in ("", "quotes", "", "words", ""):
            shown.add_column(column, justify="left" if not shown.columns else "right")
        for row in rows:
            shown.add_row(*_cells(row))
        parts += [Text(), shown]
        if name == TITLES["pronoun"]:
            parts.append(Text(PRONOUN_NOTE, style="dim"))
    return Group(*parts)


def _tables(report: Report) -> Iterator[tuple[str, tuple[Row, ...] | tuple[PersonRow, ...]]]:
    for dimension, rows in report.tables.items():
        yield TITLES[dimension], rows
    yield "Outlets", report.outlets
    yield "Months", report.months
    yield "Most quoted", report.most_quoted
    yield "Quoted for the first time", report.first_time


def _cells(row: Row | PersonRow) -> tuple[str, ...]:
    if isinstance(row, PersonRow):
        return escape(row.name), f"{row.quotes:,}", "", f"{row.words:,}", escape(row.role)
    return (
        escape(row.says),
        f"{row.quotes:,}",
        f"{row.share_of_quotes:.0%}",
        f"{row.words:,}",
        f"{row.share_of_words:.0%}",
    )


def harmless_cell(cell: str) -> str:
    """Return a cell of a CSV file; one that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, (list, tuple)) else value
