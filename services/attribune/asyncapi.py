"""The topics, their keys and their headers as an AsyncAPI 3 document (https://www.asyncapi.com/docs/reference)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attribune.dead.letters import REPLAYED, REPLAYS
from attribune_core.events import SCHEMA_VERSION
from attribune_core.stage import headers as names
from attribune_core.topics import ANNOTATED, CLEAN, DEAD, ENRICHED, PARTITIONS, RAW, Topic

_FORMAT = "application/schema+json;version=draft-2020-12"
_BINDING = "0.5.0"

_CARRIED = {
    names.SOURCE: "topic:partition:offset:timestamp of the raw record (milliseconds), kept by a replay. "
    "Of two events of "
    "one id, the one with the later source wins.",
    names.PROCESSED_AT: "When the stage made the record: ISO 8601, UTC.",
    names.TRACEPARENT: "W3C trace context, passed on through every stage.",
}
_RAW = {
    "content-type": "Says JSON, `text/plain` or `text/html`, and the charset; found from the value where absent.",
    "content-encoding": "gzip, deflate, br or zstd, where the value is compressed.",
    names.TRACEPARENT: _CARRIED[names.TRACEPARENT],
}
_DEAD = {
    names.ERROR_TOPIC: "Where the record came from.",
    names.ERROR_PARTITION: "Its partition there.",
    names.ERROR_OFFSET: "Its offset there.",
    names.ERROR_EXCEPTION: "The class of the fault.",
    names.ERROR_MESSAGE: "What was wrong with the article.",
    names.ERROR_STACKTRACE: "Where the stage found it; absent where the letter would have been too large.",
    names.STAGE: "The stage that refused it.",
    names.VERSION: "That stage's version.",
    names.FAILED_AT: "When: ISO 8601, UTC.",
    names.VALUE_LEFT_OUT: "Bytes of the value, where the letter was too large to hold it and its own is empty.",
    REPLAYS: "How often `attribune dead replay` has sent the article back so far.",
}

#: The model that each topic's value is, by class name; the dead letters hold bytes.
_MODELS = {
    RAW.name: "RawArticle",
    CLEAN.name: "CleanArticle",
    ANNOTATED.name: "AnnotatedArticle",
    ENRICHED.name: "EnrichedArticle",
}
_KEYS = {
    RAW.name: "The article's id, or none. Records of one id keep their order if they carry it as their key.",
    DEAD.name: "The key of the record that could not be worked on, or none.",
}


def document(schema_files: Mapping[str, str]) -> dict[str, Any]:
    """Return the document; `schema_files` names the JSON Schema file of each model, relative to it."""
    topics = (RAW, CLEAN, ANNOTATED, ENRICHED, DEAD)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Attribune",
            "version": str(SCHEMA_VERSION),
            "description": "News articles in, who is in them and who said what out. Delivery is at least once; the "
            "same article gives the same bytes with the same event_id.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {_id(topic): _channel(topic, schema_files) for topic in topics},
        "operations": {
            "takeArticles": _operation("receive", RAW, "Articles, and retractions, from any producer."),
            "passCleanArticles": _operation("send", CLEAN, "Cleaner to entity extractor."),
            "passAnnotatedArticles": _operation("send", ANNOTATED, "Entity extractor to quote linker."),
            "giveEnrichedArticles": _operation("send", ENRICHED, "What consumers read."),
            "giveDeadLetters": _operation("send", DEAD, "What no stage could work on, with the reason."),
        },
    }


def _id(topic: Topic) -> str:
    return topic.name.replace(".", "_")


def _operation(action: str, topic: Topic, summary: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{_id(topic)}"}, "summary": summary}


def _channel(topic: Topic, schema_files: Mapping[str, str]) -> dict[str, Any]:
    config: dict[str, Any] = {
        name: int(value) if value.isdigit() else value.split(",") for name, value in topic.config.items()
    }
    return {
        "address": topic.name,
        "description": topic.holds,
        "messages": _messages(topic, schema_files),
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": PARTITIONS,
                "topicConfiguration": config,
                "bindingVersion": _BINDING,
            }
        },
    }


def _messages(topic: Topic, schema_files: Mapping[str, str]) -> dict[str, Any]:
    if topic is DEAD:
        return {
            "deadLetter": _message(
                topic,
                "The original bytes, verbatim",
                {"description": "The bytes of the record that could not be worked on."},
                {**_DEAD, **_CARRIED},
                content_type="application/octet-stream",
            ),
            "replayed": _message(
                topic,
                "A mark that a dead letter was replayed; no letter itself",
                {"type": "null"},
                {REPLAYED: "Offset of the letter, in the same partition."},
            ),
        }
    model = _MODELS[topic.name]
    payload = {"schemaFormat": _FORMAT, "schema": {"$ref": f"./{schema_files[model]}"}}
    headers = _RAW if topic is RAW else _CARRIED
    messages = {
        "article": _message(topic, model, payload, headers),
        "retraction": _message(topic, "A null value: the article of this key is retracted", {"type": "null"}, headers),
    }
    if topic is RAW:
        body = {"type": "string", "description": "Text or HTML in any encoding that does not begin with `{` or `[`."}
        messages["body"] = _message(topic, "The body itself", body, headers, content_type="text/plain")
    return messages


def _message(
    topic: Topic, title: str, payload: Mapping[str, Any], headers: Mapping[str, str], *, content_type: str | None = None
) -> dict[str, Any]:
    key = {"type": "string", "description": _KEYS.get(topic.name, "The article's id.")}
    message: dict[str, Any] = {
        "title": title,
        "headers": {
            "type": "object",
            "properties": {name: {"type": "string", "description": says} for name, says in headers.items()},
        },
        "payload": dict(payload),
        "bindings": {"kafka": {"key": key, "bindingVersion": _BINDING}},
    }
    return message if content_type is None else message | {"contentType": content_type}
