"""Decision trees as tables of bits: many trees over many rows in a handful of steps.

A tree is a list of nodes, `[feature, threshold, left, right]`: a row goes left where its feature is at most the
threshold. A child below 0 is the leaf `-child - 1`; a tree without nodes is its leaf 0.

The way is QuickScorer's (Lucchese et al. 2015, "QuickScorer: a Fast Algorithm to Rank Documents with Additive
Ensembles of Regression Trees"): a node that sends a row right rules out the leaves on its left, and the leftmost leaf
that no node rules out is the row's. What all nodes of a feature rule out together depends on nothing but the value's
place among their thresholds, so that it is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Node = Sequence[float]
Rows = NDArray[np.float64]

#: NumPy's stubs type it differently from version to version.
_all_bits: Any = np.bitwise_and.reduce
#: How many bits of a single float the mantissa has, and what is added to its exponent.
_MANTISSA, _BIAS = 23, 127
#: Rows that are evaluated at once: what is looked up for them stays in the processor's cache.
_BLOCK = 64


class Trees:
    """Trees whose leaves are numbers."""

    def __init__(self, trees: Sequence[tuple[Sequence[Node], Sequence[float]]]) -> None:
        """Take the nodes and the leaves of each tree.

        Raises ValueError where a tree has more than 64 leaves.
        """
        most = max((len(leaves) for _, leaves in trees), default=1)
        size = next((size for size in (8, 16, 32, 64) if most <= size), None)
        if size is None:
            raise ValueError(f"a tree has {most} leaves, more than 64")
        bits: Any = np.dtype(f"uint{size}")
        orders = [_in_order(nodes) for nodes, _ in trees]
        #: The leaves of all trees, each tree's from the left.
        self._leaves = np.zeros((len(trees), size))
        for number, ((_, leaves), (order, _)) in enumerate(zip(trees, orders, strict=True)):
            self._leaves[number, : len(order)] = [leaves[leaf] for leaf in order]
        #: The number of each tree's first leaf, less what a float's exponent is biased by.
        self._firsts = np.arange(len(trees)) * size - _BIAS
        tests = [
            (int(feature), float(threshold), number, left)
            for number, ((nodes, _), (_, lefts)) in enumerate(zip(trees, orders, strict=True))
            for (feature, threshold, *_), left in zip(nodes, lefts, strict=True)
        ]
        self._features = np.array(sorted({feature for feature, *_ in tests}), dtype=np.intp)
        self._numbers = np.arange(len(self._features))[:, None]
        limits = sorted({(feature, threshold) for feature, threshold, *_ in tests})
        # Complex numbers are ordered by their real part, then by the imaginary one: one search finds the places of all.
        places = np.searchsorted(self._features, [feature for feature, _ in limits])
        self._limits = places + 1j * np.array([threshold for _, threshold in limits])
        # A feature with n thresholds has n + 1 rows: what is left beyond 0 to n of them.
        self._table = np.full((len(limits) + len(self._features), len(trees)), np.iinfo(bits).max, dtype=bits)
        row = {limit: at + int(places[at]) + 1 for at, limit in enumerate(limits)}
        for feature, threshold, number, left in tests:
            self._table[row[feature, threshold], number] &= ~bits.type(left)
        for at, limit in enumerate(limits):
            if at and limits[at - 1][0] == limit[0]:
                self._table[row[limit]] &= self._table[row[limit] - 1]

    def values(self, rows: Rows) -> Rows:
        """Return each row's leaf of each tree, (rows, trees)."""
        if not len(rows):
            return np.zeros((0, len(self._firsts)))
        if len(rows) <= _BLOCK:
            return self._values(rows)
        return np.concatenate([self._values(rows[at : at + _BLOCK]) for at in range(0, len(rows), _BLOCK)])

    def sums(self, rows: Rows, base: float) -> Rows:
        """Return for each row `base` and its leaves, added up one by one in the order of the trees.

        So a row's sum has the same bits whatever other rows there are.
        """
        values = self.values(rows)
        if not values.size:
            return np.full(len(rows), base)
        values[:, 0] += base
        total: Rows = np.add.accumulate(values, axis=1)[:, -1]
        return total

    def _values(self, rows: Rows) -> Rows:
        # A feature a row: what is ruled out for all rows and trees lies together.
        keys = np.empty((len(self._features), len(rows)), dtype=np.complex128)
        keys.real = self._numbers
        keys.imag = rows.T.take(self._features, axis=0)
        at = self._limits.searchsorted(keys)
        at += self._numbers
        left: NDArray[Any] = _all_bits(self._table.take(at, axis=0), axis=0)
        # The lowest bit alone is a power of two: the exponent, in the upper bits of the float, is the leaf's number.
        lowest = (left & (~left + left.dtype.type(1))).astype(np.float32)
        found: Rows = self._leaves.take(self._firsts + (lowest.view(np.int32) >> _MANTISSA))
        return found


def _in_order(nodes: Sequence[Node]) -> tuple[list[int], list[int]]:
    """The leaves of a tree from the left, and for each node the bits of the leaves on its left."""
    order: list[int] = []
    lefts = [0] * len(nodes)

    def walk(at: int) -> None:
        if at < 0:
            order.append(-at - 1)
            return
        _, _, left, right = nodes[at]
        before = len(order)
        walk(int(left))
        lefts[at] = (1 << len(order)) - (1 << before)
        walk(int(right))

    walk(0 if nodes else -1)
    return order, lefts
