"""Counts of quotes and quoted words, which add up and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from attribune_audit.facts import QuoteFacts

Dimension = Literal["all", "speaker kind", "role", "pronoun", "type", "place"]

#: The values of the dimension "place": where in its article a quote begins.
BEGINNING, LATER = "first three paragraphs", "later"


class Key(NamedTuple):
    """What a count is of: quotes of an outlet in a month (YYYY-MM) that have `value` in `dimension`."""

    outlet: str
    month: str
    dimension: Dimension
    value: str


class PersonKey(NamedTuple):
    """What a person's count is of."""

    outlet: str
    month: str
    person: str


@dataclass
class Count:
    """How many quotes, and how many words they have."""

    quotes: int = 0
    words: int = 0

    def add(self, quotes: int, words: int) -> None:
        """Add to both."""
        self.quotes += quotes
        self.words += words


@dataclass
class Counts:
    """All counts over some articles."""

    by_key: dict[Key, Count] = field(default_factory=dict)
    by_person: dict[PersonKey, Count] = field(default_factory=dict)
    #: Name and role of a person, those of the quote that was added last.
    names: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    articles: int = 0

    def add(self, facts: Iterable[QuoteFacts]) -> None:
        """Add the quotes of an article."""
        self.articles += 1
        for one in facts:
            for dimension, value in values(one):
                key = Key(one.outlet, one.month, dimension, value)
                self.by_key.setdefault(key, Count()).add(1, one.words)
            if one.person is not None and one.speaker_kind == "named person":
                person = PersonKey(one.outlet, one.month, one.person)
                self.by_person.setdefault(person, Count()).add(1, one.words)
                self.names[one.person] = one.name or one.person
                if one.role:
                    self.roles[one.person] = one.role


def values(one: QuoteFacts) -> Iterator[tuple[Dimension, str]]:
    """Yield the value that a quote has in each dimension; roles and pronouns are those of named people alone."""
    yield "all", ""
    yield "speaker kind", one.speaker_kind
    yield "type", one.type
    yield "place", BEGINNING if one.is_beginning else LATER
    if one.role_group is not None:
        yield "role", one.role_group
    if one.pronoun is not None:
        yield "pronoun", one.pronoun
