"""The scorer of quote linking: trees for contents, for sources and for quotes, and a calibration.

Each level reads the output of the level before: the trees for contents the lexicon's scores of cue candidates, those
for sources the probabilities of contents, those for quotes both. Each is fitted to out-of-fold output of the level
before (Wolpert 1992, stacked generalization). scikit-learn's `StackingClassifier` needs the same rows on all levels;
here each level decides which rows the next one has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from attribune_quotes.model.forest import Forest, probabilities
from attribune_quotes.model.scorer import confidence_features
from training.quote_candidates import ContentExamples, add_source_examples
from training.quote_forest import fit, isotonic

#: Least probability of a content, chosen by cross-validation. It is low because candidates with other bounds than the
#: gold have targets below 1.
CONTENT_THRESHOLD = 0.29
#: Least product of the probabilities of a content and its likeliest source, chosen by cross-validation. It costs a
#: little recall of contents and removes quotes whose source would be wrong.
QUOTE_THRESHOLD = 0.21

Stored = dict[str, Any]


@dataclass
class Part:
    """An article's content candidates with its fold.

    The confidence is not fitted to a part that only teaches.
    """

    fold: int
    contents: ContentExamples
    teaches_only: bool = False


def fit_scorer(parts: Sequence[Part], folds: int) -> tuple[Stored, list[Stored]]:
    """The scorer fitted to all parts, and for each fold the one fitted to the others."""
    contents = [_fit_contents([part for part in parts if part.fold != fold]) for fold in range(folds)]
    for part in parts:
        content_probabilities = _probabilities(contents[part.fold], part.contents.rows)
        add_source_examples(part.contents, content_probabilities, CONTENT_THRESHOLD)
    sources = [_fit_sources([part for part in parts if part.fold != fold]) for fold in range(folds)]
    outcomes = [one for part in parts if not part.teaches_only for one in _outcomes(part, sources)]
    confidences = [_fit_confidence([one for one in outcomes if one.fold != fold]) for fold in range(folds)]
    for fold, confidence in enumerate(confidences):
        _add_confidence([one for one in outcomes if one.fold == fold], confidence)
    curves = [_curve([one for one in outcomes if one.fold != fold]) for fold in range(folds)]
    by_fold = [_stored(*four) for four in zip(contents, sources, confidences, curves, strict=True)]
    return _stored(_fit_contents(parts), _fit_sources(parts), _fit_confidence(outcomes), _curve(outcomes)), by_fold


def _stored(content: Stored, source: Stored, confidence: Stored, curve: list[tuple[float, float]]) -> Stored:
    thresholds = {"content_threshold": CONTENT_THRESHOLD, "quote_threshold": QUOTE_THRESHOLD}
    return {"content": content, "source": source, "confidence": confidence, "calibration": curve, **thresholds}


def _fit_contents(parts: Sequence[Part]) -> Stored:
    parts = [part for part in parts if len(part.contents.rows)]
    rows = np.vstack([part.contents.rows for part in parts])
    target = np.concatenate([part.contents.target for part in parts])
    weight = np.concatenate([part.contents.weight for part in parts])
    teaches = weight > 0
    return fit(rows[teaches], target[teaches], weight[teaches], trees=180, leaves=20)


def _fit_sources(parts: Sequence[Part]) -> Stored:
    found = [one for part in parts for one in part.contents.sources if one.is_content]
    rows, right = np.vstack([one.rows for one in found]), np.concatenate([one.right for one in found])
    return fit(rows, right, trees=120, leaves=12)


def _probabilities(stored: Stored, rows: np.ndarray) -> np.ndarray:
    return probabilities(Forest(stored["trees"], stored["base"]).log_odds(rows))


@dataclass
class Outcome:
    """A quote that is selected out of fold: its features, and whether content and source are right."""

    fold: int
    row: np.ndarray
    right: bool
    #: Its probability by the trees of the other folds.
    confidence: float = 0.0


def _outcomes(part: Part, sources: Sequence[Stored]) -> list[Outcome]:
    out = []
    for one in part.contents.sources:
        source_probabilities = _probabilities(sources[part.fold], one.rows)
        best = int(np.argmax(source_probabilities))
        if one.content_probability * float(source_probabilities[best]) >= QUOTE_THRESHOLD:
            row = confidence_features(one.rows, source_probabilities, one.content_probability)
            out.append(Outcome(part.fold, row, bool(one.right[best])))
    return out


def _fit_confidence(outcomes: Sequence[Outcome]) -> Stored:
    return fit(np.vstack([one.row for one in outcomes]), np.array([one.right for one in outcomes]), trees=80, leaves=6)


def _add_confidence(outcomes: Sequence[Outcome], confidence: Stored) -> None:
    if outcomes:
        found = _probabilities(confidence, np.vstack([one.row for one in outcomes]))
        for one, probability in zip(outcomes, found, strict=True):
            one.confidence = float(probability)


def _curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    return isotonic([one.confidence for one in outcomes], [one.right for one in outcomes])
