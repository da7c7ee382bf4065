"""Small valid events for the tests of the contract."""

from __future__ import annotations

from typing import Any

from attribune_core.events import EnrichedArticle

TEXT = "🙂 “We won,” Ada Roe said. She smiled."


def enriched(**changes: Any) -> dict[str, Any]:
    """Return a valid enriched event as plain data, with `changes` laid over it."""
    event: dict[str, Any] = {
        "schema_version": 1,
        "event_id": "e",
        "id": "a",
        "text": TEXT,
        "paragraphs": [[0, 37]],
        "sentences": [[0, 25], [26, 37]],
        "entities": [
            {
                "id": "e1",
                "label": "PERSON",
                "name": "Ada Roe",
                "name_key": "ada roe",
                "mentions": [
                    {"start": 12, "end": 19, "text": "Ada Roe", "kind": "name"},
                    {"start": 26, "end": 29, "text": "She", "kind": "pronoun"},
                ],
            }
        ],
        "quotes": [
            {
                "id": "q1",
                "type": "direct",
                "text": "“We won,”",
                "spans": [[2, 11]],
                "cue": {"spans": [[20, 24]], "text": "said", "lemma": "say", "kind": "speech"},
                "speaker": {"start": 12, "end": 19, "text": "Ada Roe", "entity": "e1", "name": "Ada Roe"},
                "confidence": 0.97,
                "method": "m",
            }
        ],
        "source_map": [[0, 3, 37]],
        "pipeline": {"cleaner": "1"},
    }
    return event | changes


def quote(**changes: Any) -> list[dict[str, Any]]:
    """Return the event's one quote with `changes` laid over it, as a list."""
    return [enriched()["quotes"][0] | changes]


def entity(**changes: Any) -> list[dict[str, Any]]:
    """Return the event's one entity with `changes` laid over it, as a list."""
    return [enriched()["entities"][0] | changes]


def read(event: dict[str, Any]) -> EnrichedArticle:
    """Read plain data as a consumer reads bytes."""
    import orjson

    from attribune_core.codec import decode

    return decode(EnrichedArticle, orjson.dumps(event))
