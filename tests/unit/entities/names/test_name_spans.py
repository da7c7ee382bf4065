"""Names without what is no part of them at their edges."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked, texts


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("[ORG the United Nations] met.", "United Nations", "ORG"),
        ("[PERSON Netanyahu's] office spoke.", "Netanyahu", "PERSON"),
        ("[PERSON “Jane Roe”] came.", "Jane Roe", "PERSON"),
        ("He read [ORG Reuters’] report.", "Reuters", "ORG"),
        ("In the [GPE U.S.] it rained.", "U.S.", "GPE"),
        ("[PERSON President Obama] spoke.", "Obama", "PERSON"),
        ("[PERSON Dean Baker] spoke.", "Dean Baker", "PERSON"),
        ("[ORG National Security Advisor Jake Sullivan] spoke.", "Jake Sullivan", "PERSON"),
        ("Then [ORG Rep. Warren] spoke.", "Warren", "PERSON"),
        ("They met in [GPE The Hague].", "The Hague", "GPE"),
        ("They sailed the [ORG Red River] home.", "Red River", "LOC"),
        ("Shares of [PERSON Tirrena Lines] fell.", "Tirrena Lines", "ORG"),
        ("The [GPE Tirrena Dam] broke.", "Tirrena Dam", "FAC"),
        ("The [EVENT Leiden Philharmonic] played.", "Leiden Philharmonic", "ORG"),
        ("They met [PERSON Ray Bridge] there.", "Ray Bridge", "PERSON"),
        ("They met that [PERSON lad Moorcroft] there.", "Moorcroft", "PERSON"),
        ("They met the [PERSON general Roe] there.", "Roe", "PERSON"),
        ("They met [PERSON van Roe] there.", "van Roe", "PERSON"),
        ("They met [PERSON dalla Roe] there.", "dalla Roe", "PERSON"),
        ("They met [PERSON bell hooks] there.", "bell hooks", "PERSON"),
    ],
)
def test_a_name_is_trimmed_and_labelled(text: str, name: str, label: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(name, label)]


@pytest.mark.parametrize("text", ["The [ORG Transport Minister] spoke.", "The [PERSON Emperor] spoke."])
def test_an_office_alone_is_no_name(text: str) -> None:
    assert extract(marked(text)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then [ORG National Security] Advisor [PERSON Ann Roe] left.", ["Ann Roe"]),
        ("Then [ORG National] Security Advisor [PERSON Ann Roe] left.", ["Ann Roe"]),
        ("Then [ORG Treasury] Secretary [PERSON Ann Roe] left.", ["Treasury", "Ann Roe"]),
        ("Then the [ORG National Security Council] spokesman left.", ["National Security Council"]),
    ],
)
def test_what_a_minister_has_in_charge_is_no_body(text: str, names: list[str]) -> None:
    assert [one.name for one in extract(marked(text))] == names


def test_the_letter_of_a_question_or_an_answer_is_no_name() -> None:
    found = entities("[PERSON Q]: Why\n[PERSON A]: So\nThen [PERSON Q] left. [PERSON Roe]: yes")
    assert {name: texts(one) for name, one in found.items()} == {"Q": ["Q"], "Roe": ["Roe"]}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("They met at [ORG St. Louis Harbour College].", "St. Louis Harbour College", "ORG"),
        ("They crossed the [PERSON Ada Moreno Bridge].", "Ada Moreno Bridge", "FAC"),
        ("They met [PERSON Tim J. River] there.", "Tim J. River", "PERSON"),
        ("They read [PERSON Tamsin Roe‘s] book.", "Tamsin Roe", "PERSON"),
    ],
)
def test_bodies_named_after_saints_and_persons(text: str, name: str, label: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(name, label)]
