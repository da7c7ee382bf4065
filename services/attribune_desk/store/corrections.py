"""What editors put right, in the database: made, undone, listed, taken from files and written to them.

A correction of a quote and the rows of its article change in one transaction. Where a new event of the article comes,
its corrections are found again and applied in the transaction that writes its rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, func, or_, select

from attribune_core.codec import decode
from attribune_core.events import EnrichedArticle
from attribune_desk.corrections import requests
from attribune_desk.corrections.applying import CorrectedArticle, correct
from attribune_desk.corrections.models import Correction, Kind, ListedCorrection, State
from attribune_desk.corrections.requests import CorrectionError, PeopleRequest, QuoteRequest
from attribune_desk.models import Page
from attribune_desk.store import cursors
from attribune_desk.store.correction_rows import (
    insert_correction,
    is_state,
    listed,
    listed_rows,
    one_listed,
    rank,
    subject_of,
    update_correction,
)
from attribune_desk.store.database import Database
from attribune_desk.store.rows import key, person_id
from attribune_desk.store.schema import articles, corrections, names, placements
from attribune_desk.store.standing import of_people, standing
from attribune_desk.store.writing import Work, working

#: Corrections that an export takes from the database at once.
_CHUNK = 500


class Corrections:
    """The corrections of one database; methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, request: QuoteRequest | PeopleRequest, by: str | None) -> ListedCorrection:
        """Correct what is asked for, in the name of the token `by`. Raises CorrectionError where that cannot be."""
        with working(self._database) as work:
            made_at = requests.now()
            if isinstance(request, QuoteRequest):
                event = _event(work.connection, request.article)
                if event is None:
                    raise CorrectionError(f"there is no article {request.article!r}")
                found = standing(work.connection, event.id)
                person_of = partial(person_id, article=event.id)
                correction = requests.of_quote(request, event, found, person_of, made_at, by)
            else:
                correction = requests.of_people(request, made_at, by)
                _check_keys(work.connection, correction)
            insert_correction(work.connection, correction)
            _show(work, correction)
            return one_listed(work.connection, correction.id)

    def undo(self, identifier: str, by: str | None) -> ListedCorrection | None:
        """Take a correction back, None where there is none. What is undone stays so, and stays in the list."""
        with working(self._database) as work:
            query = select(corrections.c.value).where(corrections.c.id == identifier)
            value = work.connection.execute(query).scalar()
            if value is None:
                return None
            correction = Correction.model_validate_json(value)
            if correction.undone_at is None:
                undone = correction.model_copy(update={"undone_at": requests.now(), "undone_by": by})
                update_correction(work.connection, undone)
                _show(work, undone)
            return one_listed(work.connection, identifier)

    def take(self, found: Sequence[Correction]) -> int:
        """Take corrections of another database or of an export; return how many are new or undone there alone.

        One that is here already is left as it is, unless it is undone there and not here.
        """
        count = 0
        with working(self._database) as work:
            for one in found:
                query = select(corrections.c.undone).where(corrections.c.id == one.id)
                undone = work.connection.execute(query).scalar()
                if undone is None:
                    insert_correction(work.connection, one)
                elif one.undone_at is not None and not undone:
                    update_correction(work.connection, one)
                else:
                    continue
                count += 1
                _show(work, one)
        return count

    def every(self) -> Iterator[Correction]:
        """Yield all corrections, those that were undone, too, in the order in which they came."""
        after = 0
        while True:
            query = select(corrections.c.number, corrections.c.value).where(corrections.c.number > after)
            with self._database.reading() as connection:
                found = connection.execute(query.order_by(corrections.c.number).limit(_CHUNK)).all()
            for row in found:
                yield Correction.model_validate_json(row.value)
            if not found:
                return
            after = found[-1].number

    def listed(
        self, *, limit: int, cursor: str = "", article: str = "", kind: Kind | None = None, state: State | None = None
    ) -> Page[ListedCorrection]:
        """Return corrections, the latest first."""
        query = listed_rows()
        if cursor:
            query = query.where(corrections.c.number < cursors.read(cursor))
        if article:
            query = query.where(corrections.c.article == key(article))
        if kind is not None:
            query = query.where(corrections.c.kind == kind)
        if state is not None:
            query = query.where(is_state(state))
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(corrections.c.number.desc()).limit(limit + 1)).mappings().all()
        more = cursors.write(found[limit - 1]["number"]) if len(found) > limit else None
        return Page(items=tuple(listed(row) for row in found[:limit]), next=more)

    def corrected(self, article_id: str) -> CorrectedArticle | None:
        """Return an article's event with its corrections, None where it is not there."""
        with self._database.reading() as connection:
            event = _event(connection, article_id)
            if event is None:
                return None
            return correct(event, standing(connection, event.id), partial(person_id, article=event.id))

    def of(self, keys: Collection[str]) -> list[ListedCorrection]:
        """Return the corrections of people that name one of these identity keys and are in force, the latest first."""
        query = listed_rows().where(is_state("in_force"), or_(corrections.c.a.in_(keys), corrections.c.b.in_(keys)))
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(corrections.c.number.desc())).mappings().all()
        return [listed(row) for row in found]

    def count(self, article_id: str) -> int:
        """Return how many corrections of an article's quotes are in force."""
        query = (
            select(func.count())
            .select_from(placements)
            .join(articles, articles.c.number == placements.c.article)
            .where(
                articles.c.id == key(article_id), placements.c.quote_id.is_not(None), placements.c.in_force.is_(True)
            )
        )
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def unplaced(self) -> int:
        """Return how many corrections are about a quote or somebody that is not there."""
        query = select(func.count()).select_from(listed_rows().where(is_state("unplaced")).subquery())
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def of_people(self) -> list[Correction]:
        """Return the corrections of people that are not undone, in the order in which they were made."""
        with self._database.reading() as connection:
            return of_people(connection)


def _event(connection: Connection, article_id: str) -> EnrichedArticle | None:
    value = connection.execute(select(articles.c.value).where(articles.c.id == key(article_id))).scalar()
    return None if value is None else decode(EnrichedArticle, bytes(value))


def _check_keys(connection: Connection, correction: Correction) -> None:
    """Raise CorrectionError where nobody has one of the identity keys."""
    for one in filter(None, (correction.a, correction.b)):
        if connection.execute(select(names.c.key).where(names.c.key == one).limit(1)).scalar() is None:
            raise CorrectionError(f"nobody has the id {one!r}; `/people` and the names of `/people/{{id}}` have them")


def _show(work: Work, correction: Correction) -> None:
    """Let the rows say what the corrections say now."""
    if correction.article is not None:
        work.make_again(correction.article)
    else:
        rank(work.connection, subject_of(correction))
    work.decided.update(filter(None, (correction.a, correction.b)))
