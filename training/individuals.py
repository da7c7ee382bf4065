"""Fit the judge of who is a person to the people of news_gold, and a little to the names of GAP.

``python -m training.individuals --corpora DIR [--out FILE]``. The articles of the train part go through the pipeline as
far as the persons are joined. A name is a person's if the gold has a person of that name. Snippets of GAP's development
part, whose names are all persons', keep the judge from asking more of a short text than it can say.

A cross-validation over events, whose figures are printed, says what to expect of other news: precision, recall and F1
of persons without the judge and with it, over all articles and over those that are not of the three large outlets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy

from attribune_cleaner import clean
from attribune_core.events import RawArticle
from attribune_entities.coreference.canonical_names import canonical_name
from attribune_entities.coreference.individuals import judge
from attribune_entities.coreference.individuals.evidence import COLUMNS, evidence, surroundings
from attribune_entities.coreference.individuals.judge import SCHEMA, IndividualJudge
from attribune_entities.document.parsing import parse
from attribune_entities.extractor import find_names
from attribune_entities.language_model import Language
from attribune_entities.names.name_mention import NameMention
from corpora.archives import UNPACKED, unpacked
from corpora.gap import read_pronouns
from corpora.news_gold import Article, read_articles
from corpora.news_scoring import people_found, same_name
from corpora.pronouns import PronounText
from training.fitted import meta, to_bytes
from training.quote_forest import fit_forest

OUT = Path(judge.__file__).with_name("individuals.json")
COMMAND = "make train-individuals CORPORA=…"
MODEL = "en_attribune_news"
NO_CORPUS = 2
#: Folds of the cross-validation; articles of one event are in one of them.
FOLDS = 10
#: Outlets that most of the articles are from: figures are also given without them.
LARGE_OUTLETS = frozenset({"fox", "hpo", "nyt"})
#: Trees, and how they are grown; figures hardly change within a factor of two of each.
TREES = 150
#: Snippets of GAP, and what a name of theirs counts for beside one of news_gold. Chosen so that nearly all names of
#: the other snippets stay persons and the figures of news hardly change.
SNIPPETS, WEIGHT_OF_SNIPPETS = 500, 0.25
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 4,
    "min_child_samples": 10,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "seed": 0,
}


class Examples(NamedTuple):
    """The persons that the pipeline finds in an article: their names, the evidence, and which are persons."""

    article: Article
    names: list[str]
    rows: np.ndarray
    right: np.ndarray


def persons_of(nlp: Language, name: str, text: str) -> tuple[list[list[NameMention]], np.ndarray]:
    """The names of each person that the pipeline ``nlp`` finds in ``text``, and the evidence on them.

    Raises:
        ValueError: the pipeline gives no scores of names.
    """
    parsed = parse(nlp, [clean(RawArticle(id=name, body=text))])[0]
    if parsed.name_scores is None:
        raise ValueError("the pipeline gives no scores of names")
    _, groups = find_names(parsed)
    return groups, evidence(surroundings(parsed.table, parsed.name_scores, groups), groups)


def examples(nlp: Language, article: Article) -> Examples:
    """The examples of ``article``, by the pipeline ``nlp``."""
    groups, rows = persons_of(nlp, article.name, article.text)
    names = [canonical_name(group) for group in groups]
    right = np.array([any(same_name(one, name) for one in article.people) for name in names], dtype=bool)
    return Examples(article, names, rows, right)


def snippet_rows(nlp: Language, snippets: Iterable[PronounText]) -> np.ndarray:
    """The evidence on the persons whom ``snippets`` name, of the names that the pipeline ``nlp`` takes for persons'."""
    out = [np.zeros((0, len(COLUMNS)))]
    for snippet in snippets:
        groups, rows = persons_of(nlp, snippet.name, snippet.text)
        wanted = {
            snippet.text[start:end] for one in snippet.answers.values() for start, end in (*one.right, *one.wrong)
        }
        out.append(rows[[any(name.text in wanted for name in group) for group in groups]])
    return np.vstack(out)


def fitted(parts: Sequence[Examples], persons: np.ndarray) -> dict[str, Any]:
    """The data of a judge that is fitted to ``parts`` and to ``persons``, rows of persons; without its ``meta``."""
    rows = np.vstack([*(one.rows for one in parts), persons])
    right = np.concatenate([*(one.right for one in parts), np.ones(len(persons), dtype=bool)])
    weight = np.ones(len(rows))
    weight[len(rows) - len(persons) :] = WEIGHT_OF_SNIPPETS
    return {"columns": list(COLUMNS), **fit_forest(rows, right, weight, trees=TREES, parameters=PARAMETERS)}


def cross_validated(parts: Sequence[Examples], persons: np.ndarray, folds: int = FOLDS) -> list[np.ndarray]:
    """For each of ``parts`` the log-odds by a judge that saw no article of its event; ``persons`` as in `fitted`."""
    events = sorted({one.article.event or one.article.name for one in parts})
    chance = np.random.default_rng(0)
    fold_of = {event: number % folds for number, event in enumerate(chance.permutation(events).tolist())}
    folds_of = [fold_of[one.article.event or one.article.name] for one in parts]
    out = [np.zeros(0)] * len(parts)
    for fold in sorted(set(folds_of)):
        stored = fitted([one for one, its in zip(parts, folds_of, strict=True) if its != fold], persons)
        by_others = IndividualJudge({"meta": {"schema": SCHEMA}, **stored})
        for number, one in enumerate(parts):
            if folds_of[number] == fold:
                out[number] = by_others.log_odds(one.rows)
    return out


def figures(parts: Sequence[Examples], kept: Iterable[np.ndarray]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the persons of ``parts`` of which those in ``kept`` are taken."""
    found, given, gold = 0, 0, 0
    for one, keep in zip(parts, kept, strict=True):
        names = [name for name, yes in zip(one.names, keep.tolist(), strict=True) if yes]
        found += people_found(one.article.people, names)
        given += len(names)
        gold += len(one.article.people)
    return found / max(1, given), found / max(1, gold), 2 * found / max(1, given + gold)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the figures and write the file; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    try:
        corpora = unpacked(given.corpora, UNPACKED, ("news_gold", "gap"))
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    nlp = spacy.load(MODEL)
    parts = [examples(nlp, article) for article in read_articles(corpora / "news_gold", "train")]
    snippets = islice(read_pronouns(corpora / "gap" / "gap-development.tsv"), SNIPPETS)
    persons = snippet_rows(nlp, snippets)
    odds = cross_validated(parts, persons)
    few = [number for number, one in enumerate(parts) if one.article.outlet not in LARGE_OUTLETS]
    for title, numbers in (("all", list(range(len(parts)))), ("other outlets", few)):
        some = [parts[number] for number in numbers]
        for way, kept in (
            ("without", [np.ones(len(one.names), dtype=bool) for one in some]),
            ("with", [odds[number] >= 0.0 for number in numbers]),
        ):
            precision, recall, f1 = figures(some, kept)
            sys.stdout.write(f"{title}, {way} the judge: precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}\n")
    about = meta(schema=SCHEMA, model=f"{MODEL} {nlp.meta['version']}", corpora=["news_gold", "gap"], command=COMMAND)
    given.out.write_bytes(to_bytes(about, fitted(parts, persons)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
