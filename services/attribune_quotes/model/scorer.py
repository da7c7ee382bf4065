"""How likely a cue candidate, a content and a source are right, and the confidence of a quote.

There are four models. `training.quote_weights` fits them to PolNeAR's train part (Newell et al. 2018, *An attribution
relations corpus for political news*), each to the output of those before it (Wolpert 1992, *Stacked generalization*):

- the *weights of cues*, a log-linear model over the names of a cue candidate's features: which lemmas report, in which
  constructions, with which sources. Its only words are lemmas of verbs, common nouns and adjectives, and function
  words;
- trees for contents: whether a stretch of text is the content of a quote;
- trees for sources: whether a source candidate is the source of a content;
- trees for confidence: how often content and source are both right.

The trees are there twice: for pipelines that tag quotations, and for pipelines that do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from attribune_quotes.cues.features import FeatureKey
from attribune_quotes.model.forest import Forest, Rows, probabilities

#: Largest log-odds of a cue candidate, in either direction: `exp` stays in range whatever the weights. Set by hand.
_MAX_LOG_ODDS = 30.0

#: Features of the trees for confidence besides those of the likeliest source.
CONFIDENCE_NAMES = (
    "probability of the likeliest source",
    "probability of the next source",
    "probability of content and likeliest source",
)


@dataclass(frozen=True)
class Scorer:
    """The trees for contents, sources and confidence, with the thresholds that they were fitted with."""

    content: Forest
    source: Forest
    confidence: Forest
    #: Least probability of a content that becomes a quote.
    content_threshold: float
    #: Least product of the probabilities of a content and its likeliest source, for both to become a quote.
    quote_threshold: float
    #: Rising points (probability by the trees for confidence, share that is right): isotonic regression out of fold.
    calibration: Sequence[tuple[float, float]]

    def confidences(self, rows: Sequence[Rows]) -> list[float]:
        """Return the confidence of each quote, 0 to 1; `rows` has the `confidence_features` of each."""
        if not rows:
            return []
        return [self.calibrated(float(one)) for one in probabilities(self.confidence.log_odds(np.vstack(rows)))]

    def calibrated(self, probability: float) -> float:
        """Return the share of quotes of this probability that are right: along the curve, constant beyond its ends."""
        return along(self.calibration, probability) if self.calibration else probability


def along(curve: Sequence[tuple[float, float]], value: float) -> float:
    """Return the height of `curve` at `value`: straight between its rising points, constant beyond its ends."""
    at = bisect_right(curve, (value, 2.0))
    if at in (0, len(curve)):
        return curve[max(0, at - 1)][1]
    (low, one), (high, other) = curve[at - 1], curve[at]
    return one + (other - one) * (value - low) / (high - low)


def confidence_features(source_rows: Rows, source_probabilities: Rows, content_probability: float) -> Rows:
    """Return the features of a quote's confidence as one row: those of its likeliest source, then `CONFIDENCE_NAMES`.

    `source_rows` has the features of all sources of the content, a row each.
    """
    best = int(source_probabilities.argmax(0))
    # Sorting a list is faster for so few numbers.
    ordered = sorted(source_probabilities.tolist())
    second = ordered[-2] if len(ordered) > 1 else 0.0
    return np.concatenate([source_rows[best], [ordered[-1], second, content_probability * ordered[-1]]])[None, :]


def probability(keys: Sequence[FeatureKey], weights: Mapping[FeatureKey, tuple[float, ...]]) -> float:
    """Return the probability, in (0, 1), that a cue candidate with these features is a quote with the right source."""
    total = 0.0
    for key in keys:
        # One by one in the order of the names, because other orders give other last bits.
        for weight in weights[key]:
            total += weight
    return 1.0 / (1.0 + exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, total))))
