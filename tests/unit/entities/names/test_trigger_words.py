"""Names that one word tells."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import marked, texts


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Then Hurricane Wilhelmina came.", "Hurricane Wilhelmina", "EVENT"),
        ("Then Typhoon [GPE Haneul] came.", "Typhoon Haneul", "EVENT"),
        ("Then the [ORG National Hurricane Center] spoke.", "National Hurricane Center", "ORG"),
        ("Under the Fair Harbours Act they met.", "Fair Harbours Act", "LAW"),
        ("Under the [GPE Oslo] Agreement they met.", "Oslo Agreement", "LAW"),
        ("Under the Freedom of Information Act they met.", "Freedom of Information Act", "LAW"),
        ("Under the [PERSON Roe-Moreno] Act they met.", "Roe-Moreno Act", "LAW"),
        ("Under the [PERSON Roe]-[PERSON Moreno] Act they met.", "Roe-Moreno Act", "LAW"),
        ("Under the Harbour-Safe Quays Act they met.", "Harbour-Safe Quays Act", "LAW"),
        ("They drove a [ORG Honda] Accord.", "Honda", "ORG"),
        ("They read the [PERSON Quran] then.", "Quran", "WORK_OF_ART"),
        ("They met [PERSON Ann Bible] then.", "Ann Bible", "PERSON"),
        ("Then [LOC D]-[GPE Ill.] came.", "Ill.", "GPE"),
    ],
)
def test_a_word_tells_what_a_name_is(text: str, name: str, label: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(name, label)]


def test_a_storm_keeps_its_label_where_its_name_stands_alone() -> None:
    (storm,) = extract(marked("Then Hurricane Wilhelmina came. Later [PERSON Wilhelmina] left."))
    assert (storm.label, texts(storm)) == ("EVENT", ["Hurricane Wilhelmina", "Wilhelmina"])


def test_an_illness_is_no_person() -> None:
    assert extract(marked("They saw that [PERSON Parkinson]'s is common.")) == ()
    (person,) = extract(marked("Then [PERSON Ann Parkinson] left. [PERSON Parkinson]'s is common."))
    assert texts(person) == ["Ann Parkinson", "Parkinson"]


def test_a_person_is_no_part_of_a_law() -> None:
    people = [one.name for one in extract(marked("Then [PERSON Roe] and the Harbour Act met."))]
    assert people == ["Roe", "Harbour Act"]
    assert [one.name for one in extract(marked("They saw [PERSON Roe] Act there."))] == ["Roe"]
