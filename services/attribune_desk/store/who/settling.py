"""The articles of one transaction, settled at its end: who is named in them, and what that changes for others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from attribune_desk.identities.bare_names import week_of
from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.joining import is_labelled
from attribune_desk.identities.name_form import form_of
from attribune_desk.identities.senses import ARTICLE, TITLE, keys_of_senses
from attribune_desk.store.schema import appearances, names, speakers, spellings, usages
from attribune_desk.store.who.bare import Touch, resolve
from attribune_desk.store.who.counting import Counts, Share, forget, shares_of
from attribune_desk.store.who.display import name_identities
from attribune_desk.store.who.families import place_of, regroup
from attribune_desk.store.who.moving import Shift, articles_of, shift
from attribune_desk.store.who.sql import add_counts, chunks, insert_rows

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What a new article says of people, held until it is known who they are."""

    appearances: list[_Row]
    speakers: list[_Row]


class Settling:
    """Gathers the articles that come and go in one transaction; `settle` writes what follows from them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._arrived: dict[int, _Arrived] = {}
        self._names: Counter[tuple[str, str]] = Counter()
        self._usages: Counter[tuple[str, str, int, str, str]] = Counter()
        self._spellings: Counter[tuple[str, str]] = Counter()
        self._counts = Counts()
        #: Identities of names that no article has any more.
        self._gone: set[int] = set()

    def add(self, article: int, source: str, day: int, named: Iterable[_Row], said: Iterable[_Row]) -> None:
        """Take the names and the speakers of an article that came, its source and its day, counted from 1970."""
        found = [{"article": article, "source": source, "day": day, **row} for row in named]
        self._arrived[article] = _Arrived(found, [{"article": article, **row} for row in said])
        self._note(found, 1)

    def remove(self, article: int) -> None:
        """Take away an article's share, before its rows go."""
        arrived = self._arrived.pop(article, None)
        if arrived is not None:
            self._note(arrived.appearances, -1)
            return
        found = self._connection.execute(select(appearances).where(appearances.c.article == article)).mappings()
        rows = [dict(row) for row in found]
        self._note(rows, -1)
        self._counts.add([_share(row) for row in rows], -1)

    def _note(self, rows: Iterable[Mapping[str, Any]], sign: int) -> None:
        for row in rows:
            person, sense = row["person"], row["sense"]
            self._names[person, sense] += sign
            self._spellings[person, row["name"]] += sign
            surname, _ = usage_of(person)
            if surname:
                self._usages[surname, row["source"], week_of(row["day"]), person, sense] += sign

    def settle(self, decisions: Decisions, decided: Iterable[str] = ()) -> None:
        """Write everything. `decided` are the identity keys of which editors decided anything since the last time."""
        connection = self._connection
        about = _persons(connection, decided)
        changed = self._write_names() | about
        self._write_usages()
        moves, touched = regroup(connection, changed, decisions)
        surnames = {usage_of(person)[0] for person in about.union(move.person for move in moves)} - {""}
        shifts = [Shift(move.person, move.sense, move.after, before=move.before) for move in moves]
        shifts += resolve(connection, self._touches(), surnames, decisions)
        moved = articles_of(connection, shifts)
        self._counts.add(shares_of(connection, moved), -1)
        shift(connection, shifts)
        self._counts.add(shares_of(connection, moved))
        self._counts.add(map(_share, self._place()))
        self._counts.write(connection)
        touched |= self._counts.touched.union(self._gone, (move.before for move in moves))
        forget(connection, name_identities(connection, touched, decisions))

    def _touches(self) -> list[Touch]:
        return [
            Touch(surname, source, week, person, sense, count, usage_of(person)[1])
            for (surname, source, week, person, sense), count in self._usages.items()
            if count
        ]

    def _write_names(self) -> set[str]:
        """Write how many articles have each name; return the persons of whom a sense came, went or has another key."""
        connection, changed = self._connection, set()
        delta: dict[str, dict[str, int]] = defaultdict(dict)
        for (person, sense), count in self._names.items():
            if count:
                delta[person][sense] = count
        known = _known(connection, delta)
        new: list[_Row] = []
        more: list[_Row] = []
        for person in sorted(delta):
            before = {sense: row.articles for sense, row in known[person].items()}
            after = Counter(before)
            after.update(delta[person])
            after = +after
            keys = keys_of_senses(person, after)
            if before.keys() != after.keys() or any(known[person][sense].key != keys[sense] for sense in after):
                changed.add(person)
            surname, beginning = place_of(person)
            place = {"surname": surname, "beginning": beginning, "why": ""}
            counts = {sense: {"articles": after[sense], "key": keys.get(sense, "")} for sense in after.keys() | before}
            new += [
                {"person": person, "sense": sense, **place, **counts[sense]} for sense in sorted(after.keys() - before)
            ]
            more += [{"of_person": person, "of_sense": sense, **counts[sense]} for sense in sorted(before)]
            self._gone.update(known[person][sense].identity for sense in before.keys() - after)
        insert_rows(connection, names, new)
        mine = (names.c.person == bindparam("of_person"), names.c.sense == bindparam("of_sense"))
        if more:
            values: dict[str, Any] = {name: bindparam(name) for name in ("articles", "key")}
            connection.execute(update(names).where(*mine).values(values), more)
        if gone := [{name: row[name] for name in ("of_person", "of_sense")} for row in more if not row["articles"]]:
            connection.execute(delete(names).where(*mine), gone)
        return changed

    def _write_usages(self) -> None:
        keys = ("surname", "source", "week", "person", "sense")
        counts = (
            (dict(zip(keys, usage, strict=True)) | {"is_full": usage_of(usage[3])[1], "why": ""}, count)
            for usage, count in sorted(self._usages.items())
        )
        add_counts(self._connection, usages, "articles", counts)
        ways = (({"person": person, "name": name}, count) for (person, name), count in sorted(self._spellings.items()))
        add_counts(self._connection, spellings, "articles", ways)

    def _place(self) -> list[_Row]:
        """Write the rows of the articles that came, each name with its identity, and return those of `appearances`."""
        connection = self._connection
        rows = [row for arrived in self._arrived.values() for row in arrived.appearances]
        of_name: dict[tuple[str, str], int] = {}
        for chunk in chunks({row["person"] for row in rows}):
            columns = (names.c.person, names.c.sense, names.c.identity)
            for person, sense, identity in connection.execute(select(*columns).where(names.c.person.in_(chunk))):
                of_name[person, sense] = identity
        bare = self._bare(rows)
        for row in rows:
            name = row["person"], row["sense"]
            row["identity"] = bare.get((*name, row["source"], week_of(row["day"])), of_name[name])
        who = {(row["article"], row["person"]): row["identity"] for row in rows}
        said = [row for arrived in self._arrived.values() for row in arrived.speakers]
        insert_rows(connection, appearances, rows)
        insert_rows(
            connection, speakers, [row | {"identity": who.get((row["article"], row["person"]))} for row in said]
        )
        return rows

    def _bare(self, rows: Iterable[_Row]) -> dict[tuple[str, str, str, int], int]:
        """Return whom the bare surnames among the rows mean, where their source and week tell."""
        used = {(*usage_of(row["person"]), row["source"]) for row in rows}
        surnames = {surname for surname, is_full, source in used if surname and not is_full}
        columns = (usages.c.person, usages.c.sense, usages.c.source, usages.c.week, usages.c.identity)
        query = select(*columns).where(usages.c.is_full.is_(False), usages.c.identity.is_not(None))
        query = query.where(usages.c.source.in_({source for *_, source in used}))
        return {
            (person, sense, source, week): identity
            for chunk in chunks(surnames)
            for person, sense, source, week, identity in self._connection.execute(
                query.where(usages.c.surname.in_(chunk))
            )
        }


def usage_of(person: str) -> tuple[str, bool]:
    """Return the surname by which a person's name may be meant alone, and whether this name is a full one.

    The surname is "" for what is no person, and for a first name with a title ("King Charles").
    """
    name, _, _ = person.partition(ARTICLE)
    if is_labelled(person) or TITLE in name:
        return "", True
    form = form_of(name)
    return form.surname, form.is_full


def _known(connection: Connection, persons: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what is kept of each sense of the persons."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    columns = (names.c.person, names.c.sense, names.c.articles, names.c.key, names.c.identity)
    for chunk in chunks(persons):
        for row in connection.execute(select(*columns).where(names.c.person.in_(chunk))):
            found[row.person][row.sense] = row
    return found


def _share(row: Mapping[str, Any]) -> Share:
    return Share(*(row[name] for name in ("article", "identity", "day", "quotes", "mentions")))


def _persons(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return the names that have one of these keys."""
    query = select(names.c.person)
    return {
        person for chunk in chunks(keys) for person in connection.execute(query.where(names.c.key.in_(chunk))).scalars()
    }


def settle_decisions(connection: Connection, decisions: Decisions, decided: Iterable[str]) -> None:
    """Obey `decisions` after any about the identity keys `decided` was made or undone."""
    Settling(connection).settle(decisions, decided)
