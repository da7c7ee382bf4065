"""How likely a reading is a quote with the right speaker: a log-linear model over the names of its features.

The weights are the lexicon: which lemmas report, in which constructions, with which sources. They are fitted to
PolNeAR's train part (Newell et al. 2018) by `training.quote_weights`, and hold no words but lemmas of verbs, common
nouns and adjectives, and function words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from math import exp

import orjson


@cache
def _packaged() -> dict[str, float]:
    loaded: dict[str, float] = orjson.loads((files(__package__) / "weights.json").read_bytes())
    return loaded


_instead: ContextVar[Mapping[str, float] | None] = ContextVar("weights", default=None)


def weights() -> Mapping[str, float]:
    """Return the weight of each feature; a feature that is not there has none."""
    instead = _instead.get()
    return _packaged() if instead is None else instead


@contextmanager
def using(other: Mapping[str, float]) -> Iterator[None]:
    """Use other weights than the packaged ones: for cross-validation."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)


def probability(features: Iterable[str]) -> float:
    """Return the probability, in (0, 1), that a reading with these features is a quote and its speaker right."""
    known = weights()
    total = 0.0
    for name in features:
        total += known.get(name, 0.0)
    # Bounds keep exp() in range whatever the weights.
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
