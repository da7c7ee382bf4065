"""Score the installed pipeline, print the table, and fail below a pinned floor.

``python -m training.evaluate --corpora DIR [--model NAME] [--scores FILE]``. ``floors.json`` has the least value of
some rows of the table, by the row's name. Exit status 1 if a row is below its floor, 2 if a corpus is missing.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from corpora import re3d
from corpora.archives import UNPACKED, unpacked
from training.documents import paragraphs, to_doc
from training.paths import CORPORA, FLOORS
from training.re3d_names import compared
from training.scoring import SpanCounts, TreeCounts, annotate, names_of, score_names, score_trees, words_and_spaces
from training.silver import read_article
from training.sources import georgetown_multilayer

BELOW_FLOOR = 1
NO_CORPORA = 2

Scores = dict[str, float]


def evaluate(corpora: Path, model: str) -> Scores:
    """Every row of the table, by name. Shares are between 0 and 1; speed is in words a second on one core.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
    """
    nlp = spacy.load(model)
    parts = (_trees, _names, _gum_names, _official_names, _raw_text, _in_domain)
    return {name: score for part in parts for name, score in part(nlp, corpora).items()}


def _trees(nlp: Language, corpora: Path) -> Scores:
    genres: dict[str, TreeCounts] = defaultdict(TreeCounts)
    total = TreeCounts()
    for path in sorted((corpora / "gum" / "dev").glob("*.conllu")):
        counts = score_trees(nlp, path)
        genre = genres[path.stem.split("_")[1]]
        for part in (total, genre):
            part.add(counts)
    scores = {"gum_dev_las": total.las, "gum_dev_uas": total.uas, "gum_dev_upos": total.upos}
    return {**scores, **{f"gum_dev_las_{genre}": counts.las for genre, counts in genres.items()}}


def _names(nlp: Language, corpora: Path) -> Scores:
    counts = score_names(nlp, corpora / "uner_ewt" / "en_ewt-ud-dev.iob2")
    scores = {"uner_ewt_dev_f1": counts.scores()[2]}
    for label in ("PER", "ORG", "LOC"):
        precision, recall, f1 = counts.scores(label)
        scores[f"uner_ewt_dev_{label.lower()}_precision"] = precision
        scores[f"uner_ewt_dev_{label.lower()}_recall"] = recall
        scores[f"uner_ewt_dev_{label.lower()}_f1"] = f1
    return scores


def _gum_names(nlp: Language, corpora: Path) -> Scores:
    """Names on GUM's paragraphs over gold tokens, by the mapping that training uses.

    A predicted span is not counted if it touches a token that the mapping leaves unknown.
    """
    counts = SpanCounts()
    for document in georgetown_multilayer(corpora, "dev").documents:
        for group in paragraphs(document, max_sentences=50, max_tokens=1000):
            reference = to_doc(nlp.vocab, group)
            found = annotate(nlp, *words_and_spaces(reference))
            known = {s for s in names_of(found) if all(t.ent_iob_ for t in reference[s.start : s.end])}
            counts.add(names_of(reference), known)
    return {"gum_dev_names_f1": counts.scores()[2]} | {
        f"gum_dev_names_{label.lower()}_f1": counts.scores(label)[2] for label in ("PER", "ORG", "LOC")
    }


def _official_names(nlp: Language, corpora: Path) -> Scores:
    """Names of re3d's news and official statements, from raw text; see `training.re3d_names` for what counts."""
    counts = SpanCounts()
    for document in re3d.read_documents(corpora / "re3d"):
        counts.add(*compared(document, nlp(document.text)))
    return {"re3d_names_f1": counts.scores()[2]} | {
        f"re3d_names_{label.lower()}_f1": counts.scores(label)[2] for label in ("PER", "ORG", "LOC")
    }


def _raw_text(nlp: Language, corpora: Path) -> Scores:
    """GUM's paragraphs from raw text with the pipeline's own tokenizer: trees, tags and sentence boundaries."""
    examples = []
    for document in georgetown_multilayer(corpora, "dev").documents:
        for group in paragraphs(document, max_sentences=50, max_tokens=1000):
            reference = to_doc(nlp.vocab, group)
            examples.append(Example(nlp(reference.text), reference))
    found = Scorer().score(examples)
    rows = {"las": "dep_las", "tag": "tag_acc", "upos": "pos_acc", "sentences_f1": "sents_f", "token_f1": "token_f"}
    return {f"gum_dev_raw_{name}": float(found[key]) for name, key in rows.items()}


def _in_domain(nlp: Language, corpora: Path) -> Scores:
    """On PolNeAR's development articles: agreement with CoreNLP on names (not gold), and speed from raw text."""
    counts = SpanCounts()
    texts = []
    for table in sorted((corpora / "polnear_silver" / "dev").glob("*.tsv")):
        text = (corpora / "polnear" / "dev" / "text" / f"{table.stem}.txt").read_text(encoding="utf8")
        for group in paragraphs(read_article(table, text), max_sentences=50, max_tokens=1000):
            reference = to_doc(nlp.vocab, group)
            counts.add(names_of(reference), names_of(annotate(nlp, *words_and_spaces(reference))))
            texts.append(reference.text)
    began = time.perf_counter()
    words_read = sum(len(doc) for doc in nlp.pipe(texts))
    return {
        "polnear_dev_names_agreement_f1": counts.scores()[2],
        "words_per_second": words_read / (time.perf_counter() - began),
    }


def below(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The names in ``floors`` whose score is below its floor, or missing."""
    return [name for name, floor in floors.items() if not scores.get(name, float("-inf")) >= floor]


def _show(scores: Mapping[str, float], floors: Mapping[str, float]) -> None:
    table = Table("measure", "score", "floor")
    for name, value in scores.items():
        shown = f"{value:,.0f}" if value > 1 else f"{value:.4f}"
        table.add_row(name, shown, f"{floors[name]:.3f}" if name in floors else "")
    Console(width=80).print(table)


def main() -> int:
    """Evaluate as the module's docstring says, and return the exit status."""
    parser = argparse.ArgumentParser(description="Score the language pipeline against the pinned floors.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora, unpacked or as archives")
    parser.add_argument("--model", default="en_attribune_news", help="name or folder of a spaCy pipeline")
    parser.add_argument("--scores", type=Path, help="file to write the scores to, as JSON")
    options = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf8"))
    try:
        scores = evaluate(unpacked(options.corpora, UNPACKED, CORPORA), options.model)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return NO_CORPORA
    _show(scores, floors)
    if options.scores:
        options.scores.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf8")
    failed = below(scores, floors)
    for name in failed:
        print(f"{name} is {scores.get(name, 0):.4f}, below its floor of {floors[name]}", file=sys.stderr)
    return BELOW_FLOOR if failed else 0


if __name__ == "__main__":
    sys.exit(main())
