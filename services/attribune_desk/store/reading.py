"""Articles and quotes out of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Row, Select, func, select

from attribune_desk.corrections.models import Correction
from attribune_desk.models import ArticleSummary, Change, FoundQuote, Page, QuoteCorrection, QuoteSpeaker, Refusal
from attribune_desk.store import cursors
from attribune_desk.store.database import Database
from attribune_desk.store.finding import find
from attribune_desk.store.matching import Wanted, choose
from attribune_desk.store.places import place, second_of
from attribune_desk.store.rows import key
from attribune_desk.store.schema import (
    about,
    appearances,
    articles,
    corrections,
    dead_letters,
    identities,
    quotes,
    refusals,
    retractions,
    speakers,
)

_SUMMARY = [articles.c[name] for name in (*ArticleSummary.model_fields, "number", "change")]
_QUOTE_COLUMNS = (
    *("number", "quote_id", "type", "text", "cue", "negated", "modality", "confidence", "method"),
    *("key", "occurrence", "correction", "was"),
)
#: Quotes that an export takes from the database at once.
_CHUNK = 500


class Reader:
    """Reads one database; its methods raise StoreError, and CursorError for a cursor that no list gave."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def article(self, article_id: str) -> bytes | None:
        """Return an article's event as it was on the topic, None where it is not there (any more)."""
        with self._database.reading() as connection:
            query = select(articles.c.value).where(articles.c.id == key(article_id))
            value = connection.execute(query).scalar()
            return None if value is None else bytes(value)

    def refusal(self, article_id: str) -> Refusal | None:
        """Return why the last version of an article is a dead letter, None where it is not, or is not known to be."""
        columns = [dead_letters.c[name] for name in ("reason", "message", "stage", "refused_at")]
        with self._database.reading() as connection:
            row = connection.execute(select(*columns).where(dead_letters.c.id == key(article_id))).mappings().first()
        return None if row is None else Refusal(**row)

    def articles(
        self,
        *,
        limit: int,
        cursor: str = "",
        source: str = "",
        since: int | None = None,
        person: str = "",
    ) -> Page[ArticleSummary]:
        """Return articles, the last received first: of a source, received since a second, that mention a person."""
        query = select(*_SUMMARY).order_by(articles.c.number.desc()).limit(limit + 1)
        if cursor:
            query = query.where(articles.c.number < cursors.read(cursor))
        if source:
            query = query.where(articles.c.source == key(source))
        if since is not None:
            query = query.where(articles.c.number >= place(since, 0))
        with self._database.reading() as connection:
            if person:
                who = find(connection, person)
                if who is None:
                    return Page(items=(), next=None)
                theirs = select(appearances.c.article).where(appearances.c.identity == who.row.number).distinct()
                if cursor:
                    theirs = theirs.where(appearances.c.article < cursors.read(cursor))
                if not source:
                    # The index of appearances gives them in order, so a page costs a page.
                    theirs = theirs.order_by(appearances.c.article.desc()).limit(limit + 1)
                query = query.where(articles.c.number.in_(theirs.subquery().select()))
            found = connection.execute(query).all()
        return _page([_summary(row) for row in found], [row.number for row in found], limit)

    def quotes(self, wanted: Wanted, *, limit: int, cursor: str = "") -> Page[FoundQuote]:
        """Return quotes, those of the latest articles first."""
        with self._database.reading() as connection:
            query = self._chosen(connection, wanted)
            numbers = _numbers(connection, query, limit + 1, cursors.read(cursor) if cursor else None)
            found = _quotes(connection, numbers[:limit])
        return _page(found, numbers, limit)

    def count(self, wanted: Wanted, most: int) -> int:
        """Return how many quotes are wanted, counting no further than `most`."""
        with self._database.reading() as connection:
            chosen = self._chosen(connection, wanted).limit(most).subquery()
            return int(connection.execute(select(func.count()).select_from(chosen)).scalar_one())

    def every_quote(self, wanted: Wanted, most: int) -> Iterator[FoundQuote]:
        """Yield quotes as `quotes` orders them, up to `most`; a change meanwhile doubles none."""
        below: int | None = None
        left = most
        while left > 0:
            with self._database.reading() as connection:
                numbers = _numbers(connection, self._chosen(connection, wanted), min(left, _CHUNK), below)
                found = _quotes(connection, numbers)
            yield from found
            if not numbers:
                return
            below, left = numbers[-1], left - len(numbers)

    def sources(self, most: int) -> list[str]:
        """Return the names of the sources there are, in alphabetical order, no more than `most`."""
        query = (
            select(articles.c.source).where(articles.c.source.is_not(None)).distinct().order_by("source").limit(most)
        )
        with self._database.reading() as connection:
            return [str(name) for name in connection.execute(query).scalars()]

    def last_change(self) -> int:
        """Return the number of the last change."""
        with self._database.reading() as connection:
            return int(connection.execute(select(about.c.changes)).scalar_one())

    def changes(self, after: int, limit: int) -> list[Change]:
        """Return the changes after a number, in order; of an article that changed more than once, the last."""
        went = select(retractions.c.change, retractions.c.id).where(retractions.c.change > after)
        with self._database.reading() as connection:
            kept = connection.execute(
                select(*_SUMMARY).where(articles.c.change > after).order_by("change").limit(limit)
            )
            found = [Change(number=row.change, kind="article", id=row.id, article=_summary(row)) for row in kept]
            gone = connection.execute(went.order_by("change").limit(limit))
            found += [Change(number=row.change, kind="retraction", id=row.id) for row in gone]
        return sorted(found, key=lambda change: change.number)[:limit]

    def counts(self) -> tuple[int, int]:
        """Return how many articles there are and how many records were refused."""
        with self._database.reading() as connection:
            return (
                int(connection.execute(select(func.count()).select_from(articles)).scalar_one()),
                int(connection.execute(select(func.count()).select_from(refusals)).scalar_one()),
            )

    def _chosen(self, connection: Connection, wanted: Wanted) -> Select[Any]:
        who = find(connection, wanted.person) if wanted.person else None
        return choose(wanted, self._database.sqlite, who)


def _numbers(connection: Connection, query: Select[Any], limit: int, below: int | None) -> list[int]:
    (number,) = query.selected_columns
    if below is not None:
        query = query.where(number < below)
    found = connection.execute(query.order_by(number.desc()).limit(limit))
    return [int(one) for one in found.scalars()]


def _page(items: Sequence[Any], numbers: Sequence[int], limit: int) -> Page[Any]:
    more = cursors.write(numbers[limit - 1]) if len(numbers) > limit else None
    return Page(items=tuple(items[:limit]), next=more)


def _summary(row: Row[Any]) -> ArticleSummary:
    return ArticleSummary.model_construct(**{name: getattr(row, name) for name in ArticleSummary.model_fields})


def _quotes(connection: Connection, numbers: Sequence[int]) -> list[FoundQuote]:
    """Return the quotes of these numbers, in order of the numbers."""
    if not numbers:
        return []
    who: dict[int, list[QuoteSpeaker]] = defaultdict(list)
    for row in connection.execute(
        select(speakers, identities.c.key)
        .outerjoin(identities, identities.c.number == speakers.c.identity)
        .where(speakers.c.quote.in_(numbers))
        .order_by(speakers.c.quote, speakers.c.position)
    ):
        who[row.quote].append(QuoteSpeaker.model_construct(name=row.name, text=row.text, person=row.key))
    columns = [quotes.c[name] for name in _QUOTE_COLUMNS]
    about_article = [articles.c[name] for name in ("id", "event_id", "title", "source", "published_at")]
    query = (
        select(*columns, *about_article)
        .join_from(quotes, articles, quotes.c.article == articles.c.number)
        .where(quotes.c.number.in_(numbers))
        .order_by(quotes.c.number.desc())
    )
    found = connection.execute(query).all()
    corrected = _corrections(connection, found)
    return [
        FoundQuote.model_construct(
            id=row.quote_id,
            article=row.id,
            event_id=row.event_id,
            title=row.title,
            source=row.source,
            published_at=row.published_at,
            moment=second_of(row.number),
            type=row.type,
            text=row.text,
            speakers=tuple(who[row.number]),
            cue=row.cue,
            negated=bool(row.negated),
            modality=row.modality,
            confidence=row.confidence,
            method=row.method,
            key=row.key,
            occurrence=row.occurrence,
            correction=corrected.get(row.correction),
        )
        for row in found
    ]


def _corrections(connection: Connection, found: Sequence[Row[Any]]) -> dict[str, QuoteCorrection]:
    """Return the corrections of the quotes of these rows, by id."""
    was = {row.correction: tuple(orjson.loads(row.was)) for row in found if row.correction is not None}
    if not was:
        return {}
    rows = connection.execute(select(corrections.c.id, corrections.c.value).where(corrections.c.id.in_(was)))
    facts = {row.id: Correction.model_validate_json(row.value) for row in rows}
    return {
        one: QuoteCorrection(id=one, made_at=correction.made_at, made_by=correction.made_by, was=was[one])
        for one, correction in facts.items()
    }
