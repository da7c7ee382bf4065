"""What articles add to the counts of identities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, func, select, update

from attribune_desk.store.schema import appearances, days, identities, months, speakers
from attribune_desk.store.who.sql import add_counts, chunks

_DAY = 86_400
_MONTHS_A_YEAR = 12
#: Days since 1970 that a calendar has.
_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896


@lru_cache(maxsize=65536)
def month_of(day: int) -> int:
    """Return the number of the month of a day, both counted from 1970."""
    found = datetime.fromtimestamp(max(_FIRST_DAY, min(_LAST_DAY, day)) * _DAY, UTC)
    return (found.year - 1970) * _MONTHS_A_YEAR + found.month - 1


def first_day_of(month: int) -> int:
    """Return the first day of a month, both counted from 1970."""
    return (date(1970 + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1) - date(1970, 1, 1)).days


@dataclass(frozen=True, slots=True)
class Share:
    """What one name of an article adds: its quotes and mentions, and the article's day, counted from 1970."""

    article: int
    identity: int
    day: int
    quotes: int
    mentions: int


class Counts:
    """Changes of the counts, gathered before they are written."""

    def __init__(self) -> None:
        self._totals: dict[int, Counter[str]] = defaultdict(Counter)
        self._days: Counter[tuple[int, int]] = Counter()

    @property
    def touched(self) -> set[int]:
        """The identities whose counts may change."""
        return set(self._totals)

    def add(self, shares: Iterable[Share], sign: int = 1) -> None:
        """Add the shares of whole articles, or take them away."""
        found: dict[tuple[int, int], list[Share]] = defaultdict(list)
        for share in shares:
            found[share.article, share.identity].append(share)
        for (_, identity), names in found.items():
            quotes = sum(share.quotes for share in names)
            total = self._totals[identity]
            total["quotes"] += sign * quotes
            total["articles"] += sign * bool(quotes)
            total["mentions"] += sign * sum(share.mentions for share in names)
            # Whom only an editor names is not mentioned.
            total["mentioned_in"] += sign * any(share.mentions for share in names)
            self._days[identity, names[0].day] += sign * quotes

    def write(self, connection: Connection) -> None:
        """Write the changes, and from when to when each identity is quoted."""
        ordered = sorted(self._totals)
        if not ordered:
            return
        fields = ("quotes", "articles", "mentions", "mentioned_in")
        mine = speakers.c.identity == bindparam("which")
        values = {name: identities.c[name] + bindparam(f"more_{name}") for name in fields}
        spans = {
            "first": select(func.min(speakers.c.quote)).where(mine).scalar_subquery(),
            "last": select(func.max(speakers.c.quote)).where(mine).scalar_subquery(),
        }
        rows = [{"which": one} | {f"more_{name}": self._totals[one][name] for name in fields} for one in ordered]
        connection.execute(
            update(identities).where(identities.c.number == bindparam("which")).values(values | spans), rows
        )
        counts = sorted(self._days.items())
        add_counts(connection, days, "quotes", (({"identity": one, "day": day}, count) for (one, day), count in counts))
        by_month: Counter[tuple[int, int]] = Counter()
        for (one, day), count in counts:
            by_month[one, month_of(day)] += count
        add_counts(
            connection,
            months,
            "quotes",
            (({"identity": one, "month": month}, count) for (one, month), count in sorted(by_month.items())),
        )


def shares_of(connection: Connection, articles: Iterable[int]) -> list[Share]:
    """Return what articles in the tables add, by their numbers."""
    columns = [appearances.c[name] for name in ("article", "identity", "day", "quotes", "mentions")]
    return [
        Share(*row)
        for chunk in chunks(articles)
        for row in connection.execute(select(*columns).where(appearances.c.article.in_(chunk)))
    ]


def forget(connection: Connection, gone: Iterable[int]) -> None:
    """Take away identities that have no name any more, by their numbers."""
    for chunk in chunks(gone):
        for table, column in ((days, days.c.identity), (months, months.c.identity), (identities, identities.c.number)):
            connection.execute(delete(table).where(column.in_(chunk)))
