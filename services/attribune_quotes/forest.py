"""Boosted decision trees as plain arrays: what the scorer's probabilities come from.

A tree is a list of nodes, `[feature, threshold, left, right]`: a row goes left where its feature is at most the
threshold. A child below 0 is the leaf `-child - 1`. The trees' leaves add up to a log-odds (Friedman 2001). They are
fitted by `training.quote_weights`; evaluating them takes numpy alone, and gives the same bits whatever other rows are
evaluated with a row, since its leaves are summed one by one in the order of the trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]


class Forest:
    """Trees over rows of features."""

    def __init__(self, trees: Sequence[dict[str, Any]], base: float = 0.0) -> None:
        """Take trees of `nodes` and `leaves`, and the log-odds that they are added to."""
        self._base = base
        feature: list[int] = []
        threshold: list[float] = []
        children: list[int] = []
        value: list[float] = []
        roots: list[int] = []
        # All trees lie in one table. A leaf is a node that leads to itself, so that every row takes the same steps.
        for tree in trees:
            nodes, leaves = tree["nodes"], tree["leaves"]
            first = len(feature)
            roots.append(first)
            for name, limit, *sides in nodes:
                feature.append(name)
                threshold.append(limit)
                children += [first + (side if side >= 0 else len(nodes) - side - 1) for side in sides]
                value.append(0.0)
            for leaf in leaves:
                children += [len(feature)] * 2
                feature.append(0)
                threshold.append(0.0)
                value.append(leaf)
        self._feature = np.array(feature, dtype=np.int64)
        self._threshold = np.array(threshold)
        self._children = np.array(children, dtype=np.int64)
        self._value = np.array(value)
        self._roots = np.array(roots, dtype=np.int64)
        self._depth = max((_depth(tree["nodes"]) for tree in trees), default=0)

    def log_odds(self, rows: Rows) -> Rows:
        """Return the log-odds of each row."""
        total = np.full(len(rows), self._base)
        if not len(rows) or not len(self._roots):
            return total
        values = rows.ravel()
        firsts = (np.arange(len(rows)) * rows.shape[1])[None, :]
        at = np.repeat(self._roots[:, None], len(rows), axis=1)
        for _ in range(self._depth):
            right = values[firsts + self._feature[at]] > self._threshold[at]
            at = self._children[2 * at + right]
        for leaves in self._value[at]:
            total += leaves
        return total


def _depth(nodes: Sequence[Sequence[float]], at: int = 0) -> int:
    """How many steps lead from node `at` to the leaf that is furthest from it."""
    if at < 0 or not nodes:
        return 0
    return 1 + max(_depth(nodes, int(nodes[at][2])), _depth(nodes, int(nodes[at][3])))


def probabilities(log_odds: Rows) -> Rows:
    """Return the probabilities of log-odds, which are cut to what `exp` takes."""
    result: Rows = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0)))
    return result
