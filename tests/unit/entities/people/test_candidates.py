"""What an article says for and against an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from attribune_entities.people.candidates import ANOTHER, Candidate, candidate_of, support
from attribune_entities.people.surroundings import Surroundings
from tests.unit.entities.people.builders import entry, people


def candidate(*roles: Any, **fields: Any) -> Candidate:
    return candidate_of(0, people(entry("Ada Roe", *roles, **fields)).person(0))


def points(one: Candidate, titles: Sequence[str], text: str = "", date: str | None = None) -> int:
    return support(one, titles, Surroundings(text, date)).points


def test_a_title_counts_more_with_its_place_and_less_where_the_place_is_never_named() -> None:
    mayor = candidate("mayor of Leiden")
    assert points(mayor, ["mayor of Leiden"]) == 3
    assert points(mayor, ["Mayor"], "In Leiden it rains.") == 3
    assert points(mayor, ["Mayor"]) == 1
    assert not support(mayor, ["Mayor"], Surroundings("", None)).has_title
    assert points(candidate("president of Finland"), ["President"]) == 2


def test_an_office_counts_at_its_time_alone_or_after_it_as_a_former_one() -> None:
    one = candidate(("senator from Ohio", "2001", "2007"))
    assert points(one, ["Sen."], "Ohio", "2004") == 4
    assert points(one, ["Sen."], "Ohio", "2013") == 1
    assert points(one, ["former Sen."], "Ohio", "2013") == 3
    assert points(one, ["former Sen."], "Ohio", "1999") == 1


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("mayor of Leiden", "mayor of Delft"),
        ("senator from Ohio", "Capt."),
        ("state senator for Ohio", "Sen."),
        ("governor of Maine", "Florida Gov."),
    ],
)
def test_a_title_of_somebody_else_speaks_against_it(role: str, title: str) -> None:
    assert points(candidate(role), [title]) == ANOTHER


def test_what_the_file_does_not_know_of_speaks_neither_for_nor_against() -> None:
    assert points(candidate("senator from Ohio"), ["author", "billionaire"]) == 0
    assert points(candidate(), ["Mayor"]) == 0


def test_party_and_office_in_the_article_count() -> None:
    one = candidate("senator from Ohio", description="American politician (Republican)")
    assert points(one, [], "The Senate and the Republicans of Ohio") == 3
