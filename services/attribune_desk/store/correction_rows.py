"""The rows of corrections: how they are written, and what each is at."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, insert, or_, select, update

from attribune_desk.corrections.models import QUOTE_KINDS, Correction, ListedCorrection, State
from attribune_desk.store.rows import key, stored
from attribune_desk.store.schema import articles, corrections, names, placements
from attribune_desk.store.words import mark

#: A correction of a quote that shows.
PLACED = and_(placements.c.quote_id.is_not(None), placements.c.in_force.is_(True))
#: What is missing of one that is unplaced.
_MISSING, _NOBODY = "the article is not here", "nobody has that id here"


def row_of(correction: Correction) -> dict[str, Any]:
    """Return the columns of a correction, without the id."""
    return {
        "kind": correction.kind,
        "article": correction.article and key(correction.article),
        "a": correction.a and stored(correction.a),
        "b": correction.b and stored(correction.b),
        "name": correction.name and stored(correction.name),
        "subject": subject_of(correction),
        "made_at": correction.made_at,
        "undone": correction.undone_at is not None,
        # As JSON it has no zero character, which PostgreSQL would not take.
        "value": correction.model_dump_json(exclude=set(ListedCorrection.model_fields) - set(Correction.model_fields)),
    }


def subject_of(correction: Correction) -> str | None:
    """Return what a correction of people is about: of two about one subject the later is in force."""
    if correction.a is None:
        return None
    pair = sorted((correction.a, correction.b or ""))
    return mark("name" if correction.kind == "rename" else "pair", "\0".join(pair))


def rank(connection: Connection, subject: str | None) -> None:
    """Write which of the corrections about one subject are beaten."""
    mine = (corrections.c.subject == subject, corrections.c.undone.is_(False))
    ordered = (
        select(corrections.c.number).where(*mine).order_by(corrections.c.made_at.desc(), corrections.c.number.desc())
    )
    latest = connection.execute(ordered.limit(1)).scalar()
    if latest is not None:
        connection.execute(update(corrections).where(*mine).values(is_beaten=corrections.c.number != latest))


def insert_correction(connection: Connection, correction: Correction) -> None:
    """Write a correction that is new."""
    connection.execute(insert(corrections).values(id=correction.id, is_beaten=False, **row_of(correction)))


def update_correction(connection: Connection, correction: Correction) -> None:
    """Write a correction that was undone."""
    connection.execute(update(corrections).where(corrections.c.id == correction.id).values(**row_of(correction)))


def listed_rows() -> Select[Any]:
    """Return a query for corrections with what they are at, to be read by `listed`."""
    there = select(articles.c.number).where(articles.c.id == corrections.c.article).exists()
    columns = (placements.c.quote_id, placements.c.in_force, placements.c.why)
    return select(
        corrections.c.number,
        corrections.c.value,
        *columns,
        there.label("there"),
        corrections.c.is_beaten,
        _known().label("known"),
    ).join_from(corrections, placements, placements.c.correction == corrections.c.id, isouter=True)


def _known() -> ColumnElement[bool]:
    """Whether somebody has each of the identity keys of a correction of people."""
    of_a, of_b = (select(names.c.key).where(names.c.key == corrections.c[name]).exists() for name in ("a", "b"))
    return and_(of_a, or_(corrections.c.b.is_(None), of_b))


def one_listed(connection: Connection, identifier: str) -> ListedCorrection:
    """Return a correction by id."""
    return listed(connection.execute(listed_rows().where(corrections.c.id == identifier)).mappings().one())


def is_state(state: State) -> ColumnElement[bool]:
    """Return the condition on the rows of `listed_rows` that they are at this state."""
    if state == "undone":
        return corrections.c.undone.is_(True)
    of_quote = corrections.c.kind.in_(sorted(QUOTE_KINDS))
    of_quotes = {
        "in_force": PLACED,
        "superseded": placements.c.in_force.is_(False),
        "unplaced": or_(placements.c.in_force.is_(None), and_(placements.c.quote_id.is_(None), placements.c.in_force)),
    }
    of_people = {
        "in_force": and_(corrections.c.is_beaten.is_(False), _known()),
        "superseded": corrections.c.is_beaten.is_(True),
        "unplaced": and_(corrections.c.is_beaten.is_(False), ~_known()),
    }
    either = or_(and_(of_quote, of_quotes[state]), and_(~of_quote, of_people[state]))
    return and_(corrections.c.undone.is_(False), either)


def listed(row: RowMapping) -> ListedCorrection:
    """Return what a row of `listed_rows` says."""
    correction = Correction.model_validate_json(row["value"])
    facts: dict[str, Any] = {"state": "in_force"}
    if correction.undone_at is not None:
        facts = {"state": "undone"}
    elif correction.kind in QUOTE_KINDS:
        if not row["there"]:
            facts = {"state": "unplaced", "why": _MISSING}
        elif row["in_force"] is not None and not row["in_force"]:
            facts = {"state": "superseded", "placed_on": row["quote_id"]}
        elif row["quote_id"] is None:
            facts = {"state": "unplaced", "why": row["why"] or _MISSING}
        else:
            facts = {"state": "in_force", "placed_on": row["quote_id"]}
    elif row["is_beaten"]:
        facts = {"state": "superseded"}
    elif not row["known"]:
        facts = {"state": "unplaced", "why": _NOBODY}
    return ListedCorrection(**dict(correction), **facts)
