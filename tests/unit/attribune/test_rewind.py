from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from attribune.rewind import Move, moment, moves

NOW = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", NOW - timedelta(minutes=90)),
        ("2h", NOW - timedelta(hours=2)),
        ("3d", NOW - timedelta(days=3)),
        ("1w", NOW - timedelta(weeks=1)),
        ("2025-03-09", datetime(2025, 3, 9, tzinfo=UTC)),
        ("2025-03-09T10:30", datetime(2025, 3, 9, 10, 30, tzinfo=UTC)),
        ("2025-03-09T10:30:00+02:00", datetime(2025, 3, 9, 10, 30, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_moment_is_a_date_or_how_long_ago(text: str, expected: datetime) -> None:
    assert moment(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "-2h", "2 fortnights"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        moment(text, NOW)


def test_partitions_move_back_and_never_forward() -> None:
    committed = {0: 100, 1: 50, 2: None, 3: 10, 4: 7}
    since = {0: 20, 1: 60, 2: 5, 3: None, 4: 7}
    assert moves(committed, since) == [Move(0, 100, 20)]
