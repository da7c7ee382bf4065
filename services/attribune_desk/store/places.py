"""The numbers of rows: the second in the upper bits, a count in the lower ones.

Numbers of one second differ by their count, which goes up with every row that was ever written, so a number is unique
until a billion rows have been written; it fits into 63 bits for the years 1698 to 2241.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

#: Bits of the count.
SHIFT = 30
_MOST = (1 << 33) - 1
#: The first and the last second that a calendar has: of the years 1 and 9999.
_FIRST_SECOND, _LAST_SECOND = -62_135_596_800, 253_402_300_799


def place(second: int, count: int) -> int:
    """Return the number of a row of that second (since 1970); seconds out of range count as the nearest one in it."""
    return (max(-_MOST, min(_MOST, second)) << SHIFT) | (count & ((1 << SHIFT) - 1))


def second_of(number: int) -> int:
    """Return the second that a row's number says."""
    return number >> SHIFT


def moment(written: str | None) -> int | None:
    """Return the second since 1970 of an ISO 8601 date as precise as it is, None where it is none.

    A year or a month counts as its first day, a time without a zone as UTC.
    """
    if not written:
        return None
    full = written.strip()
    if len(full) in (4, 7) and full[:4].isdecimal():
        full = f"{full}-01-01"[:10]
    try:
        found = datetime.fromisoformat(full)
        if found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        return int(found.timestamp())
    except (ValueError, OverflowError):
        return None


def day_of(written: str) -> int:
    """Return the day of an ISO 8601 date of full precision, counted from 1970."""
    return date.fromisoformat(written).toordinal() - date(1970, 1, 1).toordinal()


def month_of(second: int) -> str:
    """Return the month (UTC) of a second since 1970 as YYYY-MM, the nearest that a calendar has."""
    return datetime.fromtimestamp(max(_FIRST_SECOND, min(_LAST_SECOND, second)), UTC).strftime("%Y-%m").zfill(7)
