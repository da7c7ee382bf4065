"""An article as evidence."""

from __future__ import annotations

from attribune_entities.people.offices import office_of
from attribune_entities.people.surroundings import Surroundings


def test_names_are_whole_words_and_abbreviations_are_places() -> None:
    around = Surroundings(
        "The Texans met Sen. Ada Roe, R-S.C., in the U.S. embassy; Bo Lind of Mass. stayed away.", None
    )
    assert around.names("south carolina")
    assert around.names("united states")
    assert around.names("massachusetts")
    assert not around.names("texan")
    assert not around.names("texas")


def test_offices_and_parties_are_found_by_their_other_words() -> None:
    around = Surroundings("The Senate voted; the Democrats left.", None)
    assert around.names_office(office_of("senator from Ohio"))
    assert not around.names_office(office_of("mayor of Leiden"))
    assert around.names_party(frozenset({"democratic"}))
    assert not around.names_party(frozenset({"republican"}))


def test_a_date_may_be_a_year_or_unknown() -> None:
    assert (Surroundings("", "2013").first, Surroundings("", "2013").last) == ("2013-01-01", "2013-12-31")
    assert not Surroundings("", None).is_dated
    assert not Surroundings("", "last week").is_dated
