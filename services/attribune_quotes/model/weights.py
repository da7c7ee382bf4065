"""The weights that ship: what they were fitted to, which features they know, and the numbers.

`weights.json` is fitted to PolNeAR. `news_weights.json` corrects its contents by news_gold: further trees, whose leaves
are added to the log-odds of the first ones, and which may see features that these do not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import orjson

from attribune_quotes.cues.features import FeatureKey, names_of_key
from attribune_quotes.model.columns import WeightsError, check_columns
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer

#: The layout of weights.json that this code reads.
SCHEMA = 1
#: Least weight of a lemma with its best construction (log-odds) for the lemma to count as one that reports. Chosen on
#: train: it leaves out a quarter of the cue candidates of 418 articles, which are of other lemmas within contents, and
#: a twelfth of the quotes within quotes.
_MIN_REPORTING_WEIGHT = 0.2
#: Most keys whose weights are remembered, so that memory does not grow. Set by hand.
_MAX_REMEMBERED_KEYS = 30_000


class FeatureWeights(dict[FeatureKey, tuple[float, ...]]):
    """The weights of the features of a key, without features that have none: found at first use, then remembered."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weight of each feature by its name."""
        super().__init__()
        self._weights = weights

    def __missing__(self, key: FeatureKey) -> tuple[float, ...]:
        if len(self) >= _MAX_REMEMBERED_KEYS:
            self.clear()
        found = self[key] = tuple(self._weights[name] for name in names_of_key(key) if name in self._weights)
        return found


@dataclass(frozen=True)
class Weights:
    """Everything that was fitted, and to what."""

    #: The weight of each feature of a cue candidate, log-odds by the feature's name. Others have no weight.
    cues: Mapping[str, float]
    #: For pipelines that tag quotations, and for those that do not.
    tagged: Scorer
    plain: Scorer
    #: The names of the features that the trees see, by the model: content, source and confidence.
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: What they were fitted to: corpora, date, commit, version of the language pipeline, command.
    meta: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def reporting(self) -> frozenset[str]:
        """The lemmas that report in at least one construction, by their weights alone."""
        alone: dict[str, float] = {}
        in_construction: dict[str, float] = {}
        for name, weight in self.cues.items():
            kind, _, rest = name.partition("=")
            if kind == "l":
                alone[rest] = weight
            elif kind == "lc":
                lemma, _, _ = rest.partition(":")
                in_construction[lemma] = max(weight, in_construction.get(lemma, 0.0))
        return frozenset(
            lemma
            for lemma in {*alone, *in_construction}
            if alone.get(lemma, 0.0) + in_construction.get(lemma, 0.0) >= _MIN_REPORTING_WEIGHT
        )

    @cached_property
    def by_key(self) -> FeatureWeights:
        """The weights of the features of cue candidates by their keys."""
        return FeatureWeights(self.cues)


def scorer_of(stored: Mapping[str, Any]) -> Scorer:
    """Return the scorer that `training.quote_weights` stores as plain data."""
    content, source, confidence = (
        Forest(stored[name]["trees"], stored[name]["base"]) for name in ("content", "source", "confidence")
    )
    return Scorer(
        content=content,
        source=source,
        confidence=confidence,
        content_threshold=stored["content_threshold"],
        quote_threshold=stored["quote_threshold"],
        calibration=[(one, other) for one, other in stored["calibration"]],
    )


def weights_of(stored: Mapping[str, Any]) -> Weights:
    """Return the weights of a file's data. Raises WeightsError for another layout than `SCHEMA`."""
    meta = stored.get("meta", {})
    if meta.get("schema") != SCHEMA:
        raise WeightsError(f"the weights have layout {meta.get('schema')!r}, this code reads {SCHEMA}")
    return Weights(
        cues=stored["cues"],
        tagged=scorer_of(stored["tagged"]),
        plain=scorer_of(stored["plain"]),
        columns=stored["columns"],
        meta=meta,
    )


def corrected(stored: Mapping[str, Any], news: Mapping[str, Any]) -> Weights:
    """Return the weights of the data `stored` with the correction `news`, which `training.quote_news` fits.

    Contents of pipelines that tag quotations get its trees and its thresholds. Raises WeightsError for another layout
    than `SCHEMA`, and where the correction was fitted to other first features than the weights.
    """
    first = weights_of(stored)
    if news["meta"].get("schema") != SCHEMA:
        raise WeightsError(f"the correction has layout {news['meta'].get('schema')!r}, this code reads {SCHEMA}")
    known = len(first.columns["content"])
    check_columns("content", news["columns"]["content"][:known], first.columns["content"])
    content = stored["tagged"]["content"]
    tagged = replace(
        first.tagged,
        content=Forest([*content["trees"], *news["content"]["trees"]], content["base"]),
        content_threshold=news["content_threshold"],
        quote_threshold=news["quote_threshold"],
    )
    return replace(first, tagged=tagged, columns={**first.columns, "content": news["columns"]["content"]})


def stored_weights(name: str) -> dict[str, Any]:
    """Return the data of a file of this package, `weights.json` or `news_weights.json`."""
    data: dict[str, Any] = orjson.loads((files(__package__) / name).read_bytes())
    return data


@cache
def packaged_weights() -> Weights:
    """Return the weights that ship. Raises WeightsError as `corrected` does."""
    return corrected(stored_weights("weights.json"), stored_weights("news_weights.json"))


_instead: ContextVar[Weights | None] = ContextVar("weights", default=None)


def weights() -> Weights:
    """Return the weights: the packaged ones, or those that `using` put in their place."""
    return _instead.get() or packaged_weights()


@contextmanager
def using(other: Weights) -> Iterator[None]:
    """Use other weights than the packaged ones within the block, for cross-validation."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)
