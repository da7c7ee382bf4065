"""Events for the tests of the audit."""

from __future__ import annotations

from typing import Any

import orjson

from attribune_core.codec import decode
from attribune_core.events import EnrichedArticle


def model(event: dict[str, Any]) -> EnrichedArticle:
    """Return an event that is given as plain data."""
    return decode(EnrichedArticle, orjson.dumps(event))
