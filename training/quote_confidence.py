"""Fit what a finished quote's confidence is worth to news_gold.

``python -m training.quote_confidence --corpora DIR [--out FILE]``. The articles go through the pipeline as it is,
without the model that this fits, and each quote is right or not by `corpora.news_scoring`. Quotes that count only where
they meet the gold, and do not, teach nothing. Speakers are chosen by rankers that saw no article of the event. The
curve comes from a cross-validation by events, whose figures are printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import orjson

from attribune_cleaner import clean
from attribune_core.codec import encode
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_entities import annotate
from attribune_quotes import link
from attribune_quotes.output import confidence
from attribune_quotes.output.confidence import COLUMNS, SCHEMA, ConfidenceModel, article_parts, rows, without_confidence
from attribune_quotes.speakers.ranker import Chooser, choosing
from corpora.archives import UNPACKED, unpacked
from corpora.news_gold import Article, read_articles
from corpora.news_scoring import compare
from training.fitted import meta
from training.quote_forest import fit_forest, isotonic
from training.speaker_examples import read_texts
from training.speaker_ranker import NEEDED, fold_of, held_out

OUT = Path(confidence.__file__).with_name("confidence.json")
COMMAND = "make train-confidence CORPORA=…"
NO_CORPUS = 2
#: Folds of the cross-validation; articles of one event are in one of them.
FOLDS = 8
#: Trees, and how they are grown; figures hardly change within a factor of two of each.
TREES = 150
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "extra_trees": True,
    "learning_rate": 0.05,
    "num_leaves": 12,
    "min_child_samples": 25,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
}


class Examples(NamedTuple):
    """The quotes of an article that teach: their features, and whether each is right."""

    event: str
    rows: np.ndarray
    right: np.ndarray


def examples(article: Article, choose: Chooser) -> Examples:
    """The examples of ``article``, whose text goes through the pipeline without the model.

    ``choose`` says whom mentions mean: a ranker that was fitted to the article would make its speakers look too sure.
    """
    annotated = annotate(clean(RawArticle(id=article.name, body=article.text)))
    with without_confidence(), choosing(choose):
        event = link(annotated)
    found = _features(event)
    compared = compare(article, orjson.loads(encode(event)))
    counted, rights = compared.counted(), compared.right()
    right = np.array([at in rights for at in counted], dtype=bool)
    return Examples(article.event or article.name, found[counted], right)


def _features(event: EnrichedArticle) -> np.ndarray:
    return rows(article_parts(event.text, event.paragraphs, event.sentences, event.entities), event.quotes)


def fitted(parts: Sequence[Examples]) -> dict[str, Any]:
    """Trees that are fitted to ``parts``."""
    found, right = np.vstack([one.rows for one in parts]), np.concatenate([one.right for one in parts])
    return fit_forest(found, right, None, trees=TREES, parameters=PARAMETERS)


def out_of_fold(parts: Sequence[Examples]) -> tuple[list[float], list[bool]]:
    """The probability of each quote by trees that saw no article of its event, and whether it is right."""
    events = sorted({one.event for one in parts})
    np.random.default_rng(0).shuffle(events)
    fold_of = {event: number % FOLDS for number, event in enumerate(events)}
    values: list[float] = []
    right: list[bool] = []
    for fold in range(FOLDS):
        trees = fitted([one for one in parts if fold_of[one.event] != fold])
        line = [(0.0, 0.0), (1.0, 1.0)]
        model = ConfidenceModel({"meta": {"schema": SCHEMA}, "columns": COLUMNS, "calibration": line, **trees})
        for one in parts:
            if fold_of[one.event] == fold:
                values += model.confidences(one.rows)
                right += one.right.tolist()
    return values, right


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    try:
        corpora = unpacked(given.corpora, UNPACKED, NEEDED)
        articles = list(read_articles(corpora / "news_gold", "train"))
        rankers = held_out(list(read_texts(corpora)))
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    parts = [examples(one, rankers[fold_of(one.event or one.name)].choose) for one in articles]
    values, right = out_of_fold(parts)
    curve = isotonic(values, right)
    print(f"{len(right)} quotes, of which out of fold")
    for least in (0.9, 0.8, 0.7):
        sure = [one for value, one in zip(values, right, strict=True) if value >= least]
        print(f"{len(sure) / len(right):.3f} have {least} and more: {np.mean(sure):.3f} of them are right")
    stored = {"columns": list(COLUMNS), "calibration": curve, **fitted(parts)}
    about = meta(schema=SCHEMA, model="en_attribune_news", corpora=["news_gold"], command=COMMAND)
    given.out.write_bytes(orjson.dumps({"meta": about, **stored}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
