"""The tables of an audit, made of counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attribune_audit.counts import BEGINNING, LATER, Count, Counts, Dimension, Key, PersonKey
from attribune_audit.facts import PRONOUNS_OF_TEXTS, SPEAKER_KINDS
from attribune_audit.roles import DESCRIPTIONS, ROLE_GROUPS

#: Values of each dimension, in the order in which tables show them.
VALUES: dict[Dimension, tuple[str, ...]] = {
    "all": ("",),
    "speaker kind": SPEAKER_KINDS,
    "role": ROLE_GROUPS,
    "pronoun": PRONOUNS_OF_TEXTS,
    "type": ("direct", "mixed", "indirect"),
    "place": (BEGINNING, LATER),
}
TITLES: dict[Dimension, str] = {
    "all": "All quotes",
    "speaker kind": "Who speaks",
    "role": "In which role named people speak",
    "pronoun": "Pronouns that the texts use for named people",
    "type": "Direct and indirect speech",
    "place": "Where in the article",
}
#: What the pronouns are, and are not.
PRONOUN_NOTE = (
    "The pronouns are those that the articles themselves use for a person (“none” where they use none). "
    "They are never a guess from a name or a title."
)
#: Persons that a table lists.
MOST_QUOTED = 20


@dataclass(frozen=True)
class Row:
    """A value with its quotes and quoted words, and their shares of the table's sums."""

    value: str
    says: str
    quotes: int
    words: int
    share_of_quotes: float
    share_of_words: float


@dataclass(frozen=True)
class PersonRow:
    """A person with their quotes and words."""

    person: str
    name: str
    role: str
    quotes: int
    words: int
    #: The first month (YYYY-MM) in which the counts have the person, in the outlet that is asked for.
    first: str


@dataclass(frozen=True)
class Report:
    """The audit of an outlet and a month, or of all."""

    #: "" for all.
    outlet: str
    month: str
    quotes: int
    words: int
    tables: Mapping[Dimension, tuple[Row, ...]]
    #: Quotes and words by outlet and by month, those that the report is of.
    outlets: tuple[Row, ...]
    months: tuple[Row, ...]
    most_quoted: tuple[PersonRow, ...]
    #: Persons whose first quotes are in this month; empty where no month is asked for.
    first_time: tuple[PersonRow, ...]
    persons: int


def report(counts: Counts, outlet: str = "", month: str = "") -> Report:
    """Return the audit of `outlet` and `month` (YYYY-MM); "" is all of them."""
    chosen = {key: count for key, count in counts.by_key.items() if _is_of(key, outlet, month)}
    tables: dict[Dimension, tuple[Row, ...]] = {
        dimension: table(chosen, dimension) for dimension in VALUES if dimension != "all"
    }
    everything = [(key, count) for key, count in chosen.items() if key.dimension == "all"]
    persons = _persons(counts, outlet, month)
    first = tuple(row for row in persons if month and row.first == month)
    return Report(
        outlet,
        month,
        sum(count.quotes for _, count in everything),
        sum(count.words for _, count in everything),
        tables,
        rows((key.outlet, count) for key, count in everything),
        tuple(sorted(rows((key.month, count) for key, count in everything), key=lambda row: row.value)),
        tuple(persons[:MOST_QUOTED]),
        first[:MOST_QUOTED],
        len(persons),
    )


def table(chosen: Mapping[Key, Count], dimension: Dimension) -> tuple[Row, ...]:
    """Return a row for each value of a dimension, in their order, also for those without quotes."""
    sums = {value: Count() for value in VALUES[dimension]}
    for key, count in chosen.items():
        if key.dimension == dimension:
            sums.setdefault(key.value, Count()).add(count.quotes, count.words)
    return _shared(sums)


def rows(found: Iterable[tuple[str, Count]]) -> tuple[Row, ...]:
    """Return a row for each value, those with most quotes first."""
    sums: dict[str, Count] = {}
    for value, count in found:
        sums.setdefault(value, Count()).add(count.quotes, count.words)
    return tuple(sorted(_shared(sums), key=lambda row: (-row.quotes, row.value)))


def _shared(sums: Mapping[str, Count]) -> tuple[Row, ...]:
    quotes = sum(count.quotes for count in sums.values())
    words = sum(count.words for count in sums.values())
    says: Mapping[str, str] = {str(group): text for group, text in DESCRIPTIONS.items()}
    return tuple(
        Row(
            value,
            says.get(value, value),
            count.quotes,
            count.words,
            count.quotes / quotes if quotes else 0.0,
            count.words / words if words else 0.0,
        )
        for value, count in sums.items()
    )


def _persons(counts: Counts, outlet: str, month: str) -> list[PersonRow]:
    sums: dict[str, Count] = {}
    firsts: dict[str, str] = {}
    for key, count in counts.by_person.items():
        if outlet and key.outlet != outlet:
            continue
        firsts[key.person] = min(firsts.get(key.person, key.month), key.month)
        if not month or key.month == month:
            sums.setdefault(key.person, Count()).add(count.quotes, count.words)
    found = [
        PersonRow(
            person,
            counts.names.get(person, person),
            counts.roles.get(person, ""),
            count.quotes,
            count.words,
            firsts[person],
        )
        for person, count in sums.items()
    ]
    return sorted(found, key=lambda row: (-row.quotes, -row.words, row.person))


def _is_of(key: Key | PersonKey, outlet: str, month: str) -> bool:
    return (not outlet or key.outlet == outlet) and (not month or key.month == month)
