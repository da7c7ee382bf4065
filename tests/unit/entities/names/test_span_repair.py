"""Spans of the recogniser: sorted, without overlaps, each repaired as its label asks."""

from __future__ import annotations

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.names.span_repair import repair_spans
from tests.unit.entities.builders import marked

TABLE = marked("Then Ann Roe met the Harbour Board of breaking a law.").table


def test_of_overlapping_spans_the_first_and_longest_is_kept() -> None:
    spans = [
        EntitySpan(2, 3, "PERSON"),
        EntitySpan(1, 2, "PERSON"),
        EntitySpan(1, 3, "PERSON"),
        EntitySpan(4, 4, "ORG"),
    ]
    assert repair_spans(TABLE, spans) == [EntitySpan(1, 3, "PERSON")]


def test_each_span_is_repaired_in_order_of_the_text() -> None:
    spans = [EntitySpan(5, 9, "ORG"), EntitySpan(2, 3, "PERSON")]
    assert repair_spans(TABLE, spans) == [EntitySpan(1, 3, "PERSON"), EntitySpan(5, 7, "ORG")]
