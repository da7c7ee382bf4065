"""Gold as an enriched event: the output of a pipeline without faults."""

from __future__ import annotations

from typing import Any

from benchmarks.gold_model import Entity, Gold, Mention, Quote


def as_event(gold: Gold) -> dict[str, Any]:
    """The enriched event of ``gold``, with those fields of the contract that the gold has."""
    ids = {entity.key: f"e{number}" for number, entity in enumerate(gold.entities, 1)}
    return {
        "id": gold.name,
        "text": gold.text,
        "published_at": gold.published_at,
        "author": gold.author,
        "paragraphs": [list(span) for span in gold.paragraphs],
        "entities": [_entity(entity, ids, gold) for entity in gold.entities],
        "quotes": [_quote(quote, ids, gold) for quote in gold.quotes],
    }


def _entity(entity: Entity, ids: dict[str, str], gold: Gold) -> dict[str, Any]:
    return {
        "id": ids[entity.key],
        "label": entity.labels[0],
        "name": entity.names[0],
        "named": entity.named,
        "titles": list(entity.titles),
        "mentions": [
            {"start": m.start, "end": m.end, "text": gold.text[m.start : m.end], "kind": m.kind}
            for m in gold.mentions
            if m.entity is entity
        ],
    }


def _quote(quote: Quote, ids: dict[str, str], gold: Gold) -> dict[str, Any]:
    speakers = [_speaker(mention, ids, gold) for mention in quote.speakers]
    return {
        "id": f"q{quote.key}",
        "type": quote.type,
        "text": " … ".join(gold.text[start:end] for start, end in quote.spans),
        "spans": [list(span) for span in quote.spans],
        "cue": {
            "spans": [list(span) for span in quote.cue],
            "text": " ".join(gold.text[start:end] for start, end in quote.cue),
            "lemma": quote.lemmas[0],
            "kind": quote.kind,
            "negated": quote.negated,
        }
        if quote.cue
        else None,
        "speaker": speakers[0] if speakers else None,
        "speakers": speakers if len(speakers) > 1 else [],
        "continues": None if quote.continues is None else f"q{quote.continues}",
        "nested_in": None if quote.nested_in is None else f"q{quote.nested_in}",
    }


def _speaker(mention: Mention, ids: dict[str, str], gold: Gold) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": gold.text[mention.start : mention.end],
        "entity": ids[mention.entity.key],
        "name": mention.entity.names[0],
    }
