"""Names that are of another identity now: their rows of every article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select, update

from attribune_desk.identities.bare_names import days_of
from attribune_desk.store.schema import appearances, names, speakers
from attribune_desk.store.who.sql import chunks


@dataclass(frozen=True, slots=True)
class Shift:
    """A name in a sense that is of the identity `after` now: where it was of `before`, or in one source and week.

    Where `after` is None, a bare surname means what its name alone says.
    """

    person: str
    sense: str
    after: int | None
    before: int | None = None
    source: str = ""
    week: int = 0

    @property
    def rows(self) -> tuple[ColumnElement[bool], ...]:
        """The condition of its rows of `appearances`."""
        name = (appearances.c.person == self.person, appearances.c.sense == self.sense)
        if self.before is not None:
            return (*name, appearances.c.identity == self.before)
        first, last = days_of(self.week)
        return (*name, appearances.c.source == self.source, appearances.c.day.between(first, last))


def articles_of(connection: Connection, shifts: Iterable[Shift]) -> list[int]:
    """Return the numbers of the articles that have one of the names."""
    found = {
        article
        for one in shifts
        for article in connection.execute(select(appearances.c.article).where(*one.rows)).scalars()
    }
    return sorted(found)


def shift(connection: Connection, shifts: Sequence[Shift]) -> None:
    """Write the identity into the rows of the names, in this order."""
    for one in shifts:
        after = one.after
        if after is None:
            mine = (names.c.person == one.person, names.c.sense == one.sense)
            after = connection.execute(select(names.c.identity).where(*mine)).scalar_one()
        articles = connection.execute(select(appearances.c.article).where(*one.rows)).scalars().all()
        if not articles:
            continue
        connection.execute(update(appearances).where(*one.rows).values(identity=after))
        for chunk in chunks(articles):
            said = (speakers.c.article.in_(chunk), speakers.c.person == one.person)
            connection.execute(update(speakers).where(*said).values(identity=after))
