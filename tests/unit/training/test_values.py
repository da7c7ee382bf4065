"""Dates, amounts and numbers."""

import pytest

from corpora.sentences import LabelledSpan
from training.values import may_be_value, value_span


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("two hours", "DURATION", LabelledSpan(0, 2, "TIME")),
        ("two weeks", "DURATION", LabelledSpan(0, 2, "DATE")),
        ("recently", "DATE", None),
        ("1,000", "NUMBER", LabelledSpan(0, 1, "CARDINAL")),
        ("senator", "TITLE", None),
    ],
)
def test_values_are_mapped(text: str, label: str, expected: LabelledSpan | None) -> None:
    words = text.split()
    assert value_span(words, LabelledSpan(0, len(words), label)) == expected


def test_a_number_before_a_unit_is_a_quantity_with_it() -> None:
    assert value_span(["ran", "ten", "miles"], LabelledSpan(1, 2, "NUMBER")) == LabelledSpan(1, 3, "QUANTITY")


def test_words_that_may_be_values() -> None:
    assert [w for w in ("May", "may", "3rd", "two", "year", "bay") if may_be_value(w)] == ["May", "3rd", "two", "year"]
