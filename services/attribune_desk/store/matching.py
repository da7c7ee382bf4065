"""Conditions on quotes: words, speakers, type, time and source, in SQL of either database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.sql.expression import column

from attribune_core.events import QuoteType
from attribune_desk.store.finding import Somebody
from attribune_desk.store.places import place
from attribune_desk.store.rows import key
from attribune_desk.store.schema import articles, audit_quotes, quotes, speakers
from attribune_desk.store.words import Term, mark, terms

#: Names of one person by which the index is asked; more cost more than they leave out. Set by hand.
_MOST_NAMES = 32
#: The index of words in SQLite, with the hidden column that takes a search.
_WORDS = table("quote_words", column("rowid"), column("quote_words"))


@dataclass(frozen=True)
class Counted:
    """What the source audit says of the quotes that are asked for; "" does not matter."""

    outlet: str = ""
    #: YYYY-MM.
    month: str = ""
    speaker_kind: str = ""
    role: str = ""
    pronoun: str = ""
    type: str = ""
    place: str = ""

    def facts(self) -> dict[str, str]:
        """Return what is asked, by column of `audit_quotes`."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        found["outlet"] = key(self.outlet)
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class Wanted:
    """What quotes are asked for; what is left out does not matter."""

    #: Words of the quote or of its speaker's name: all must be there; "in marks" a phrase, `harb*` any ending.
    q: str = ""
    #: Words of the speaker's name.
    speaker: str = ""
    #: The speaker by id: an identity key, or the key of one of its names.
    person: str = ""
    type: QuoteType | None = None
    #: Not earlier than this second since 1970.
    since: int | None = None
    source: str = ""
    #: Only this article's, by id.
    article: str = ""
    #: What the source audit counted of them; without any of it, also what it does not count.
    counted: Counted | None = None


def choose(wanted: Wanted, sqlite: bool, who: Somebody | None) -> Select[Any]:
    """Return a query for the numbers of the quotes that are wanted, its one column, without an order.

    `who` is whom `wanted.person` means, None where it means nobody or nobody is asked for.
    """
    if wanted.person and who is None:
        return select(quotes.c.number).where(text("1 = 0"))
    asked, named = terms(wanted.q), terms(wanted.speaker)
    if (wanted.q.strip() and not asked) or (wanted.speaker.strip() and not named):
        return select(quotes.c.number).where(text("1 = 0"))  # nothing but marks: no word that could be found
    if who is not None and not (asked or named or wanted.type or wanted.source):
        # The index of speakers gives them in order.
        theirs = select(speakers.c.quote).where(speakers.c.identity == who.row.number).distinct()
        return theirs.where(*_bounds(wanted, speakers.c.quote))
    if sqlite:
        return _in_sqlite(wanted, asked, named, who)
    return select(quotes.c.number).where(
        *_in_postgresql(asked, named), *_facts(wanted, who), *_bounds(wanted, quotes.c.number)
    )


def _facts(wanted: Wanted, who: Somebody | None) -> Iterable[ColumnElement[bool]]:
    if who is not None:
        yield _said_by(who, quotes.c.number)
    if wanted.type:
        yield quotes.c.type == wanted.type
    if wanted.source:
        yield quotes.c.source == key(wanted.source)
    if wanted.counted is not None:
        asked = [audit_quotes.c[name] == value for name, value in wanted.counted.facts().items()]
        yield quotes.c.number.in_(select(audit_quotes.c.quote).where(*asked))


def _said_by(who: Somebody, number: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(speakers.c.quote == number, speakers.c.identity == who.row.number)


def _bounds(wanted: Wanted, number: ColumnElement[int]) -> Iterable[ColumnElement[bool]]:
    if wanted.since is not None:
        yield number >= place(wanted.since, 0)
    if wanted.article:
        found = select(articles.c.number).where(articles.c.id == key(wanted.article)).scalar_subquery()
        yield number.in_(select(quotes.c.number).where(quotes.c.article == found))


def _in_sqlite(wanted: Wanted, asked: list[Term], named: list[Term], who: Somebody | None) -> Select[Any]:
    # Words hold letters and digits alone (`words.fold`), so nothing in them is syntax to FTS5.
    parts = [f"{{words names}} : {_fts5(term)}" for term in asked] + [f"names : {_fts5(term)}" for term in named]
    facts: dict[str, str | None] = {"type": wanted.type, "source": key(wanted.source)}
    if wanted.counted is not None:
        # "all" has every quote that the audit counts.
        parts.append(f'marks : "{mark("audit all", "")}"')
        facts |= {f"audit {name.replace('_', ' ')}": value for name, value in wanted.counted.facts().items()}
    parts += [f'marks : "{mark(kind, value)}"' for kind, value in facts.items() if value]
    if who is not None and len(who.persons) <= _MOST_NAMES:
        # A name may be somebody else's in other articles, so this only leaves fewer to look at.
        parts.append(f"marks : ({' OR '.join(chr(34) + mark('person', name) + chr(34) for name in who.persons)})")
    if not parts:
        return select(quotes.c.number).where(*_bounds(wanted, quotes.c.number))
    # Of the index alone: it gives its rows in the order of their numbers, so the first page costs a page.
    query = select(_WORDS.c.rowid).where(_WORDS.c.quote_words.op("MATCH")(" AND ".join(parts)))
    if who is not None:
        query = query.where(_said_by(who, _WORDS.c.rowid))
    return query.where(*_bounds(wanted, _WORDS.c.rowid))


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
