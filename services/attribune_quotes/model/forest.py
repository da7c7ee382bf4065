"""Boosted decision trees: what the scorer's probabilities come from.

The trees' leaves (:class:`attribune_core.trees.Trees`) add up to a log-odds (Friedman 2001). They are fitted by
`training.quote_weights`; evaluating them takes numpy alone, and gives the same bits whatever other rows are evaluated
with a row, since its leaves are summed one by one in the order of the trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from attribune_core.trees import Rows, Trees

__all__ = ["Forest", "Rows", "probabilities"]


class Forest:
    """Trees over rows of features."""

    def __init__(self, trees: Sequence[dict[str, Any]], base: float = 0.0) -> None:
        """Take trees of `nodes` and `leaves`, and the log-odds that they are added to."""
        self._base = base
        self._trees = Trees([(tree["nodes"], tree["leaves"]) for tree in trees])

    def log_odds(self, rows: Rows) -> Rows:
        """Return the log-odds of each row."""
        values = self._trees.values(rows)
        if not values.size:
            return np.full(len(rows), self._base)
        values[:, 0] += self._base
        total: Rows = np.add.accumulate(values, axis=1)[:, -1]
        return total


def probabilities(log_odds: Rows) -> Rows:
    """Return the probabilities of log-odds, which are cut to what `exp` takes."""
    result: Rows = 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(log_odds, -30.0), 30.0)))
    return result
