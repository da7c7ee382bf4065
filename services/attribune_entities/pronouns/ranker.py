"""Boosted trees that say how likely each candidate is: the learned part of linking, read from a file of plain numbers.

The trees are gradient-boosted (Friedman 2001, "Greedy function approximation"), fitted to the softmax over the
candidates of one pronoun and nobody. `training/pronoun_ranker.py` fits them and writes the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
import orjson

#: Leaves are whole numbers in the file: their sum is the same in whatever order it is made.
SCALE = 10_000
#: Beyond this a score is as good as certain.
_CERTAIN = 30.0


class Ranker:
    """Trees over named features. A row of features lacks those that are 0."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take `data` as the file has it.

        `features` are the names; `threshold` the least probability of a link; `trees` are lists of nodes, each
        [feature, limit, left, right] or [leaf], with children counted from the tree's first node, the root.
        """
        self.names: list[str] = list(data["features"])
        self.threshold = float(data["threshold"])
        feature: list[int] = []
        limit: list[float] = []
        left: list[int] = []
        right: list[int] = []
        leaf: list[int] = []
        roots: list[int] = []
        for tree in data["trees"]:
            base = len(leaf)
            roots.append(base)
            for at, node in enumerate(tree, base):
                inner = len(node) == 4
                feature.append(node[0] if inner else 0)
                limit.append(node[1] if inner else 0.0)
                left.append(base + node[2] if inner else at)
                right.append(base + node[3] if inner else at)
                leaf.append(0 if inner else node[0])
        self._feature = np.array(feature, dtype=np.intp)
        self._limit = np.array(limit)
        #: The two children of each node in a row, so that one look-up finds the next node.
        self._children = np.array([left, right], dtype=np.intp).T.ravel()
        self._leaf = np.array(leaf, dtype=np.int64)
        self._roots = np.array(roots, dtype=np.intp)
        self._depth = max(map(_depth, data["trees"]), default=0)

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the score of each row, in natural logarithms of odds against nobody."""
        if not rows:
            return []
        names = self.names
        table = np.array([[row.get(name, 0.0) for name in names] for row in rows]).ravel()
        base = np.arange(len(rows), dtype=np.intp)[:, None] * len(names)
        node = np.repeat(self._roots[None, :], len(rows), axis=0)
        for _ in range(self._depth):
            above = table.take(base + self._feature.take(node)) > self._limit.take(node)
            node = self._children.take(2 * node + above)
        totals: list[int] = self._leaf.take(node).sum(axis=1).tolist()
        return [total / SCALE for total in totals]

    def best(self, rows: Sequence[Mapping[str, float]]) -> tuple[int, float]:
        """Return the number of the likeliest row, the first of equals, and its probability; (-1, 0.0) without rows."""
        scores = self.scores(rows)
        if not scores:
            return -1, 0.0
        odds = [exp(max(-_CERTAIN, min(_CERTAIN, score))) for score in scores]
        best = max(range(len(odds)), key=odds.__getitem__)
        return best, odds[best] / (sum(odds) + 1.0)

    def choose(self, rows: Sequence[Mapping[str, float]]) -> int:
        """Return the number of the likeliest row where it is likely enough, else -1."""
        best, probability = self.best(rows)
        return best if probability >= self.threshold else -1


def _depth(tree: Sequence[Sequence[float]]) -> int:
    depth = [0] * len(tree)
    for at, node in enumerate(tree):
        if len(node) == 4:
            for child in (int(node[2]), int(node[3])):
                depth[child] = depth[at] + 1
    return max(depth, default=0)


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """Return the ranker in the package's file `name`.json."""
    return Ranker(orjson.loads(Path(__file__).with_name(f"{name}.json").read_bytes()))
