"""Boosted decision trees, which give the scorer's probabilities.

A row falls into one leaf of each tree (:class:`attribune_core.trees.Trees`), and the leaves add up to a log-odds
(Friedman 2001, *Greedy function approximation: a gradient boosting machine*). `training.quote_weights` fits the trees;
evaluating them takes numpy alone. Leaves are summed one by one in the order of the trees, so a row's log-odds has the
same bits whatever other rows are evaluated with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from attribune_core.trees import Rows, Trees

__all__ = ["Forest", "Rows", "probabilities"]

#: Largest log-odds, in either direction, of which `probabilities` takes the probability: `exp` stays in range.
#: Set by hand.
_MAX_LOG_ODDS = 30.0


class Forest:
    """Trees over rows of features."""

    def __init__(self, trees: Sequence[dict[str, Any]], base: float = 0.0) -> None:
        """Take trees, each with its `nodes` and `leaves`, and the log-odds that their leaves are added to."""
        self._base = base
        self._trees = Trees([(tree["nodes"], tree["leaves"]) for tree in trees])

    def log_odds(self, rows: Rows) -> Rows:
        """Return the log-odds of each row."""
        return self._trees.sums(rows, self._base)


def probabilities(log_odds: Rows) -> Rows:
    """Return the probabilities of log-odds, each in (0, 1)."""
    result: Rows = 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(log_odds, -_MAX_LOG_ODDS), _MAX_LOG_ODDS)))
    return result
