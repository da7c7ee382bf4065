"""The faults of an event as text, for debugging; no figure depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.entity_scoring import match_entities, match_mentions
from benchmarks.gold_model import Gold
from benchmarks.quote_scoring import Piece, pair_quotes, same_speakers
from benchmarks.viewing import View
from corpora.alignment import Letters


def misses(gold: Gold, event: dict[str, Any]) -> Iterator[str]:
    """A line for each mention, entity and quote that is missing or too many, and for each wrong speaker."""
    view = View(gold, event)
    mentions = match_mentions(gold, event, view)
    yield from (f"mention missing: {name}" for name in mentions.missing)
    yield from (f"mention too many: {name}" for name in mentions.spurious)
    entities = match_entities(gold, event)
    yield from (f"entity missing: {name}" for name in entities.missing)
    yield from (f"entity too many: {name}" for name in entities.spurious)
    wanted, found, pairs = pair_quotes(gold, event, view)
    words = {quote.key: [gold.text[start:end] for start, end in quote.spans] for quote in gold.quotes}
    said = {quote["id"]: quote for quote in event["quotes"]}
    matched = {id(w) for w, _ in pairs}, {id(f) for _, f in pairs}
    for piece in wanted:
        if id(piece) not in matched[0]:
            yield f"quote missing: {_brief(words, piece)}"
    for piece in found:
        if id(piece) not in matched[1]:
            yield f"quote too many: {said[piece.quote]['text'][:90]!r}"
    for want, have in pairs:
        quote = said[have.quote]
        if not same_speakers(want, have):
            yield f"speaker {quote['speaker'] and quote['speaker']['name']!r}: {_brief(words, want)}"
        if want.type != have.type:
            yield f"type {have.type}, not {want.type}: {_brief(words, want)}"
        if want.negated != have.negated:
            yield f"negated {have.negated}: {_brief(words, want)}"
    kept = Letters(event["text"]).text
    for start, end in gold.paragraphs:
        if Letters(gold.text[start:end]).text not in kept:
            yield f"paragraph not kept: {gold.text[start:end][:90]!r}"


def _brief(words: dict[str, list[str]], piece: Piece) -> str:
    return repr(" … ".join(words[piece.quote])[:90])
