"""Boosted trees, fitted by LightGBM and stored as the arrays that the quote linker reads; and curves of confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

#: Decimals of thresholds and leaves; the linker reads them as they are stored.
_DECIMALS = 4

#: Chosen by cross-validation on train; figures hardly change within a factor of two of each.
_PARAMETERS: Mapping[str, Any] = {
    # Equals "binary" if every target is 0 or 1.
    "objective": "cross_entropy",
    "learning_rate": 0.07,
    "max_bin": 63,
    "max_depth": 6,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
}
#: What makes a fit the same each time.
_REPEATABLE: Mapping[str, Any] = {"num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1}


def fit(
    rows: np.ndarray, target: np.ndarray, weight: np.ndarray | None = None, *, trees: int = 200, leaves: int = 16
) -> dict[str, Any]:
    """Trees whose sum is the log-odds of the ``target``, in [0, 1], of each of ``rows``.

    They are in the format of :class:`attribune_quotes.model.forest.Forest`.
    """
    return fit_forest(rows, target, weight, trees=trees, parameters={**_PARAMETERS, "num_leaves": leaves})


def fit_forest(
    rows: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray | None,
    *,
    trees: int,
    parameters: Mapping[str, Any],
    start: np.ndarray | None = None,
) -> dict[str, Any]:
    """Trees as `fit` returns them, by LightGBM's ``parameters``; they add to the log-odds ``start`` of each row."""
    # Imported here, so that the linker's tests need no LightGBM.
    import lightgbm

    data = lightgbm.Dataset(np.round(rows, _DECIMALS), target.astype(float), weight=weight, init_score=start)
    booster = lightgbm.train({**_REPEATABLE, **parameters}, data, trees)
    return {"base": 0.0, "trees": [_tree(one["tree_structure"]) for one in booster.dump_model()["tree_info"]]}


def _tree(root: Mapping[str, Any]) -> dict[str, Any]:
    nodes: list[list[float]] = []
    leaves: list[float] = []

    def add(node: Mapping[str, Any]) -> int:
        if "split_feature" not in node:
            leaves.append(round(node["leaf_value"], _DECIMALS))
            return -len(leaves)
        at = len(nodes)
        # A threshold lies half way between two rounded values, so it has one decimal more.
        nodes.append([node["split_feature"], round(node["threshold"], _DECIMALS + 1), 0, 0])
        nodes[at][2:] = [add(node["left_child"]), add(node["right_child"])]
        return at

    add(root)
    return {"nodes": nodes, "leaves": leaves}


def isotonic(values: Sequence[float], right: Sequence[bool], points: int = 24) -> list[tuple[float, float]]:
    """A rising curve from a probability to the share that is right: isotonic regression (Ayer et al. 1955).

    Values are first put into ``points`` groups of similar size. Groups with the same fitted share become one point of
    the curve, at the mean of their values.
    """
    # Imported here, so that the linker's tests need no scikit-learn.
    from sklearn.isotonic import isotonic_regression

    order = np.argsort(np.asarray(values), kind="stable")
    groups = [group for group in np.array_split(order, points) if len(group)]
    means = np.array([np.mean([values[i] for i in group]) for group in groups])
    # One right and one wrong are added, so that no share is 0 or 1.
    shares = np.array([(sum(right[i] for i in group) + 1) / (len(group) + 2) for group in groups])
    sizes = np.array([len(group) for group in groups], dtype=float)
    rising = isotonic_regression(shares, sample_weight=sizes)
    starts = np.flatnonzero(np.diff(rising, prepend=-1.0))
    pooled = np.add.reduceat(means * sizes, starts) / np.add.reduceat(sizes, starts)
    return [
        (round(float(x), _DECIMALS), round(float(y), _DECIMALS)) for x, y in zip(pooled, rising[starts], strict=True)
    ]
