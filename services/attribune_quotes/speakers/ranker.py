"""The trees that choose whom a speaker's mention means: read from a file of plain numbers.

Each candidate has a score, and "none of them" has the score 0; the softmax over all makes probabilities of them.
`training.speaker_ranker` fits the trees to that softmax (Friedman 2001, *Greedy function approximation: a gradient
boosting machine*; the loss is that of listwise ranking with an abstention).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

import numpy as np
import orjson

from attribune_quotes.model.columns import WeightsError, check_columns
from attribune_quotes.model.forest import Forest
from attribune_quotes.speakers.features import COLUMNS, rows
from attribune_quotes.speakers.question import Question

#: The layout of the file that this code reads.
SCHEMA = 1
#: A score beyond this, in natural logarithms of odds, counts as this one. Set by hand.
_MAX_SCORE = 30.0

#: Chooses among the candidates of a question: the index of the chosen one, -1 for none, and how much likelier the
#: choice is than the next, 0 to 1.
Chooser = Callable[[Question], tuple[int, float]]


class SpeakerRanker:
    """Trees over the features of `features.COLUMNS`."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the data of a file.

        Raises WeightsError for another layout than `SCHEMA`, and for trees that were fitted to other features.
        """
        schema = stored.get("meta", {}).get("schema")
        if schema != SCHEMA:
            raise WeightsError(f"the speaker ranker has layout {schema!r}, this code reads {SCHEMA}")
        check_columns("speakers", stored["columns"], COLUMNS)
        self._forest = Forest(stored["trees"])

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the probability of each candidate; what they lack to 1 is that of none of them."""
        if not rows:
            return []
        scores = self._forest.log_odds(np.array(rows, dtype=np.float64)).tolist()
        odds = [exp(max(-_MAX_SCORE, min(_MAX_SCORE, score))) for score in scores]
        total = 1.0 + sum(odds)
        return [one / total for one in odds]

    def choose(self, question: Question) -> tuple[int, float]:
        """Return the index of the likeliest candidate, -1 if none of them is likelier, and the margin to the next."""
        chances = self.probabilities(rows(question))
        nobody = 1.0 - sum(chances)
        ordered = sorted([*chances, nobody], reverse=True)
        margin = ordered[0] - ordered[1] if len(ordered) > 1 else 1.0
        best = max(range(len(chances)), key=chances.__getitem__, default=-1)
        return (best if best >= 0 and chances[best] > nobody else -1), margin


@cache
def packaged_ranker() -> SpeakerRanker:
    """Return the ranker that ships. Raises WeightsError as `SpeakerRanker` does."""
    return SpeakerRanker(orjson.loads((files(__package__) / "ranker.json").read_bytes()))


_instead: ContextVar[Chooser | None] = ContextVar("chooser", default=None)


def chooser() -> Chooser:
    """Return what chooses: the packaged ranker, or what `choosing` put in its place."""
    return _instead.get() or packaged_ranker().choose


@contextmanager
def choosing(other: Chooser) -> Iterator[None]:
    """Let `other` choose in place of the packaged ranker within the block, to fit and to cross-validate."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)
