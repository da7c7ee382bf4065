"""Dates are read strictly, and as precisely as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.metadata.dates import parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-03-27", "2024-03-27"),
        ("2024/3/7", "2024-03-07"),
        ("2024-03-27T10:05:09Z", "2024-03-27T10:05:09Z"),
        ("2024-03-27T10:05:09.123+02:00", "2024-03-27T10:05:09+02:00"),
        ("2025-11-18T06:15:00-0500", "2025-11-18T06:15:00-05:00"),
        ("2024-03-27 10:05", "2024-03-27T10:05"),
        ("March 27, 2024", "2024-03-27"),
        ("MARCH 27, 2024", "2024-03-27"),
        ("Mar. 7 2024", "2024-03-07"),
        ("Sept. 12, 2024", "2024-09-12"),
        ("Wednesday, March 27, 2024", "2024-03-27"),
        ("Thu 6 Nov 2025", "2025-11-06"),
        ("27th of March 2024", "2024-03-27"),
        ("27 March 2024.", "2024-03-27"),
        ("27.3.2024", "2024-03-27"),
        ("27/03/2024", "2024-03-27"),
        ("03/27/2024", "2024-03-27"),
        ("04/04/2024", "2024-04-04"),
        ("03/04/2024", "2024"),
        ("March 2024", "2024-03"),
        ("Wed, 27 Mar 2024 10:00:00 GMT", "2024-03-27T10:00:00Z"),
        ("March 27, 2024 at 3:45 p.m. ET", "2024-03-27T15:45"),
        ("March 27, 2024, 12:05 AM", "2024-03-27T00:05"),
        ("March 27, 2024 9 a.m.", "2024-03-27T09:00"),
        ("10:15, Saturday 14 February 2026", "2026-02-14T10:15"),
        ("10.15 GMT, 14 Feb 2026", "2026-02-14T10:15Z"),
        ("10:15 May 3, 2024", "2024-05-03T10:15"),
        ("3:45 p.m. ET on March 27, 2024", "2024-03-27T15:45"),
        ("3 pm, 2024-03-27", "2024-03-27T15:00"),
        ("14 Feb 2026 / 10:15", "2026-02-14T10:15"),
    ],
)
def test_read(text: str, date: str) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "March",
        "March 27",
        "Monday",
        "2024",
        "2024-02-30",
        "February 30, 2024",
        "13/13/2024",
        "March 27, 0024",
        "since March 27, 2024",
        "March 27, 2024, was a Wednesday",
        "20240327",
        "27 or 28 March 2024",
        "1. 2. 3",
        "10:15",
        "10:15 on Monday",
        "10:15 10:15 March 27, 2024",
        "3 pm 4 pm 3 pm",
        "10 March 27, 2024",
        "Sepember 12, 2024",
        "AUGUſT 3, 2024",
        "APRİL 3, 2024",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.text("0123456789 :-/.,TZ+apmMarch", max_size=60))
def test_never_raises(text: str) -> None:
    day = parse_date(text)
    assert day is None or day[:4].isdigit()
