"""Which office a title or a role means."""

from __future__ import annotations

import pytest

from attribune_entities.people.offices import office_of, proper_names, shares_place


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sen.", "senator"),
        ("United States senator from Texas", "senator"),
        ("Republican Sen.", "senator"),
        ("state Sen.", "state senator"),
        ("Congresswoman", "representative"),
        ("member of the House of Representatives", "representative"),
        ("Vice President", "vice president"),
        ("former president of France", "president"),
        ("Senate Majority Leader", "leader"),
        ("Speaker of the House", "speaker"),
        ("CEO", "chief executive"),
        ("chief executive of Acme Widgets", "chief executive"),
        ("Attorney General", "attorney general"),
        ("Lt. Gov.", "lieutenant governor"),
        ("White House press secretary", "press secretary"),
        ("neighbourhood", ""),
    ],
)
def test_words_for_one_office_have_one_name(title: str, name: str) -> None:
    assert office_of(title).name == name


def test_the_rest_says_which_of_many_it_is() -> None:
    assert shares_place(office_of("French President").rest, office_of("president of France").rest)
    assert shares_place(office_of("Calif. Gov.").rest, office_of("governor of California").rest)
    assert shares_place(office_of("Russian president").rest, office_of("President of Russia").rest)
    assert not shares_place(office_of("mayor of Leiden").rest, office_of("mayor of Delft").rest)
    assert office_of("Maine Gov.").exact
    assert not office_of("longtime Gov.").exact
    assert office_of("former President").past


def test_names_in_a_role_are_places_and_bodies() -> None:
    assert proper_names("United States senator from Texas") == ("united states", "texas")
    assert proper_names("Vice President of the Bank of Leiden") == ("bank of leiden",)
    assert proper_names("Canadian novelist (Liberal)") == ()
    assert proper_names("representative for Ohio's 2nd district") == ("ohio",)
