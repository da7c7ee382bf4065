"""Boosted trees over the candidates of one question, fitted to the softmax over the candidates and "nobody".

LightGBM grows the trees (Ke et al. 2017). The loss is the negative log of the probability that the right candidates
have together; "nobody" has a score of 0. Where it is only known whom a pronoun does not mean, all others count as
right. Neither LightGBM nor scikit-learn has that loss: the candidates of a question share one sum, and "nobody" has no
row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from attribune_entities.coreference.pronouns.features import NAMES
from attribune_entities.coreference.pronouns.ranker import SCALE, Ranker
from training.pronoun_examples import Example

#: Candidates that must have a feature, else it is left out. Set by hand.
LEAST_CANDIDATES = 30
#: Corpora that only ask for pronouns of persons who are named.
NAMED_ALONE = frozenset({"gap"})
#: Least second derivative, which limits the step where the loss is flat. Set by hand.
_LEAST_CURVATURE = 0.02
#: Largest absolute log-odds that are exponentiated, so that nothing overflows.
_LARGEST_LOG_ODDS = 30.0


@dataclass(frozen=True)
class Growth:
    """How the trees grow."""

    trees: int = 300
    leaves: int = 15
    #: Most decisions on the way to a leaf; a ranker's time is proportional to it.
    depth: int = 6
    rate: float = 0.05
    #: Least number of candidates in a leaf.
    least: int = 40
    penalty: float = 5.0
    seed: int = 7


@dataclass(frozen=True)
class Questions:
    """Candidates of many questions, one value a candidate."""

    #: The number of the candidate's question.
    question: Any
    #: Whether the candidate is right.
    right: Any
    weight: Any
    #: For each question whether nobody is right.
    nobody: Any


def fit(examples: Sequence[Example], weights: dict[str, float], threshold: float, growth: Growth) -> dict[str, Any]:
    """Return the ranker's data; `weights` are those of a question of each corpus."""
    counts: dict[str, int] = {}
    for row in (row for one in examples for row in one.rows):
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= LEAST_CANDIDATES)
    rows, questions = _questions(examples, names, weights)
    settings = {
        "objective": softmax_gradient(questions),
        "num_leaves": growth.leaves,
        "max_depth": growth.depth,
        "learning_rate": growth.rate,
        "min_data_in_leaf": growth.least,
        "lambda_l2": growth.penalty,
        # Thresholds are drawn at random (Geurts et al. 2006): with so few questions, the best ones fit noise.
        "extra_trees": True,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "seed": growth.seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "verbose": -1,
    }
    data = lightgbm.Dataset(rows, questions.right.astype(float), free_raw_data=False)
    booster = lightgbm.train(settings, data, growth.trees)
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    used = {names[int(node[0])] for tree in trees for node in tree if len(node) == 4}
    columns = [name for name in NAMES if name in used]
    for node in (node for tree in trees for node in tree if len(node) == 4):
        node[0] = columns.index(names[int(node[0])])
    return {"threshold": threshold, "columns": columns, "trees": trees}


def ranker(examples: Sequence[Example], weights: dict[str, float], threshold: float, growth: Growth) -> Ranker:
    """Return the fitted ranker itself; see `fit`."""
    return Ranker(fit(examples, weights, threshold, growth))


def mean(fitted: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the data of a ranker whose scores are the means of those of `fitted`, with the first one's threshold.

    Rankers that are fitted with several pipelines make different errors.
    """
    columns = [name for name in NAMES if any(name in one["columns"] for one in fitted)]
    trees = []
    for one in fitted:
        place = [columns.index(name) for name in one["columns"]]
        trees += [
            [[place[int(n[0])], *n[1:]] if len(n) == 4 else [round(n[0] / len(fitted))] for n in tree]
            for tree in one["trees"]
        ]
    return {"threshold": fitted[0]["threshold"], "columns": columns, "trees": trees}


def _questions(examples: Sequence[Example], names: Sequence[str], weights: dict[str, float]) -> tuple[Any, Questions]:
    """The features of all candidates, a row each, and their questions."""
    rows, question, right, weight, nobody = [], [], [], [], []
    for number, one in enumerate(one for one in examples if one.rows):
        # Those known to be right; if there are none, all that are not known to be wrong.
        wanted = 1 if 1 in one.right else -1
        nobody.append(wanted == -1)
        for row, verdict, named in zip(one.rows, one.right, one.named, strict=True):
            # A corpus that only asks for named persons would teach that unnamed ones are never meant.
            if one.corpus in NAMED_ALONE and not named:
                continue
            rows.append([row.get(name, 0.0) for name in names])
            question.append(number)
            right.append(verdict == wanted)
            weight.append(weights[one.corpus])
    return np.array(rows), Questions(np.array(question), np.array(right), np.array(weight), np.array(nobody))


def softmax_gradient(table: Questions) -> Any:
    """LightGBM's objective for the loss: it returns the gradient and the curvature of each candidate's score."""
    questions = len(table.nobody)

    def gradient(scores: Any, _: Any) -> tuple[Any, Any]:
        odds = np.exp(np.clip(scores, -_LARGEST_LOG_ODDS, _LARGEST_LOG_ODDS))
        total = np.bincount(table.question, weights=odds, minlength=questions) + 1.0
        mass = np.bincount(table.question, weights=odds * table.right, minlength=questions) + table.nobody
        share = odds / total[table.question]
        wanted = np.where(table.right, odds / np.maximum(mass[table.question], 1e-12), 0.0)
        curve = np.maximum(share * (1 - share), _LEAST_CURVATURE)
        return (share - wanted) * table.weight, curve * table.weight

    return gradient


def _nodes(root: dict[str, Any]) -> list[list[float]]:
    """The tree in the format of `Ranker`: parents before children, leaves as whole numbers."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"] * SCALE)]
        else:
            limit = round(float(node["threshold"]), 6)
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = [node["split_feature"], limit, left, right]
        return at

    add(root)
    return nodes
