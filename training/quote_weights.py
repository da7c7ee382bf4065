"""Fit the weights of quote linking to PolNeAR's train part.

``python -m training.quote_weights --corpora DIR [--folds N] [--out FILE]``: with ``--folds``, nothing is written, and
the figures of cross-validation are printed: choose designs by them, never by the dev part. The model is a logistic
regression over the names of features, fitted by Adam (Kingma and Ba 2015) over all examples at once, with an L2
penalty. Articles of one publisher and one month are in one fold, for they tell the same stories.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import orjson

import attribune_quotes
from attribune_core.events import AnnotatedArticle
from attribune_quotes import score
from benchmarks.attributions import count, figures
from benchmarks.polnear import Article, articles
from training.corpora import unpacked
from training.paths import Work
from training.quote_examples import Example, examples, twice_annotated

OUT = Path(attribune_quotes.__file__).with_name("weights.json")
NO_CORPUS = 2

#: Chosen on a fixed half of train, with the other half held back: 6 to 12 are alike.
PENALTY = 10.0
#: A feature is kept where it occurs this often and its weight matters.
LEAST_COUNT = 12
LEAST_WEIGHT = 0.05
STEPS = 250

Read = tuple[Article, AnnotatedArticle, list[Example]]


def fit(data: list[list[Example]]) -> dict[str, float]:
    """The weights, rounded to two decimals, by name of the feature."""
    counts = Counter(name for one in data for example in one for name in example.features)
    names = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_COUNT))}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    for example in (example for one in data for example in one):
        known = [names[name] for name in example.features if name in names]
        rows += [len(right)] * len(known)
        columns += known
        right.append(example.right)
    row, column, target = np.array(rows), np.array(columns), np.array(right, dtype=float)
    weight = np.zeros(len(names))
    mean, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        guess = 1 / (1 + np.exp(-np.bincount(row, weights=weight[column], minlength=len(target))))
        slope = np.bincount(column, weights=(guess - target)[row], minlength=len(names)) + PENALTY * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        rate = 0.1 * (1 - 0.9 * step / STEPS)
        weight -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight[n]), 2) for name, n in names.items() if abs(weight[n]) >= LEAST_WEIGHT}


def cross_validate(data: list[Read], folds: int) -> dict[str, float]:
    """The figures over the whole of ``data``, each fold linked with the weights of the others.

    Linked are the articles as the installed pipeline reads them, which come before the silver ones.
    """
    total: Counter[str] = Counter()
    for fold in range(folds):
        weights = fit([its for article, _, its in data if fold_of(article.name, folds) != fold])
        seen: set[str] = set()
        for article, annotated, _ in data:
            if fold_of(article.name, folds) == fold and article.name not in seen:
                seen.add(article.name)
                with score.using(weights):
                    total.update(count(article, attribune_quotes.link(annotated)))
    return figures(total)


def fold_of(name: str, folds: int) -> int:
    """The fold of an article, by its publisher and month: ``publisher_2016-03-27_title``."""
    publisher, day, *_ = [*name.split("_"), ""]
    return sum((publisher + day[:7]).encode()) % folds


def main(argv: list[str] | None = None) -> int:
    """Fit and write the weights, or print what cross-validation gives."""
    parser = argparse.ArgumentParser(prog="python -m training.quote_weights", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with polnear and polnear_silver")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, Work().corpora, ["polnear", "polnear_silver"])
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    gold = list(articles(folder / "polnear", "train"))
    read = twice_annotated(gold, folder / "polnear_silver")
    data = [(article, annotated, examples(article, annotated)) for article, annotated in read]
    if given.folds:
        for name, figure in cross_validate(data, given.folds).items():
            print(f"{name:20} {figure:.4f}")
        return 0
    given.out.write_bytes(orjson.dumps(fit([its for _, _, its in data])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
