"""Enriched events for the tests of the desk, written as their text with the quotes and speakers in it."""

from __future__ import annotations

from typing import Any

import orjson

from attribune_core.stage.headers import Source
from attribune_desk.store import Record, Store

#: Timestamps of the records, in milliseconds: 2024-03-27T08:00:00Z.
THEN = 1_711_526_400_000


def person(name: str, text: str, number: int = 1, label: str = "PERSON") -> dict[str, Any]:
    """Return an entity with a mention wherever its name stands."""
    found, at = [], text.find(name)
    while at >= 0:
        found.append({"start": at, "end": at + len(name), "text": name, "kind": "name"})
        at = text.find(name, at + 1)
    return {"id": f"e{number}", "label": label, "name": name, "name_key": name.lower(), "mentions": found}


def quote(said: str, text: str, speaker: dict[str, Any] | None, number: int = 1, **more: Any) -> dict[str, Any]:
    """Return a quote of the words `said`, by an entity of `person`."""
    at = text.index(said)
    mention = speaker and speaker["mentions"][0]
    return {
        "id": f"q{number}",
        "type": "direct",
        "text": said,
        "spans": [[at, at + len(said)]],
        "speaker": mention
        and speaker
        and {
            "start": mention["start"],
            "end": mention["end"],
            "text": mention["text"],
            "entity": speaker["id"],
            "name": speaker["name"],
        },
        "confidence": 0.97,
        "method": "frame",
        **more,
    }


def event(
    article: str = "a", said: str = "“We won,”", name: str = "Ada Roe", version: str = "1", **more: Any
) -> dict[str, Any]:
    """Return an event of one paragraph: a quote and who said it."""
    text = f"{said} {name} said."
    who = person(name, text)
    at = len(said) + 1 + len(name) + 1
    cue = {"spans": [[at, at + 4]], "text": "said", "lemma": "say", "kind": "speech"}
    return {
        "schema_version": 1,
        "event_id": f"{article}-{version}",
        "id": article,
        "title": f"Title of {article}",
        "source": "The Harbour Post",
        "language": "en",
        "text": text,
        "paragraphs": [[0, len(text)]],
        "sentences": [[0, len(text)]],
        "entities": [who],
        "quotes": [quote(said, text, who, cue=cue)],
        "pipeline": {"cleaner": "1"},
        **more,
    }


def record(event: dict[str, Any] | None, offset: int = 0, key: str | None = None, raw: int | None = None) -> Record:
    """Return a record of partition 0; `raw` is the offset of the raw record in the source header."""
    return Record(
        "articles.enriched",
        0,
        offset,
        THEN + offset,
        (key or (event or {}).get("id", "a")).encode(),
        None if event is None else orjson.dumps(event),
        None if raw is None else Source("articles.raw", 0, raw, THEN + raw * 1000),
    )


def add(store: Store, *events: dict[str, Any]) -> None:
    """Keep events as if they had come one after another."""
    for at, one in enumerate(events):
        store.writer.write([record(one, raw=at)], {}, {})
