"""Quotes over time as bars: numbers that a template draws as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

#: Days of a bar: the narrowest that keeps the bars few enough; the last is about a decade.
_STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 3652)
_DAY = 86_400


@dataclass(frozen=True)
class Bar:
    """One bar in a picture's own units, y downwards, and what it says."""

    x: float
    y: float
    width: float
    height: float
    says: str


@dataclass(frozen=True)
class Picture:
    """Bars on one axis of time; `begins` and `ends` name its first and last day."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    begins: str
    ends: str
    #: The tallest bar's quotes.
    most: int
    says: str


def picture(days: Mapping[int, int], first: int, last: int, width: int, height: int, bars: int) -> Picture:
    """Return the picture of quotes by day (days since 1970), on an axis from day `first` to day `last`.

    At most `bars` bars (more only where even a decade each is too little); a bar with quotes is never lower than 2.
    """
    step = next((step for step in _STEPS if (last - first) // step < bars), (last - first) // bars + 1)
    slots = (last - first) // step + 1
    counts = [0] * slots
    for day, count in days.items():
        counts[min(max((day - first) // step, 0), slots - 1)] += count
    most, wide = max(counts), width / max(slots, min(bars, 12))
    drawn = tuple(
        Bar(
            x=round(at * wide, 2),
            y=round(height - _tall(count, most, height), 2),
            width=round(max(wide - 1, wide * 0.7), 2),
            height=round(_tall(count, most, height), 2),
            says=f"{_when(first + at * step, step)}: {_quotes(count)}",
        )
        for at, count in enumerate(counts)
        if count
    )
    begins, ends = day_of(first), day_of(last)
    span = f"on {begins}" if begins == ends else f"from {begins} to {ends}"
    return Picture(drawn, width, height, begins, ends, most, f"{_quotes(sum(counts))} {span}, {most} at most at a time")


def columns(months: Mapping[str, int], width: int, height: int) -> Picture:
    """Return the picture of quotes by month (YYYY-MM), a bar each, in order; months without quotes are left out."""
    wide, most = width / max(len(months), 12), max(months.values())
    names = [f"{date.fromisoformat(f'{month}-01'):%B %Y}" for month in sorted(months)]
    drawn = tuple(
        Bar(
            x=round(at * wide, 2),
            y=round(height - _tall(months[month], most, height), 2),
            width=round(max(wide - 1, wide * 0.7), 2),
            height=round(_tall(months[month], most, height), 2),
            says=f"{names[at]}: {_quotes(months[month])}",
        )
        for at, month in enumerate(sorted(months))
    )
    says = f"{_quotes(sum(months.values()))} from {names[0]} to {names[-1]}, {most} at most in a month"
    return Picture(drawn, width, height, names[0], names[-1], most, says)


def _tall(count: int, most: int, height: int) -> float:
    return max(2.0, height * count / most)


def _when(day: int, step: int) -> str:
    return day_of(day) if step == 1 else f"{day_of(day)} and {step - 1} days after"


def _quotes(count: int) -> str:
    return f"{count} quote" if count == 1 else f"{count} quotes"


def day_of(day: int) -> str:
    """Return a day since 1970 as people write it: 27 March 2024."""
    found = date_of(day * _DAY)
    return f"{found.day} {found:%B} {found.year}"


def date_of(second: int) -> date:
    """Return the day (UTC) of a second since 1970, the nearest that a calendar has."""
    return datetime.fromtimestamp(max(-62_135_596_800, min(253_402_300_799, second)), UTC).date()
