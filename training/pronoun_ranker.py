"""Fit the ranker that links pronouns, to GAP's development part, GUM's training part and LitBank.

``python -m training.pronoun_ranker --corpora DIR [--folds N] [--beside FILE] [--out FILE]``. With ``--folds`` nothing
is written, and the figures of cross-validation are printed: choose designs by them, never by GAP's validation or GUM's
development part. Texts are annotated by the installed pipeline, so fit anew when that changes. With ``--beside``, a
ranker that was fitted with another pipeline, the mean of the two is written.

A pronoun's candidates depend on the links of the pronouns before it. So the texts are linked twice: first to the
nearest person, then by rankers that were fitted to the other folds. The ranker is fitted to the candidates of the
second time.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import orjson

from attribune_core.settings import load_settings
from attribune_entities.coreference.person_entities import PersonEntity
from attribune_entities.coreference.pronouns import ranker as ranking
from attribune_entities.coreference.pronouns.resolution import Scored
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.metadata import describe
from corpora import gap, gum, litbank
from corpora.archives import UNPACKED, unpacked
from training.boosting import Growth, fit, mean, ranker
from training.fitted import meta, to_bytes
from training.pronoun_cases import Case, gold_cases, read_texts
from training.pronoun_examples import Decide, Example, examples
from training.pronoun_scores import Score, score
from training.pronoun_texts import cleaned

OUT = Path(ranking.__file__).with_name("pronouns.json")
NEEDED = ("gap", "gum", "litbank", "ner_silver")
#: What the file says of itself.
FITTED_TO = (
    "GAP, development part",
    "GUM 11, training part, as the pipeline reads it",
    "GUM 11, training part, by its gold trees and names",
    "LitBank",
)
COMMAND = "make train-pronouns CORPORA=…"
NO_CORPUS = 2

#: Weight of a question of each corpus: GAP is hard and has many people, LitBank is large and old. Set by hand.
QUESTION_WEIGHTS = {"gap": 5.0, "gum": 1.0, "gum-gold": 0.5, "litbank": 0.3}
GROWTH = Growth()
#: Least probability of a link, chosen by cross-validation; see docs/pronouns.md.
LEAST_LINK_PROBABILITY = 0.35
#: Folds for the second linking, so that no text is linked by a ranker that was fitted to it.
PARTS = 4


def read_cases(corpora: Path) -> list[Case]:
    """The texts as the installed pipeline annotates them; GUM also with its gold trees and names."""
    nlp = load_model(load_settings().model)
    return [
        *read_texts("gap", nlp, map(cleaned, gap.read_pronouns(corpora / "gap" / "gap-development.tsv"))),
        *read_texts("gum", nlp, gum.read_pronouns(corpora / "gum" / "train")),
        *gold_cases("gum-gold", nlp, corpora, "train"),
        *read_texts("litbank", nlp, litbank.read_pronouns(corpora / "litbank" / "coref" / "brat")),
    ]


def nearest(scored: Sequence[Scored]) -> PersonEntity | None:
    """Choose the nearest person that grammar and gender allow."""
    return next((one.person for one, row in scored if row["eligible"]), None)


def by_ranker(trained: ranking.Ranker) -> Decide:
    """Choose as `trained` does."""

    def decide(scored: Sequence[Scored]) -> PersonEntity | None:
        chosen = trained.choose([row for _, row in scored])
        return scored[chosen][0].person if chosen >= 0 else None

    return decide


def part_of(document: str, parts: int) -> int:
    """The fold of a document, by its name alone, so that figures stay comparable when documents come or go.

    scikit-learn's `GroupKFold` balances the folds by size, and a new document moves others.
    """
    return zlib.crc32(document.encode()) % parts


def linked(cases: Sequence[Case], found: Sequence[Example]) -> list[Example]:
    """The examples of `cases`, each linked by a ranker that was fitted to those of `found` in other folds."""
    out: list[Example] = []
    for part in range(PARTS):
        trained = ranker(
            [one for one in found if part_of(one.document, PARTS) != part],
            QUESTION_WEIGHTS,
            LEAST_LINK_PROBABILITY,
            GROWTH,
        )
        out += examples((one for one in cases if part_of(one.text.name, PARTS) == part), by_ranker(trained))
    return out


def cross_validate(found: Sequence[Example], folds: int) -> dict[str, Score]:
    """The scores of each corpus; the pronouns of a fold are linked by a ranker that was fitted to the others."""
    out: dict[str, Score] = {}
    for fold in range(folds):
        trained = ranker(
            [one for one in found if part_of(one.document, folds) != fold],
            QUESTION_WEIGHTS,
            LEAST_LINK_PROBABILITY,
            GROWTH,
        )
        for one in found:
            if part_of(one.document, folds) == fold:
                out[one.corpus] = out.get(one.corpus, Score()) + score(one, trained.choose(one.rows))
    return out


def main(argv: list[str] | None = None) -> int:
    """Fit and write the ranker, or print what cross-validation gives."""
    parser = argparse.ArgumentParser(prog="python -m training.pronoun_ranker", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help=f"folder with {', '.join(NEEDED)}")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--beside", type=Path, help="a fitted ranker to take the mean with")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, UNPACKED, NEEDED)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    cases = read_cases(folder)
    found = linked(cases, list(examples(cases, nearest)))
    if given.folds:
        for corpus, its in cross_validate(found, given.folds).items():
            print(f"{corpus:12} f1 {its.f1:.4f} precision {its.precision:.4f} recall {its.recall:.4f}")
        return 0
    fitted = fit(found, QUESTION_WEIGHTS, LEAST_LINK_PROBABILITY, GROWTH)
    model = describe(load_model(load_settings().model))
    if given.beside:
        beside = orjson.loads(given.beside.read_bytes())
        fitted = mean([fitted, beside])
        model += f"; the mean with a ranker fitted to {beside['meta']['model']} ({beside['meta']['commit']})"
    about = meta(schema=ranking.SCHEMA, model=model, corpora=FITTED_TO, command=COMMAND)
    given.out.write_bytes(to_bytes(about, fitted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
