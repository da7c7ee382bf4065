"""Dates as news writes them, read strictly: a string is a date as a whole or not at all."""

from __future__ import annotations

import re
from datetime import date, time

from attribune_cleaner.lexicon import alternatives, read_table

_MONTHS = {name: int(number) for name, number in read_table("months.txt").items()}
#: A month as a date writes it, for expressions that ignore case.
MONTH = f"(?:{alternatives(_MONTHS)})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?\s*(?P<half>[ap]\.?\s?m\.?)?"
)
_ZONE = r"(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}|[a-z]{2,5})?"
_TIME = rf"(?:(?:,?\s+(?:at\s+)?|\s*[-–—|/]\s*|t){_CLOCK}\s*\(?{_ZONE}\)?)?"

#: Each form with the order of its groups: year, month, day; "?" is a day or a month.
_FORMS = tuple(
    (re.compile(rf"{_WEEKDAY}{form}{_TIME}", re.IGNORECASE), order)
    for form, order in (
        (r"(\d{4})-(\d{2})-(\d{2})", "ymd"),
        (r"(\d{4})/(\d{1,2})/(\d{1,2})", "ymd"),
        (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", "dmy"),
        (rf"({MONTH})\s+{_DAY},?\s+{_YEAR}", "mdy"),
        (rf"{_DAY}\s+(?:of\s+)?({MONTH}),?\s+{_YEAR}", "dmy"),
        (rf"({MONTH}),?\s+{_YEAR}", "my"),
        (r"(\d{1,2})/(\d{1,2})/(\d{4})", "??y"),
    )
)
#: "10:15, Saturday 14 February 2026", "3:45 p.m. ET on March 27, 2024": a time with minutes or a half of the day.
_CLOCK_FIRST = re.compile(
    r"(?:at\s+)?(\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?|\s*[ap]\.?\s?m\.?)"
    rf"(?:\s*\(?(?:[+-]\d{{2}}:?\d{{2}}|(?!on\b|{MONTH}\b|(?:mon|tues?|wed|thu|fri|sat|sun)\b)[a-z]{{2,5}}\b)\)?)?)"
    r"(?:\s*[,|–—-]\s*|\s+(?:on\s+)?)",
    re.IGNORECASE,
)
#: Years of dates. Older and later ones are misreadings. Set by hand.
_YEARS = range(1700, 2101)
#: Longest date, in code points. Set by hand.
_LONGEST = 80
#: Every date holds a digit.
_DIGIT = re.compile(r"\d")


def parse_date(text: str) -> str | None:
    """Return the date that `text` is, as ISO 8601 and as precise as it says, or None for what is no date.

    `03/04/2024` is in March or in April by country: of such a date only the year is known. A time zone is kept where it
    is an offset or UTC. Other abbreviations (ET, IST) name several zones, so the time stays a local one.
    """
    if not _DIGIT.search(text):
        return None
    text = " ".join(text.split()).rstrip(".")
    if len(text) > _LONGEST:
        return None
    clock = _CLOCK_FIRST.match(text)
    # A time before the day is read as if it stood after it.
    return _read(text) or (_read(f"{text[clock.end() :]} {clock[1]}") if clock else None)


def _read(text: str) -> str | None:
    for form, order in _FORMS:
        match = form.fullmatch(text)
        if match:
            day = _date(match, order)
            return None if day is None else day + (_time(match) if len(day) == len("2024-03-27") else "")
    return None


def _date(match: re.Match[str], order: str) -> str | None:
    if order == "??y":
        first, second, year = (int(match[number]) for number in (1, 2, 3))
        if first != second and max(first, second) <= 12:
            return str(year) if year in _YEARS and min(first, second) > 0 else None
        month, day = (second, first) if first > 12 else (first, second)
        return _iso(year, month, day)
    fields = {name: match[number] for number, name in enumerate(order, 1)}
    month_text = fields["m"].lower()
    # Regular expressions take "ſ" for an "s" and "ı" for an "i" whose case is ignored; no month is written so.
    number = int(month_text) if month_text.isdigit() else _MONTHS.get(month_text)
    if number is None:
        return None
    if "d" not in fields:
        return f"{fields['y']}-{number:02}" if int(fields["y"]) in _YEARS else None
    return _iso(int(fields["y"]), number, int(fields["d"]))


def _iso(year: int, month: int, day: int) -> str | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time(match: re.Match[str]) -> str:
    hour, minute, half = match["hour"], match["minute"], (match["half"] or "").lower()
    if hour is None or not (minute or half):
        return ""
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return ""
        number = number % 12 + (12 if half.startswith("p") else 0)
    try:
        clock = time(number, int(minute or 0), int(match["second"] or 0))
    except ValueError:
        return ""
    return "T" + clock.isoformat("seconds" if match["second"] else "minutes") + _zone(match["zone"])


def _zone(zone: str | None) -> str:
    zone = (zone or "").upper()
    if zone in {"Z", "UTC", "GMT"}:
        return "Z"
    if zone[:1] in {"+", "-"}:
        return f"{zone[:3]}:{zone[-2:]}"
    return ""
