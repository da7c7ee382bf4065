"""Dates as precise as they are known: a year, a month or a day, as the days that they span."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

#: A year, a month or a day in ISO 8601; what follows a day is its time.
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
_DECEMBER = 12
#: Before and after everything, as strings compare.
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"


@lru_cache(maxsize=8192)
def days_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last day that `text` can mean, as YYYY-MM-DD; None where it is no date.

    Such strings compare as their days do. The last day of a month is written 31, whatever its length.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match[1], match[2], match[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if day is None:
        return (f"{year}-{month}-01", f"{year}-{month}-31") if 1 <= int(month) <= _DECEMBER else None
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return None
    return text[:10], text[:10]
