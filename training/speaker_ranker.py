"""Fit the ranker that says whom a speaker's pronoun or description means, to news_gold's train part.

``python -m training.speaker_ranker --corpora DIR [--folds N] [--out FILE]``. With ``--folds`` nothing is written, and
the figures of a cross-validation by events are printed: choose designs by them, never by the dev part. Articles go
through the pipeline as it is, so fit anew when names, pronouns or quotes change; it takes a minute.

Who spoke before is a feature, and depends on the ranker. So the articles are linked twice: first to the speakers of the
gold, then by rankers that were fitted to the other folds. The ranker is fitted to the questions of both times.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribune_quotes.speakers import ranker as ranking
from attribune_quotes.speakers.features import COLUMNS
from attribune_quotes.speakers.mention import Form
from attribune_quotes.speakers.ranker import SCHEMA, SpeakerRanker
from corpora.archives import UNPACKED, unpacked
from training.boosting import Questions, softmax_gradient
from training.fitted import meta, to_bytes
from training.quote_forest import fit_forest
from training.speaker_examples import Example, Text, examples, read_texts

OUT = Path(ranking.__file__).with_name("ranker.json")
COMMAND = "make train-speakers CORPORA=…"
NO_CORPUS = 2
NEEDED = ("news_gold", "news_pages")
#: Folds of the cross-validation and of the second linking; articles of one event are in one of them.
FOLDS = 8
#: Trees, and how they grow. Chosen by cross-validation, see EXPERIMENTS.md.
TREES = 200
PARAMETERS: dict[str, Any] = {
    "num_leaves": 12,
    "max_depth": 6,
    "learning_rate": 0.05,
    "min_data_in_leaf": 15,
    "lambda_l2": 5.0,
    # Thresholds are drawn at random (Geurts et al. 2006): with so few questions, the best ones fit noise.
    "extra_trees": True,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 7,
}


def fitted(found: Sequence[Example]) -> dict[str, Any]:
    """The columns and the trees of a ranker that is fitted to ``found``."""
    asked = [one for one in found if len(one.right)]
    right = np.concatenate([one.right for one in asked])
    questions = Questions(
        question=np.repeat(np.arange(len(asked)), [len(one.right) for one in asked]),
        right=right,
        weight=np.ones(len(right)),
        nobody=np.array([one.nobody for one in asked]),
    )
    parameters = {**PARAMETERS, "objective": softmax_gradient(questions)}
    trees = fit_forest(np.vstack([one.rows for one in asked]), right, None, trees=TREES, parameters=parameters)
    return {"columns": list(COLUMNS), "trees": trees["trees"]}


def ranker(found: Sequence[Example]) -> SpeakerRanker:
    """The ranker itself that is fitted to ``found``."""
    return SpeakerRanker({"meta": {"schema": SCHEMA}, **fitted(found)})


def fold_of(event: str, folds: int = FOLDS) -> int:
    """The fold of an event, by its name alone."""
    return zlib.crc32(event.encode()) % folds


def held_out(texts: Sequence[Text]) -> dict[int, SpeakerRanker]:
    """A ranker for each fold that was fitted to the other folds: for what learns from what rankers choose."""
    found = _found(texts)
    return {fold: ranker([one for one in found if fold_of(one.event) != fold]) for fold in range(FOLDS)}


def _found(texts: Sequence[Text]) -> list[Example]:
    """The examples of both times of linking."""
    first = [one for text in texts for one in examples(text, None)]
    return [*first, *linked(texts, first)]


def linked(texts: Sequence[Text], found: Sequence[Example], folds: int = FOLDS) -> list[Example]:
    """The examples of ``texts``, each linked by a ranker that was fitted to those of ``found`` in other folds."""
    out: list[Example] = []
    for fold in range(folds):
        trained = ranker([one for one in found if fold_of(one.event, folds) != fold])
        for text in texts:
            if fold_of(text.event, folds) == fold:
                out += examples(text, trained.choose)
    return out


def report(found: Iterable[Example]) -> list[str]:
    """How many of the choices are right, by the form of the mention."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in found:
        is_right = one.nobody if one.chosen < 0 else bool(one.right[one.chosen])
        for key in (Form(one.form).name, "all", "named" if not one.nobody else "nobody"):
            total[key] += 1
            right[key] += is_right
    return [f"{key}: {right[key] / total[key]:.3f} of {total[key]}" for key in sorted(total)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write the ranker, or print the figures of a cross-validation; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--folds", type=int, help="print the figures of a cross-validation, write nothing")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    try:
        texts = list(read_texts(unpacked(given.corpora, UNPACKED, NEEDED)))
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    found = _found(texts)
    if given.folds:
        print("\n".join(report(linked(texts, found, given.folds))))
        return 0
    about = meta(schema=SCHEMA, model="en_attribune_news", corpora=list(NEEDED), command=COMMAND)
    given.out.write_bytes(to_bytes(about, fitted(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
