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

from attribune_core.trees import Trees

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
        self._trees = Trees([_nodes_and_leaves(tree) for tree in data["trees"]])

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the score of each row, in natural logarithms of odds against nobody."""
        if not rows:
            return []
        names = self.names
        table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        totals: list[float] = self._trees.values(table).sum(axis=1).tolist()
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


def _nodes_and_leaves(tree: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[float]]:
    """A tree as `Trees` takes it: the leaves apart from the nodes, which are numbered without them."""
    inner = [len(node) == 4 for node in tree]
    number: list[int] = []
    counts = [0, 0]
    for one in inner:
        number.append(counts[1] if one else -counts[0] - 1)
        counts[one] += 1
    nodes = [[node[0], node[1], number[int(node[2])], number[int(node[3])]] for node in tree if len(node) == 4]
    return nodes, [node[0] for node in tree if len(node) != 4]


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """Return the ranker in the package's file `name`.json."""
    return Ranker(orjson.loads(Path(__file__).with_name(f"{name}.json").read_bytes()))
