"""Conditions on quotes: words, speakers, type, time and source, in SQL of either database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.sql.expression import column

from attribune_core.events import QuoteType
from attribune_desk.store.places import place
from attribune_desk.store.rows import key
from attribune_desk.store.schema import articles, quotes, speakers
from attribune_desk.store.words import Term, terms

#: The index of words in SQLite, with the hidden column that takes a search.
_WORDS = table("quote_words", column("rowid"), column("quote_words"))


@dataclass(frozen=True)
class Wanted:
    """What quotes are asked for; what is left out does not matter."""

    #: Words of the quote or of its speaker's name: all must be there; "in marks" a phrase, `harb*` any ending.
    q: str = ""
    #: Words of the speaker's name.
    speaker: str = ""
    #: The speaker by id: see `rows.person_id`.
    person: str = ""
    type: QuoteType | None = None
    #: Not earlier than this second since 1970.
    since: int | None = None
    source: str = ""
    #: Only this article's, by id.
    article: str = ""


def choose(wanted: Wanted, sqlite: bool) -> Select[Any]:
    """Return a query for the numbers of the quotes that are wanted, without an order."""
    asked, named = terms(wanted.q), terms(wanted.speaker)
    if (wanted.q.strip() and not asked) or (wanted.speaker.strip() and not named):
        return select(quotes.c.number).where(text("1 = 0"))  # nothing but marks: no word that could be found
    query = select(quotes.c.number)
    if asked or named:
        query = _in_sqlite(asked, named) if sqlite else query.where(*_in_postgresql(asked, named))
    return query.where(*_others(wanted))


def _others(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.person:
        mine = exists().where(speakers.c.quote == quotes.c.number, speakers.c.person == key(wanted.person))
        yield mine
    if wanted.type:
        yield quotes.c.type == wanted.type
    if wanted.since is not None:
        yield quotes.c.number >= place(wanted.since, 0)
    if wanted.source:
        yield quotes.c.source == key(wanted.source)
    if wanted.article:
        number = select(articles.c.number).where(articles.c.id == key(wanted.article)).scalar_subquery()
        yield quotes.c.article == number


def _in_sqlite(asked: list[Term], named: list[Term]) -> Select[Any]:
    # Words hold letters and digits alone (`words.fold`), so nothing in them is syntax to FTS5.
    parts = [_fts5(term) for term in asked] + [f"names : {_fts5(term)}" for term in named]
    return (
        select(quotes.c.number)
        .join_from(_WORDS, quotes, quotes.c.number == _WORDS.c.rowid)
        .where(_WORDS.c.quote_words.op("MATCH")(" AND ".join(parts)))
    )


def _fts5(term: Term) -> str:
    return f'"{term.words}"' + (" *" if term.prefix else "")


def _in_postgresql(asked: list[Term], named: list[Term]) -> Iterable[ColumnElement[bool]]:
    everything = quotes.c.words + literal_column("' '") + quotes.c.names
    for found, chosen in ((everything, asked), (quotes.c.names, named)):
        vector = func.to_tsvector(_CONFIGURATION, found, type_=TSVECTOR)
        for term in chosen:
            yield vector.op("@@")(_tsquery(term))


_CONFIGURATION: ColumnElement[Any] = literal_column("'attribune'::regconfig")


def _tsquery(term: Term) -> ColumnElement[Any]:
    if term.prefix:
        return func.to_tsquery(_CONFIGURATION, " <-> ".join(term.words.split()) + ":*")
    return func.phraseto_tsquery(_CONFIGURATION, term.words)
