"""Which names of organisations and places name one thing."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked, texts


@pytest.mark.parametrize(
    ("label", "full", "short", "key"),
    [
        ("ORG", "United Nations", "U.N.", "united nations"),
        ("ORG", "United Nations Security Council", "UN Security Council", "united nations security council"),
        ("ORG", "Federal Bureau of Investigation", "FBI", "federal bureau of investigation"),
        ("ORG", "Department of State", "State Department", "state department"),
        ("ORG", "Ministry of Defence", "Defense Ministry", "defense ministry"),
        ("ORG", "Microsoft Corp.", "Microsoft", "microsoft"),
        ("ORG", "Tri-County Courier", "Courier", "tri county courier"),
        ("ORG", "Northern Fells Railway Trust", "NFRT", "northern fells railway trust"),
        ("ORG", "Harvard University", "Harvard", "harvard university"),
        ("ORG", "Church of Scientology", "Church", "church of scientology"),
        ("ORG", "North Korea", "DPRK", "north korea"),
        ("GPE", "United States", "America", "united states"),
        ("GPE", "United States", "US", "united states"),
        ("GPE", "United Kingdom", "Britain", "united kingdom"),
        ("GPE", "Vermont", "Vt.", "vermont"),
        ("NORP", "Israelis", "Israeli", "israeli"),
    ],
)
def test_two_names_of_one_thing_are_joined(label: str, full: str, short: str, key: str) -> None:
    found = entities(f"The [{label} {full}] met. Then the [{label} {short}] left.")
    assert texts(found[full]) == [full, short]
    assert found[full].name_key == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("White House", "House"),
        ("African National Congress", "Congress"),
        ("Senate Judiciary Committee", "Senate"),
        ("Google Ventures", "Google"),
        ("Bank of England", "Bank of Japan"),
    ],
)
def test_names_that_stand_for_themselves_stay_apart(one: str, other: str) -> None:
    assert set(entities(f"The [ORG {one}] met the [ORG {other}].")) == {one, other}


def test_an_acronym_may_come_before_what_it_stands_for() -> None:
    found = entities("The [ORG NFRT] met. Then the [ORG Northern Fells Railway Trust] left.")
    assert texts(found["Northern Fells Railway Trust"]) == ["NFRT", "Northern Fells Railway Trust"]


@pytest.mark.parametrize(
    ("full", "short"),
    [("Bank of Montrose", "BMT"), ("Vestholm Harbour Authority", "VHAB"), ("Northern Fells Trust", "NOFET")],
)
def test_a_short_form_in_brackets_stands_for_the_name_before_it(full: str, short: str) -> None:
    found = entities(f"The [ORG {full}] ([ORG {short}]) met. Then the [ORG {short}] left.")
    assert texts(found[full]) == [full, short, short]


@pytest.mark.parametrize("short", ["NATO", "BMZ", "MTB"])
def test_what_stands_in_brackets_and_is_not_short_for_a_name_stays_apart(short: str) -> None:
    assert set(entities(f"The [ORG Bank of Montrose] ([ORG {short}]) met.")) == {"Bank of Montrose", short}


def test_a_short_form_of_two_names_joins_neither() -> None:
    found = entities("The [ORG New York Times] and the [ORG Financial Times] agree. The [ORG Times] knew.")
    assert set(found) == {"New York Times", "Financial Times", "Times"}


def test_one_name_has_one_label() -> None:
    (one,) = extract(marked("[ORG Hamas] spoke. [PERSON Hamas] left. [ORG Hamas] came."))
    assert (one.label, len(one.mentions)) == ("ORG", 3)


def test_a_capitalised_head_is_a_name_and_a_common_one_a_description() -> None:
    found = entities("The [ORG European Commission] met. Then the Commission left. Soon the commission slept.")
    one = found["European Commission"]
    assert texts(one, "name") == ["European Commission", "Commission"]
    assert texts(one, "nominal") == []  # without a parse no noun phrase is known
