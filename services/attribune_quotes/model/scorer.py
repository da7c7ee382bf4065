"""How likely it is that a reading, a content or a link is right: the weights, and what is made of them.

Four models, fitted to PolNeAR's train part (Newell et al. 2018) by `training.quote_weights`:

- the *lexicon*, a log-linear model over the names of a reading's features: which lemmas report, in which constructions,
  with which sources. It holds no words but lemmas of verbs, common nouns and adjectives, and function words;
- boosted trees that say whether a stretch of text is the content of a quote, with the lexicon's word on its readings
  and the pipeline's tags among their features;
- boosted trees that say whether a speaker is the one of a content;
- boosted trees that say how often both are right, which a quote's confidence is.

The trees are there twice: for pipelines that tag quotations, and for those that do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import exp
from typing import Any

import numpy as np
import orjson

from attribune_quotes.cues.features import Key, names
from attribune_quotes.model.forest import Forest, Rows, probabilities

#: Weight of a lemma with its best construction from which on it is taken to report. Chosen on train: a quarter of the
#: readings of 418 articles are of others within contents, and with them a twelfth of the quotes within quotes.
_REPORTING = 0.2
#: Keys of features whose weights are remembered at most, so that memory stays flat.
_REMEMBERED = 30_000


@dataclass(frozen=True)
class Judge:
    """The trees for contents and links, and those that say what their probabilities are worth together."""

    content: Forest
    source: Forest
    worth: Forest
    #: Least probability of a content, and least of a content with its speaker.
    least: float
    least_linked: float
    #: Points [probability that `worth` gives, share that is right], rising: found by isotonic regression out of fold.
    calibration: Sequence[tuple[float, float]]

    def confidences(self, rows: Sequence[Rows]) -> list[float]:
        """The share of quotes like each that are right; `rows` has the `worth_features` of each."""
        if not rows:
            return []
        return [self.calibrated(float(one)) for one in probabilities(self.worth.log_odds(np.vstack(rows)))]

    def calibrated(self, probability: float) -> float:
        """The share that is right of what has this probability: along the curve, flat beyond its ends."""
        if not self.calibration:
            return probability
        at = bisect_right(self.calibration, (probability, 2.0))
        if at in (0, len(self.calibration)):
            return self.calibration[max(0, at - 1)][1]
        (low, one), (high, other) = self.calibration[at - 1], self.calibration[at]
        return one + (other - one) * (probability - low) / (high - low)


def worth_features(rows: Rows, likely: Rows, content: float) -> Rows:
    """The row of the best link, with its probability, that of the next best, and that of content and link together."""
    best = int(likely.argmax(0))
    # Lists: for so few numbers they are faster.
    ordered = sorted(likely.tolist())
    second = ordered[-2] if len(ordered) > 1 else 0.0
    return np.concatenate([rows[best], [ordered[-1], second, content * ordered[-1]]])[None, :]


class Lexicon(dict[Key, tuple[float, ...]]):
    """What the features of a key weigh, those that weigh anything: found as it is asked for, and then remembered."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weight of each feature by its name."""
        super().__init__()
        self._weights = weights

    def __missing__(self, key: Key) -> tuple[float, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[key] = tuple(self._weights[name] for name in names(key) if name in self._weights)
        return found


@dataclass(frozen=True)
class Weights:
    """All that was fitted."""

    #: The weight of each feature of a reading; a feature that is not there has none.
    lexicon: Mapping[str, float]
    tagged: Judge
    plain: Judge

    @cached_property
    def reporting(self) -> frozenset[str]:
        """The lemmas that report in some construction at least, by their weights alone."""
        alone: dict[str, float] = {}
        built: dict[str, float] = {}
        for name, weight in self.lexicon.items():
            kind, _, rest = name.partition("=")
            if kind == "l":
                alone[rest] = weight
            elif kind == "lc":
                lemma, _, _ = rest.partition(":")
                built[lemma] = max(weight, built.get(lemma, 0.0))
        return frozenset(
            lemma for lemma in {*alone, *built} if alone.get(lemma, 0.0) + built.get(lemma, 0.0) >= _REPORTING
        )

    @cached_property
    def by_key(self) -> Lexicon:
        """The weights of features by their keys."""
        return Lexicon(self.lexicon)


def judge_of(stored: Mapping[str, Any]) -> Judge:
    """Return the judge of what `training.quote_weights` stores."""
    return Judge(
        content=Forest(stored["content"]["trees"], stored["content"]["base"]),
        source=Forest(stored["link"]["trees"], stored["link"]["base"]),
        worth=Forest(stored["worth"]["trees"], stored["worth"]["base"]),
        least=stored["least"],
        least_linked=stored["least_linked"],
        calibration=[(one, other) for one, other in stored["calibration"]],
    )


@cache
def _packaged() -> Weights:
    stored = orjson.loads((files(__package__) / "weights.json").read_bytes())
    return Weights(stored["lexicon"], judge_of(stored["tagged"]), judge_of(stored["plain"]))


_instead: ContextVar[Weights | None] = ContextVar("weights", default=None)


def weights() -> Weights:
    """Return the weights: the packaged ones, or those that `using` put in their place."""
    return _instead.get() or _packaged()


@contextmanager
def using(other: Weights) -> Iterator[None]:
    """Use other weights than the packaged ones: for cross-validation."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)


def probability(keys: Sequence[Key], known: Lexicon) -> float:
    """Return the probability, in (0, 1), that a reading with these features is a quote and its speaker right."""
    total = 0.0
    for key in keys:
        # One by one in the order of the names: sums of other orders differ in their last bits.
        for weight in known[key]:
            total += weight
    # Bounds keep exp() in range whatever the weights.
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
