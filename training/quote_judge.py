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
from attribune_quotes.model.scorer import worth_features
from training.quote_drafts import Drafted, add_links
from training.quote_forest import fit, isotonic

#: Least probability of a content, chosen by cross-validation. It is low because candidates with other bounds than the
#: gold have targets below 1.
LEAST_CONTENT_PROBABILITY = 0.29
#: Least probability of a content with its speaker, chosen by cross-validation. It costs a little recall of contents and
#: removes quotes whose speaker would be wrong.
LEAST_LINKED_PROBABILITY = 0.21

Stored = dict[str, Any]


@dataclass
class Part:
    """An article's content candidates with its fold; a part that only teaches is never scored."""

    fold: int
    drafted: Drafted
    teaches_only: bool = False


def fit_judge(parts: Sequence[Part], folds: int) -> tuple[Stored, list[Stored]]:
    """The scorer fitted to all parts, and for each fold the one fitted to the others."""
    contents = [_fit_contents([part for part in parts if part.fold != fold]) for fold in range(folds)]
    for part in parts:
        add_links(part.drafted, _likely(contents[part.fold], part.drafted.rows), LEAST_CONTENT_PROBABILITY)
    linkers = [_fit_links([part for part in parts if part.fold != fold]) for fold in range(folds)]
    seen = [one for part in parts if not part.teaches_only for one in _judged(part, linkers)]
    worths = [_fit_worth([one for one in seen if one.fold != fold]) for fold in range(folds)]
    for fold, worth in enumerate(worths):
        _add_worth([one for one in seen if one.fold == fold], worth)
    curves = [_curve([one for one in seen if one.fold != fold]) for fold in range(folds)]
    by_fold = [_stored(*four) for four in zip(contents, linkers, worths, curves, strict=True)]
    return _stored(_fit_contents(parts), _fit_links(parts), _fit_worth(seen), _curve(seen)), by_fold


def _stored(content: Stored, link: Stored, worth: Stored, curve: list[tuple[float, float]]) -> Stored:
    least = {"least": LEAST_CONTENT_PROBABILITY, "least_linked": LEAST_LINKED_PROBABILITY}
    return {"content": content, "link": link, "worth": worth, "calibration": curve, **least}


def _fit_contents(parts: Sequence[Part]) -> Stored:
    parts = [part for part in parts if len(part.drafted.rows)]
    rows = np.vstack([part.drafted.rows for part in parts])
    worth = np.concatenate([part.drafted.worth for part in parts])
    weight = np.concatenate([part.drafted.weight for part in parts])
    teaches = weight > 0
    return fit(rows[teaches], worth[teaches], weight[teaches], trees=180, leaves=20)


def _fit_links(parts: Sequence[Part]) -> Stored:
    found = [one for part in parts for one in part.drafted.links if one.content]
    rows, right = np.vstack([one.rows for one in found]), np.concatenate([one.right for one in found])
    return fit(rows, right, trees=120, leaves=12)


def _likely(stored: Stored, rows: np.ndarray) -> np.ndarray:
    return probabilities(Forest(stored["trees"], stored["base"]).log_odds(rows))


@dataclass
class Outcome:
    """A quote that is selected out of fold: its features, and whether quote and speaker are right."""

    fold: int
    row: np.ndarray
    right: bool
    #: Its probability by the trees of the other folds.
    worth: float = 0.0


def _judged(part: Part, linkers: Sequence[Stored]) -> list[Outcome]:
    out = []
    for one in part.drafted.links:
        speakers = _likely(linkers[part.fold], one.rows)
        best = int(np.argmax(speakers))
        if one.likely * float(speakers[best]) >= LEAST_LINKED_PROBABILITY:
            out.append(Outcome(part.fold, worth_features(one.rows, speakers, one.likely), bool(one.right[best])))
    return out


def _fit_worth(seen: Sequence[Outcome]) -> Stored:
    return fit(np.vstack([one.row for one in seen]), np.array([one.right for one in seen]), trees=80, leaves=6)


def _add_worth(seen: Sequence[Outcome], worth: Stored) -> None:
    if seen:
        for one, value in zip(seen, _likely(worth, np.vstack([one.row for one in seen])), strict=True):
            one.worth = float(value)


def _curve(seen: Sequence[Outcome]) -> list[tuple[float, float]]:
    return isotonic([one.worth for one in seen], [one.right for one in seen])
