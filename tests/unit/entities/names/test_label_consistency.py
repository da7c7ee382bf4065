"""One label for one name."""

from __future__ import annotations

import pytest

from tests.unit.entities.builders import entities, texts


def test_a_full_name_votes_for_its_surname() -> None:
    found = entities("[PERSON Lloyd Austin] came. [GPE Austin] spoke. [PERSON Lloyd Austin] left.")
    assert texts(found["Lloyd Austin"]) == ["Lloyd Austin", "Austin", "Lloyd Austin"]


def test_one_full_name_outvotes_all_places_of_its_surname() -> None:
    found = entities("[PERSON Lloyd Quilvo] came. [GPE Quilvo] spoke. [GPE Quilvo] left. [LOC Quilvo] slept.")
    assert [one.label for one in found.values()] == ["PERSON"]


def test_a_firm_keeps_its_label_beside_its_founder() -> None:
    found = entities("[PERSON Lloyd Quilvo] came. [ORG Quilvo] rose. [ORG Quilvo] fell. [ORG Quilvo] shut. " * 2)
    assert found["Quilvo"].label == "ORG"


def test_what_follows_a_form_of_address_is_a_person() -> None:
    found = entities("They met Mrs [GPE Quilvo] and Sgt. [ORG Tarn] in the DR [GPE Congo].")
    assert {name: one.label for name, one in found.items()} == {"Quilvo": "PERSON", "Tarn": "PERSON", "Congo": "GPE"}


def test_a_country_keeps_its_label_beside_a_person_so_called() -> None:
    found = entities("[PERSON Michael Jordan] flew to [GPE Jordan].")
    assert found["Jordan"].label == "GPE"


def test_a_person_whom_the_words_place_is_a_place() -> None:
    found = entities("They met in [PERSON Rafah]. Soon [PERSON Rafah] fell. In [PERSON John Roe] they trust.")
    assert (found["Rafah"].label, found["John Roe"].label) == ("GPE", "PERSON")


def test_a_person_named_as_only_places_are_is_a_place() -> None:
    found = entities("Cherries grow above [PERSON Upper Quilvo], said [PERSON Ursa Upper].")
    assert (found["Upper Quilvo"].label, found["Ursa Upper"].label) == ("GPE", "PERSON")


def test_a_surname_after_in_stays_a_person() -> None:
    found = entities("[PERSON Ursa Roe] spoke. They trust in [PERSON Roe].")
    assert texts(found["Ursa Roe"]) == ["Ursa Roe", "Roe"]


@pytest.mark.parametrize("place", ["US", "Idaho", "Kenya", "Ohio", "Peru"])
def test_a_country_or_a_state_stays_one_beside_a_wrong_full_name_and_a_pageant(place: str) -> None:
    found = entities(f"They saw [PERSON Wilf {place}] there. Miss [GPE {place}] met [GPE {place}].")
    assert found[place].label == "GPE"
