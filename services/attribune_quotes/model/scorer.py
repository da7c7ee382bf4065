"""How likely it is that a cue candidate, a content or a source is right, and what that makes of a quote's confidence.

Four models, fitted to PolNeAR's train part (Newell et al. 2018) by `training.quote_weights`, each on the output of the
one before (stacking; Wolpert 1992):

- the *weights of cues*, a log-linear model over the names of a cue candidate's features: which lemmas report, in which
  constructions, with which sources. It holds no words but lemmas of verbs, common nouns and adjectives, and function
  words;
- boosted trees that say whether a stretch of text is the content of a quote;
- boosted trees that say whether a source is the one of a content;
- boosted trees that say how often both are right, which is a quote's confidence.

The trees are there twice: for pipelines that tag quotations, and for those that do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from attribune_quotes.cues.features import FeatureKey
from attribune_quotes.model.forest import Forest, Rows, probabilities

#: Log-odds beyond which a probability is as good as certain: they keep exp() in range whatever the weights.
_CERTAIN = 30.0

#: What the trees for confidence see beside the features of the likeliest source.
CONFIDENCE_NAMES = (
    "probability of the likeliest source",
    "probability of the next source",
    "probability of content and likeliest source",
)


@dataclass(frozen=True)
class Scorer:
    """The trees for contents and sources, and those for the confidence that both are right."""

    content: Forest
    source: Forest
    confidence: Forest
    #: Least probability of a content, and least of a content with its source, of a quote.
    content_threshold: float
    quote_threshold: float
    #: Points [probability that `confidence` gives, share that is right], rising: isotonic regression out of fold.
    calibration: Sequence[tuple[float, float]]

    def confidences(self, rows: Sequence[Rows]) -> list[float]:
        """Return the share of quotes like each that are right; `rows` has the `confidence_features` of each."""
        if not rows:
            return []
        return [self.calibrated(float(one)) for one in probabilities(self.confidence.log_odds(np.vstack(rows)))]

    def calibrated(self, probability: float) -> float:
        """Return the share that is right of what has this probability: along the curve, flat beyond its ends."""
        if not self.calibration:
            return probability
        at = bisect_right(self.calibration, (probability, 2.0))
        if at in (0, len(self.calibration)):
            return self.calibration[max(0, at - 1)][1]
        (low, one), (high, other) = self.calibration[at - 1], self.calibration[at]
        return one + (other - one) * (probability - low) / (high - low)


def confidence_features(rows: Rows, likely: Rows, content: float) -> Rows:
    """Return the features of a quote's confidence, one row: those of its likeliest source, and `CONFIDENCE_NAMES`.

    `rows` and `likely` are the features and probabilities of all sources, `content` is the content's probability.
    """
    best = int(likely.argmax(0))
    # Lists: for so few numbers they are faster.
    ordered = sorted(likely.tolist())
    second = ordered[-2] if len(ordered) > 1 else 0.0
    return np.concatenate([rows[best], [ordered[-1], second, content * ordered[-1]]])[None, :]


def probability(keys: Sequence[FeatureKey], weights: Mapping[FeatureKey, tuple[float, ...]]) -> float:
    """Return the probability, in (0, 1), that a cue candidate with these features is a quote with the right source."""
    total = 0.0
    for key in keys:
        # One by one in the order of the names: sums of other orders differ in their last bits.
        for weight in weights[key]:
            total += weight
    return 1.0 / (1.0 + exp(-max(-_CERTAIN, min(_CERTAIN, total))))
