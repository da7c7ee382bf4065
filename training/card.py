"""Part six of training: the model card, written from its template and the scores of the packaged pipeline."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.paths import DISTRIBUTION

TEMPLATE = Path(__file__).with_name("card.md")

_PLACE = "<!-- scores -->"

#: The rows of the card's table: the text of the measure, and the name of its score.
_ROWS = [
    ("Labelled attachment (LAS), GUM dev, gold tokens and sentences", "gum_dev_las"),
    ("Unlabelled attachment (UAS), GUM dev, gold tokens and sentences", "gum_dev_uas"),
    ("Universal word class, GUM dev, gold tokens and sentences", "gum_dev_upos"),
    ("LAS, GUM dev, raw paragraphs with the pipeline's own tokenizer", "gum_dev_raw_las"),
    ("Penn tag, raw paragraphs", "gum_dev_raw_tag"),
    ("Sentence boundaries F1, raw paragraphs", "gum_dev_raw_sentences_f1"),
    ("Names F1, Universal NER (EWT) dev", "uner_ewt_dev_f1"),
    ("- people: precision", "uner_ewt_dev_per_precision"),
    ("- people: recall", "uner_ewt_dev_per_recall"),
    ("- organisations: precision", "uner_ewt_dev_org_precision"),
    ("- organisations: recall", "uner_ewt_dev_org_recall"),
    ("- places: precision", "uner_ewt_dev_loc_precision"),
    ("- places: recall", "uner_ewt_dev_loc_recall"),
    ("Names F1, GUM dev, by our mapping", "gum_dev_names_f1"),
    ("- people", "gum_dev_names_per_f1"),
    ("- organisations", "gum_dev_names_org_f1"),
    ("- places", "gum_dev_names_loc_f1"),
    ("Names F1, re3d (news and official statements), by our mapping", "re3d_names_f1"),
    ("- people", "re3d_names_per_f1"),
    ("- organisations", "re3d_names_org_f1"),
    ("- places", "re3d_names_loc_f1"),
    ("Agreement with CoreNLP on names, PolNeAR dev (no gold)", "polnear_dev_names_agreement_f1"),
]

_GENRE = "gum_dev_las_"


def write_card(scores_file: Path, other_file: Path) -> Path:
    """Write the distribution's README from the template and the scores; return its path.

    ``other_file`` holds the scores of the pipeline trained without some of the data; it may be missing.

    Raises:
        KeyError: a score is missing.
        ValueError: the template has no place for the scores.
    """
    scores: dict[str, float] = json.loads(scores_file.read_text(encoding="utf8"))
    template = TEMPLATE.read_text(encoding="utf8")
    if _PLACE not in template:
        raise ValueError(f"{TEMPLATE} has no line {_PLACE}")
    card = DISTRIBUTION / "README.md"
    other = json.loads(other_file.read_text(encoding="utf8")) if other_file.exists() else None
    card.write_text(template.replace(_PLACE, table(scores, other)), encoding="utf8")
    return card


def table(scores: Mapping[str, float], other: Mapping[str, Any] | None = None) -> str:
    """The scores as Markdown: the main table, trees by genre, and speed.

    ``other`` adds a column. It has the ``scores`` of another pipeline, and what that was trained ``without``.
    """
    columns = {"score": scores}
    if other:
        columns[f"without {' and '.join(other['without'])}"] = other["scores"]
    lines = [_line("measure", *columns), _line(*["---"] * (len(columns) + 1))]
    lines += [_line(text, *(f"{column[name]:.3f}" for column in columns.values())) for text, name in _ROWS]
    genres = sorted((name.removeprefix(_GENRE), las) for name, las in scores.items() if name.startswith(_GENRE))
    lines += ["", "LAS by genre of GUM dev: " + ", ".join(f"{genre} {las:.3f}" for genre, las in genres) + "."]
    speed = scores["words_per_second"]
    lines += ["", f"Speed: {speed:,.0f} words a second on one core, all components, from raw paragraphs of news."]
    return "\n".join(lines)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
