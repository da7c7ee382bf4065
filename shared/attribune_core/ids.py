"""Ids that are the same wherever and whenever they are made."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import orjson

from attribune_core.events.articles import RawArticle


def _digest(value: Any) -> str:
    return blake2b(orjson.dumps(value, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()


def article_id(article: RawArticle, key: str | None = None) -> str:
    """Return the article's id: its own, else the record's `key`, else derived from the url, else from the body."""
    if article.id:
        return article.id
    if key:
        return key
    if article.url:
        return "url-" + _digest(article.url)
    return "body-" + _digest(article.body)


def first_event_id(article: RawArticle, *parts: Any) -> str:
    """Return the event id of what the first stage makes of `article`.

    The hash is over the article as it was read, not over the producer's bytes: white space in its JSON, or fields
    that the contract does not know, make no new event. `parts` are the stage's version and those of its settings
    that change its output; they must be JSON values.
    """
    return _digest([article.model_dump(), *parts])


def next_event_id(event_id: str, *parts: Any) -> str:
    """Return the event id of what a later stage makes of the event with `event_id`; `parts` as above."""
    return _digest([event_id, *parts])
