"""Gold in the format of an event."""

from __future__ import annotations

import json

import pytest

from attribune_core.events import EnrichedArticle
from benchmarks.articles_gold import load_all
from benchmarks.gold_event import as_event
from benchmarks.gold_model import Gold

GOLDS = load_all()


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_gold_stands_in_the_contracts_format(gold: Gold) -> None:
    event = as_event(gold)
    quotes = [{**quote, "confidence": 1.0, "method": "hand"} for quote in event["quotes"]]
    rest = {"event_id": "gold", "sentences": [], "pipeline": {"cleaner": "gold"}}
    EnrichedArticle.model_validate_json(json.dumps({**event, **rest, "quotes": quotes}))
