"""Quotes as positions among letters, made by hand."""

from __future__ import annotations

from attribune_core.events import QuoteType
from corpora.polnear_scoring import Comparison, PlacedQuote, match


def said(
    content: range, source: range = range(0), kind: QuoteType = "direct", confidence: float | None = None
) -> PlacedQuote:
    return PlacedQuote(frozenset(content), frozenset(source), kind != "indirect", kind, confidence)


def compared(gold: list[PlacedQuote], found: list[PlacedQuote]) -> Comparison:
    return Comparison(gold, found, match(gold, found))


GOLD = [
    said(range(20), range(100, 105)),
    said(range(30, 50), range(110, 115), "mixed"),
    said(range(60, 80), range(120, 125), "indirect"),
    said(range(200, 220), range(0), "indirect"),
    said(range(300, 320), range(330, 335), "indirect"),
    said(range(400, 420), range(430, 435), "indirect"),
]

FOUND = [
    said(range(20), range(100, 103), confidence=0.95),
    said(range(30, 50), range(140, 145), "mixed", 0.85),
    said(range(60, 80), range(0), "indirect", 0.75),
    said(range(200, 220), range(230, 235), "indirect", 0.45),
    said(range(300, 305), range(330, 335), "indirect", 0.35),
    said(range(500, 520), range(0), "indirect", 0.25),
]
