"""Fit to news_gold what the contents of quote linking lack: trees that are added to those fitted to PolNeAR.

``python -m training.quote_news --corpora DIR [--cross-validate] [--out FILE]``. ``weights.json`` is fitted to US
politics of 2016, by a guideline that takes beliefs, topics and press releases for quotes; news_gold has what a reader
takes for one. It has too few quotes to fit a scorer to, so boosting goes on from the log-odds of the first trees
(Friedman 2001).

- What is only thought or intended teaches what the first trees say of it: news_gold leaves it out, and the linker keeps
  it under its own kind of cue.
- A part of PolNeAR's train stays with a small weight, so that the guideline of the one does not undo the other's. The
  shipped pipeline tags it: it was trained on these articles, so the first trees are surer there than elsewhere, and
  what is left to learn is little.

``--cross-validate`` prints the figures of `benchmarks.news` over train, each article linked with trees that saw no
article of its event, and writes nothing. Choose designs by them. The fit takes two minutes of one core.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson

import attribune_quotes
from attribune_cleaner import clean
from attribune_core.codec import encode
from attribune_core.events import AnnotatedArticle, RawArticle
from attribune_core.settings import load_settings
from attribune_entities import annotate, annotate_many
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.metadata import describe
from attribune_quotes.contents import features
from attribune_quotes.model.forest import probabilities
from attribune_quotes.model.weights import SCHEMA, Weights, corrected, stored_weights, using, weights_of
from benchmarks.news import figures, tally
from corpora import news_gold, polnear
from corpora.archives import UNPACKED, unpacked
from corpora.news_scoring import compare
from corpora.polnear_scoring import MATCH_LEAST_IOU
from training.fitted import meta, to_bytes
from training.news_attributions import attributed
from training.quote_candidates import ContentExamples, content_examples
from training.quote_examples import clean as uncleaned
from training.quote_forest import fit_forest

OUT = Path(attribune_quotes.__file__).with_name("model") / "news_weights.json"
FITTED_TO = ("news_gold train", "polnear train")
COMMAND = "make train-quotes-news"
NO_CORPUS = 2
#: Folds of the cross-validation.
FOLDS = 5
#: Every so many of PolNeAR's articles teaches, and the weight of its candidates: what is said, and what is only thought
#: or intended. Chosen by cross-validation on train, with the thresholds, so that PolNeAR's floors hold.
EVERY, SAID_WEIGHT, THOUGHT_WEIGHT = 4, 0.1, 1.0
#: Least probability of a content, and least product with that of its source.
CONTENT_THRESHOLD, QUOTE_THRESHOLD = 0.18, 0.125
#: Trees, and how they are grown; figures hardly change within a factor of two of each.
TREES = 120
PARAMETERS: dict[str, Any] = {
    "objective": "cross_entropy",
    "boost_from_average": False,
    "learning_rate": 0.05,
    "max_bin": 63,
    "max_depth": 6,
    "num_leaves": 12,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "seed": 1,
}

_KIND = features.COLUMNS.index("cue: kind")
_IN_MARKS = features.COLUMNS.index("share of letters in marks")
#: Least number of a cue's kind that is a thought or an intention.
_THOUGHT = 2


@dataclass(frozen=True)
class Examples:
    """The content candidates of an article: features, log-odds by the first trees, target and weight of each."""

    rows: np.ndarray
    start: np.ndarray
    target: np.ndarray
    weight: np.ndarray


def news_examples(found: ContentExamples, start: np.ndarray) -> Examples:
    """The examples of an article of news_gold; ``start`` is what the first trees say."""
    unknown = _thought(found.rows) & (found.iou < MATCH_LEAST_IOU)
    return Examples(found.rows, start, np.where(unknown, probabilities(start), found.target), found.weight)


def polnear_examples(found: ContentExamples, start: np.ndarray) -> Examples:
    """The examples of an article of PolNeAR, with their small weight."""
    factor = np.where(_thought(found.rows), THOUGHT_WEIGHT, SAID_WEIGHT)
    return Examples(found.rows, start, found.target, found.weight * factor)


def _thought(rows: np.ndarray) -> np.ndarray:
    """Whether each candidate is only thought or intended: by its cue, and without a letter in marks."""
    result: np.ndarray = (rows[:, _KIND] >= _THOUGHT) & (rows[:, _IN_MARKS] == 0.0)
    return result


def fitted(parts: Iterable[Examples]) -> dict[str, Any]:
    """The correction that is fitted to ``parts``, as the linker reads it."""
    rows, start, target, weight = (
        np.concatenate(arrays) for arrays in zip(*((p.rows, p.start, p.target, p.weight) for p in parts), strict=True)
    )
    taught = weight > 0
    trees = fit_forest(
        rows[taught], target[taught], weight[taught], trees=TREES, parameters=PARAMETERS, start=start[taught]
    )
    return {
        "columns": {"content": list(features.COLUMNS)},
        "content_threshold": CONTENT_THRESHOLD,
        "quote_threshold": QUOTE_THRESHOLD,
        "content": {"trees": trees["trees"]},
    }


def folds_of(articles: Sequence[news_gold.Article]) -> list[int]:
    """The fold of each article: events one by one, the largest first, into the fold with the fewest articles."""
    sizes = Counter(one.event or one.name for one in articles)
    loads = [0] * FOLDS
    fold_of: dict[str, int] = {}
    for event, size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        fold_of[event] = min(range(FOLDS), key=loads.__getitem__)
        loads[fold_of[event]] += size
    return [fold_of[one.event or one.name] for one in articles]


def cross_validated(
    articles: Sequence[news_gold.Article],
    annotated: Sequence[AnnotatedArticle],
    news: Sequence[Examples],
    political: Sequence[Examples],
    stored: dict[str, Any],
) -> dict[str, float]:
    """The figures over all articles, each linked with a correction that was fitted to the other folds."""
    folds = folds_of(articles)
    tallies = []
    for fold in range(FOLDS):
        others = (one for one, its in zip(news, folds, strict=True) if its != fold)
        with using(_with(stored, fitted([*others, *political]))):
            tallies += [
                tally(compare(article, orjson.loads(encode(attribune_quotes.link(event)))))
                for article, event, its in zip(articles, annotated, folds, strict=True)
                if its == fold
            ]
    return figures(tallies)


def _with(stored: dict[str, Any], correction: dict[str, Any]) -> Weights:
    return corrected(stored, {"meta": {"schema": SCHEMA}, **correction})


def main(argv: list[str] | None = None) -> int:
    """Fit and write the correction, or print what cross-validation gives."""
    parser = argparse.ArgumentParser(prog="python -m training.quote_news", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with news_gold and polnear")
    parser.add_argument("--cross-validate", action="store_true", help="print figures and write nothing")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, UNPACKED, ["news_gold", "polnear"])
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    stored = stored_weights("weights.json")
    first = weights_of(stored)
    articles = list(news_gold.read_articles(folder / "news_gold", "train"))
    annotated = [annotate(clean(RawArticle(id=one.name, body=one.text))) for one in articles]
    gold = list(polnear.read_articles(folder / "polnear", "train"))[::EVERY]

    def found(one: polnear.Article, event: AnnotatedArticle) -> tuple[ContentExamples, np.ndarray]:
        its = content_examples(one, event)
        return its, first.tagged.content.log_odds(its.rows)

    with using(first):
        news = [
            news_examples(*found(attributed(one, event.text), event))
            for one, event in zip(articles, annotated, strict=True)
        ]
        events = annotate_many([uncleaned(one) for one in gold])
        political = [polnear_examples(*found(one, event)) for one, event in zip(gold, events, strict=True)]
    if given.cross_validate:
        for name, figure in cross_validated(articles, annotated, news, political, stored).items():
            print(f"{name:20} {figure:.4f}")
        return 0
    model = describe(load_model(load_settings().model))
    about = meta(schema=SCHEMA, model=model, corpora=FITTED_TO, command=COMMAND)
    given.out.write_bytes(to_bytes(about, fitted([*news, *political])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
