"""Places, divided."""

import pytest

from training.gazetteer import place_label


@pytest.mark.parametrize(
    ("name", "silver", "label"),
    [
        ("South Africa", [], "GPE"),
        ("Oslo", ["LOCATION"], "GPE"),
        ("Lake Mirna", ["CITY", "CITY"], "LOC"),
        ("Museum of Glass", [], "FAC"),
        ("Mirna", ["LOCATION"], "LOC"),
        ("Mirna", ["CITY"], "GPE"),
        ("Mirna", [], "GPE"),
    ],
)
def test_places_are_divided(name: str, silver: list[str], label: str) -> None:
    assert place_label(name.split(), silver) == label
