"""Putting a span in, and the surnames in spans."""

from __future__ import annotations

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.names.entity_spans import surnames, with_span
from tests.unit.entities.builders import marked

NEW = EntitySpan(2, 5, "LAW")


def test_a_new_span_takes_the_place_of_those_inside() -> None:
    spans = [EntitySpan(0, 2, "ORG"), EntitySpan(2, 3, "GPE"), EntitySpan(4, 5, "GPE")]
    assert with_span(spans, NEW) == [EntitySpan(0, 2, "ORG"), NEW]


def test_a_span_that_reaches_beyond_it_stays() -> None:
    for one in (EntitySpan(1, 3, "ORG"), EntitySpan(4, 6, "ORG"), EntitySpan(1, 6, "ORG")):
        assert with_span([one], NEW) == [one]


def test_surnames_are_the_last_words_of_full_names_of_persons() -> None:
    table = marked("Ann Roe met Doe and Harbour Board").table
    spans = [EntitySpan(0, 2, "PERSON"), EntitySpan(3, 4, "PERSON"), EntitySpan(5, 7, "ORG")]
    assert surnames(table, spans) == {"roe"}
