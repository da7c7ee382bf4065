"""Names of organisations and events that the recogniser cut wrongly, or took for something else."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then the [ORG Prairie Farmers]’ Association left.", "Prairie Farmers’ Association"),
        (
            "Then the [ORG Ministry of Industry] and Information Technology left.",
            "Ministry of Industry and Information Technology",
        ),
        ("Then the Food and [ORG Agriculture Organization] left.", "Food and Agriculture Organization"),
        ("Then [ORG Gulf Star Shipping of breaking a] law left.", "Gulf Star Shipping"),
        ("They saw the [EVENT Harvest Festival in Leiden] begin.", "Harvest Festival"),
        ("They saw the [EVENT War in Leiden] begin.", "War in Leiden"),
    ],
)
def test_the_name_of_a_body_is_cut_and_completed(text: str, name: str) -> None:
    assert [one.name for one in extract(marked(text))] == [name]


def test_a_well_known_acronym_is_a_body_whatever_it_was_taken_for() -> None:
    labels = {name: one.label for name, one in entities("The [GPE U.N.] and the [GPE U.S.] met [PERSON NATO].").items()}
    assert labels == {"U.N.": "ORG", "U.S.": "GPE", "NATO": "ORG"}
