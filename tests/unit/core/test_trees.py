from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_core.trees import Trees

FEATURES = 4

Tree = tuple[list[list[float]], list[float]]


def grown(random: Random, leaves: int) -> Tree:
    """A tree of any shape; thresholds are few, so that rows meet them."""
    nodes: list[list[float]] = []

    def grow(number: int) -> int:
        if number == 1:
            return -1
        at = len(nodes)
        nodes.append([random.randrange(FEATURES), float(random.randrange(-2, 3)), 0, 0])
        left = random.randrange(1, number)
        nodes[at][2:] = [grow(left), grow(number - left)]
        return at

    grow(leaves)
    # Leaves are numbered in no order.
    numbers = list(range(leaves))
    random.shuffle(numbers)
    for node in nodes:
        node[2:] = [-numbers.pop() - 1 if child == -1 else child for child in node[2:]]
    return nodes, [random.random() for _ in range(leaves)]


def leaf(tree: Tree, row: list[float]) -> float:
    nodes, leaves = tree
    at = 0 if nodes else -1
    while at >= 0:
        feature, threshold, left, right = nodes[at]
        at = int(left if row[int(feature)] <= threshold else right)
    return leaves[-at - 1]


@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from([1, 2, 7, 8, 9, 16, 31, 33, 64]), max_size=5),
    st.lists(st.lists(st.integers(-3, 3).map(float), min_size=FEATURES, max_size=FEATURES), max_size=5),
)
def test_every_row_falls_to_the_leaf_that_a_walk_finds(
    random: Random, sizes: list[int], rows: list[list[float]]
) -> None:
    trees = [grown(random, size) for size in sizes]
    found = Trees(trees).values(np.array(rows, dtype=float).reshape(len(rows), FEATURES))
    assert found.tolist() == [[leaf(tree, row) for tree in trees] for row in rows]


def test_many_rows_are_as_the_same_rows_one_by_one() -> None:
    random = Random(5)
    trees = Trees([grown(random, 20) for _ in range(30)])
    rows = np.random.default_rng(5).normal(size=(300, FEATURES))
    alone = [trees.values(row[None, :])[0].tolist() for row in rows]
    assert trees.values(rows).tolist() == alone
    assert any(one != other for one, other in pairwise(alone))


def test_no_rows_have_no_leaves() -> None:
    assert Trees([grown(Random(1), 3)]).values(np.array([])).shape == (0, 1)


def test_a_tree_of_more_leaves_than_bits_is_refused() -> None:
    with pytest.raises(ValueError, match="65 leaves"):
        Trees([grown(Random(1), 65)])
