"""Fit the weights of quote linking to PolNeAR's train part.

``python -m training.quote_weights --corpora DIR [--tags DIR] [--cross-validate] [--out FILE]``. ``--tags`` is the
folder of out-of-fold tags (:mod:`training.quote_tags`). An article without a file there is not used for pipelines that
tag quotations; without ``--tags``, these get the weights of pipelines that do not. ``--cross-validate`` writes nothing
and prints the figures over all of train, each article linked with weights that were fitted to the other folds: choose
designs by them, never by the dev part. Articles of one publisher and one month are in one fold, because they report the
same events.

:mod:`training.quote_lexicon` and :mod:`training.quote_scorer` fit the weights. Articles are annotated by the installed
pipeline, or the one that ``ATTRIBUNE_MODEL`` names. The fit takes less than ten minutes of one core.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

import attribune_quotes
from attribune_core.events import AnnotatedArticle
from attribune_core.settings import load_settings
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.metadata import describe
from attribune_quotes.attribution import features as source_features
from attribune_quotes.contents import features as content_features
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer
from attribune_quotes.model.weights import SCHEMA, Weights, scorer_of, using
from corpora.archives import UNPACKED, unpacked
from corpora.polnear import Article, read_articles
from corpora.polnear_scoring import count, figures
from training import quote_lexicon
from training.fitted import meta
from training.quote_candidates import content_examples
from training.quote_examples import Example, examples, twice_annotated
from training.quote_scorer import Part, Stored, fit_scorer
from training.quote_tags import with_tags, without_tags

OUT = Path(attribune_quotes.__file__).with_name("model") / "weights.json"
#: The features that the trees are fitted to: what the linker declares.
COLUMNS = {
    "content": content_features.COLUMNS,
    "source": source_features.COLUMNS,
    "confidence": source_features.CONFIDENCE_COLUMNS,
}
#: What the file says of itself.
FITTED_TO = ("polnear train", "polnear_silver train")
COMMAND = "make train-quotes"
NO_CORPUS = 2
#: Folds of the cross-validation.
FOLDS = 5

_NO_TREES = Forest([])
_NO_SCORER = Scorer(_NO_TREES, _NO_TREES, _NO_TREES, 1.0, 0.0, ())


@dataclass
class TrainArticle:
    """An article of train: annotated by the pipeline, without and with tags of quotations, and by the silver parse."""

    gold: Article
    plain: AnnotatedArticle
    tagged: AnnotatedArticle | None
    silver: AnnotatedArticle
    fold: int
    examples: list[Example]


def fold_of(name: str, folds: int = FOLDS) -> int:
    """The fold of an article, by its publisher and month: ``publisher_2016-03-27_title``.

    It depends on the name alone, so that figures of cross-validation stay comparable when articles come or go.
    scikit-learn's `GroupKFold` balances the folds by size, and a new article moves others.
    """
    publisher, day, *_ = [*name.split("_"), ""]
    return sum((publisher + day[:7]).encode()) % folds


def read(gold: Sequence[Article], silver: Path, tags: Path | None) -> list[TrainArticle]:
    """Annotate the articles and collect the examples for the lexicon."""
    out = []
    for one, own, other in twice_annotated(list(gold), silver):
        plain = without_tags(own)
        table = tags / f"{one.name}.npz" if tags is not None else None
        tagged = with_tags(own, table) if table is not None and table.is_file() else None
        taught = [*examples(one, plain), *examples(one, other)]
        out.append(TrainArticle(one, plain, tagged, other, fold_of(one.name), taught))
    return out


def fit(data: Sequence[TrainArticle]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The weights fitted to all articles, and for each fold those fitted to the others."""
    lexicons = [quote_lexicon.fit([one.examples for one in data if one.fold != fold]) for fold in range(FOLDS)]
    plain = fit_scorer(_parts(data, lexicons, "plain", "silver"), FOLDS)
    tagged = plain
    if any(one.tagged is not None for one in data):
        tagged = fit_scorer(_parts(data, lexicons, "tagged"), FOLDS)
    whole = _stored(quote_lexicon.fit([one.examples for one in data]), tagged[0], plain[0])
    by_fold = [_stored(*three) for three in zip(lexicons, tagged[1], plain[1], strict=True)]
    return whole, by_fold


def _stored(lexicon: dict[str, float], tagged: Stored, plain: Stored) -> dict[str, Any]:
    return {"cues": lexicon, "tagged": tagged, "plain": plain}


def _parts(data: Sequence[TrainArticle], lexicons: Sequence[dict[str, float]], *kinds: str) -> list[Part]:
    """The content candidates of each article, by the lexicon of the other folds; only the first kind is scored."""
    out = []
    for one in data:
        with using(Weights(lexicons[one.fold], _NO_SCORER, _NO_SCORER)):
            for kind in kinds:
                article = getattr(one, kind)
                if article is not None:
                    out.append(Part(one.fold, content_examples(one.gold, article), kind != kinds[0]))
    return out


def cross_validated(data: Sequence[TrainArticle], by_fold: Sequence[dict[str, Any]], kind: str) -> dict[str, float]:
    """The figures over all articles, each linked with the weights of the other folds."""
    total: Counter[str] = Counter()
    loaded = [weights_of(one) for one in by_fold]
    for one in data:
        article = getattr(one, kind)
        if article is not None:
            with using(loaded[one.fold]):
                total.update(count(one.gold, attribune_quotes.link(article)))
    return figures(total)


def weights_of(stored: dict[str, Any]) -> Weights:
    """The weights as the linker uses them."""
    return Weights(stored["cues"], scorer_of(stored["tagged"]), scorer_of(stored["plain"]))


def main(argv: list[str] | None = None) -> int:
    """Fit and write the weights, or print what cross-validation gives."""
    parser = argparse.ArgumentParser(prog="python -m training.quote_weights", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with polnear and polnear_silver")
    parser.add_argument("--tags", type=Path, help="folder of out-of-fold tags, NAME.npz an article")
    parser.add_argument("--cross-validate", action="store_true", help="print figures and write nothing")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, UNPACKED, ["polnear", "polnear_silver"])
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    data = read(list(read_articles(folder / "polnear", "train")), folder / "polnear_silver", given.tags)
    whole, by_fold = fit(data)
    if given.cross_validate:
        for kind in ("plain", *(["tagged"] if given.tags is not None else [])):
            print(kind)
            for name, figure in cross_validated(data, by_fold, kind).items():
                print(f"{name:20} {figure:.4f}")
        return 0
    model = describe(load_model(load_settings().model))
    about = meta(schema=SCHEMA, model=model, corpora=FITTED_TO, command=COMMAND)
    given.out.write_bytes(orjson.dumps({"meta": about, "columns": COLUMNS, **whole}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
