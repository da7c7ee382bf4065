"""Boosted trees that say how likely each candidate is: the learned part of linking, read from a file of plain numbers.

Method: gradient-boosted trees (Friedman 2001, "Greedy function approximation"), fitted to the softmax over the
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

from attribune_core.errors import ModelError
from attribune_core.trees import Trees
from attribune_entities.coreference.pronouns.features import NAMES

#: What a file's `meta` says under "schema" where this module reads it.
SCHEMA = 1
#: A leaf of 1.0 in the file. Leaves are whole numbers, because their sum is the same in whatever order it is made.
SCALE = 10_000
#: A score beyond this, in natural logarithms of odds, counts as this one: it is as good as certain. Set by hand.
_MAX_SCORE = 30.0


class RankerFileError(ModelError):
    """A ranker's file does not fit the code: its schema, or a column that is not declared in its place."""


class Ranker:
    """Trees over named features. A row of features lacks those that are 0."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take `data` as the file has it.

        `columns` are names of features; `threshold` is the least probability of a link; `trees` are lists of nodes,
        each [column, limit, left, right] or [leaf], with children counted from the tree's first node, the root.

        Raises RankerFileError unless the columns are features as `features.FEATURES` declares them, in its order.
        """
        self.columns = _checked_columns(data)
        self.threshold = float(data["threshold"])
        self._trees = Trees([_nodes_and_leaves(tree) for tree in data["trees"]])

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the score of each row, in natural logarithms of odds against nobody."""
        if not rows:
            return []
        columns = self.columns
        table = np.array([[row.get(name, 0.0) for name in columns] for row in rows])
        totals: list[float] = self._trees.values(table).sum(axis=1).tolist()
        return [total / SCALE for total in totals]

    def best(self, rows: Sequence[Mapping[str, float]]) -> tuple[int, float]:
        """Return the number of the likeliest row, the first of equals, and its probability; (-1, 0.0) without rows."""
        scores = self.scores(rows)
        if not scores:
            return -1, 0.0
        odds = [exp(max(-_MAX_SCORE, min(_MAX_SCORE, score))) for score in scores]
        best = max(range(len(odds)), key=odds.__getitem__)
        return best, odds[best] / (sum(odds) + 1.0)

    def choose(self, rows: Sequence[Mapping[str, float]]) -> int:
        """Return the number of the likeliest row where it is likely enough, else -1."""
        best, probability = self.best(rows)
        return best if probability >= self.threshold else -1


def _checked_columns(data: Mapping[str, Any]) -> list[str]:
    if "columns" not in data:
        raise RankerFileError("the ranker's file has no columns")
    columns: list[str] = list(data["columns"])
    places = {name: number for number, name in enumerate(NAMES)}
    last = -1
    for name in columns:
        if name not in places:
            raise RankerFileError(f"column {name!r} of the ranker's file is no feature that is declared")
        if places[name] <= last:
            raise RankerFileError(f"column {name!r} of the ranker's file stands after {NAMES[last]!r}, not before")
        last = places[name]
    asked = max((int(node[0]) for tree in data["trees"] for node in tree if len(node) == 4), default=-1)
    if asked >= len(columns):
        raise RankerFileError(f"the ranker's trees ask for column {asked}, and its file has {len(columns)}")
    return columns


def _nodes_and_leaves(tree: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[float]]:
    """Return a tree as `Trees` takes it: nodes and leaves apart, the children numbered anew."""
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
    """Return the ranker in the package's file `name`.json.

    Raises RankerFileError where the file is of another schema, or its columns are not the declared features.
    """
    return read_ranker(Path(__file__).with_name(f"{name}.json").read_bytes())


def read_ranker(content: bytes) -> Ranker:
    """Return the ranker in the content of a file. Raises RankerFileError as `load_ranker` does."""
    data = orjson.loads(content)
    schema = data.get("meta", {}).get("schema")
    if schema != SCHEMA:
        raise RankerFileError(f"the ranker's file has schema {schema!r}, and this code reads {SCHEMA}")
    return Ranker(data)
