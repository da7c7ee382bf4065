"""The judge of quote linking: trees for contents and for links, each fitted to what was fitted elsewhere.

The trees for contents see the lexicon's word on readings, those for links the contents' probabilities, and the
calibration both: each is fitted to what the one before gives out of fold (Wolpert 1992, stacked generalization).
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

#: Least probability of a content: chosen by cross-validation. It is lower than that of a match would be, since badly
#: cut drafts are taught as less than one.
LEAST = 0.29
#: Least probability of a content with its speaker: chosen by cross-validation, too. Less gives up a little recall of
#: contents, and takes away the quotes whose speaker would be wrong.
LEAST_LINKED = 0.21

Stored = dict[str, Any]


@dataclass
class Part:
    """An article's drafts with its fold; a part that only teaches is never scored."""

    fold: int
    drafted: Drafted
    teaches_only: bool = False


def fit_judge(parts: Sequence[Part], folds: int) -> tuple[Stored, list[Stored]]:
    """The judge fitted to all parts, and for each fold the one fitted to the others."""
    contents = [_fit_contents([part for part in parts if part.fold != fold]) for fold in range(folds)]
    for part in parts:
        add_links(part.drafted, _likely(contents[part.fold], part.drafted.rows), LEAST)
    linkers = [_fit_links([part for part in parts if part.fold != fold]) for fold in range(folds)]
    seen = [one for part in parts if not part.teaches_only for one in _judged(part, linkers)]
    worths = [_fit_worth([one for one in seen if one.fold != fold]) for fold in range(folds)]
    for fold, worth in enumerate(worths):
        _add_worth([one for one in seen if one.fold == fold], worth)
    curves = [_curve([one for one in seen if one.fold != fold]) for fold in range(folds)]
    by_fold = [_stored(*four) for four in zip(contents, linkers, worths, curves, strict=True)]
    return _stored(_fit_contents(parts), _fit_links(parts), _fit_worth(seen), _curve(seen)), by_fold


def _stored(content: Stored, link: Stored, worth: Stored, curve: list[tuple[float, float]]) -> Stored:
    least = {"least": LEAST, "least_linked": LEAST_LINKED}
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
    """A quote that is taken, out of fold: what is known of it, and whether quote and speaker are right."""

    fold: int
    row: np.ndarray
    right: bool
    #: What the trees of the other folds give it.
    worth: float = 0.0


def _judged(part: Part, linkers: Sequence[Stored]) -> list[Outcome]:
    out = []
    for one in part.drafted.links:
        speakers = _likely(linkers[part.fold], one.rows)
        best = int(np.argmax(speakers))
        if one.likely * float(speakers[best]) >= LEAST_LINKED:
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
