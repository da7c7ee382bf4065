"""Which of the persons that a recogniser found are persons."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
import orjson
import pytest

from attribune_core.errors import ModelError
from attribune_entities.coreference.individuals.evidence import COLUMNS
from attribune_entities.coreference.individuals.judge import SCHEMA, IndividualJudge, shipped_judge
from attribune_entities.document.name_scores import SCORED_LABELS, STEPS
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.extractor import extract
from tests.unit.entities.builders import marked


def stored(**changed: Any) -> dict[str, Any]:
    """A judge of one tree: a person's are names whose scores are more than 1 above those of all else."""
    tree = {"nodes": [[COLUMNS.index("score"), 1.0, -1, -2]], "leaves": [-2.0, 3.0]}
    return {"meta": {"schema": SCHEMA}, "columns": list(COLUMNS), "base": 0.5, "trees": [tree], **changed}


def scored(text: str, **rows: dict[str, float]) -> ParsedArticle:
    """A `marked` text, in which the tokens of each word in `rows` have these log-odds, and other tokens -10."""
    article = marked(text)
    found = np.full((len(article.table), len(SCORED_LABELS)), -10 * STEPS, dtype=np.int8)
    for token, word in enumerate(article.table.words):
        for label, log_odds in rows.get(word, {}).items():
            found[token, SCORED_LABELS.index(label)] = round(log_odds * STEPS)
    article.name_scores = found
    return article


def labels(article: ParsedArticle) -> dict[str, str]:
    return {one.name: one.label for one in extract(article, judge=IndividualJudge(stored()))}


def test_things_get_the_label_that_fits_and_what_is_no_name_goes() -> None:
    article = scored(
        "[PERSON Roe] met [PERSON Velo] there. Then [PERSON Torvane] came. Then [PERSON Velo] grew.",
        Roe={"PERSON": 5.0},
        Velo={"PERSON": 2.0, "ORG": 3.0},
        Torvane={"PERSON": 0.5},
    )
    assert labels(article) == {"Roe": "PERSON", "Velo": "ORG"}


def test_a_thing_takes_up_no_pronoun() -> None:
    article = scored("[PERSON Velo] grew and he left.", Velo={"PERSON": 0.5, "ORG": 2.0})
    (found,) = extract(article, judge=IndividualJudge(stored()))
    assert [mention.text for mention in found.mentions] == ["Velo"]


def test_whom_the_text_calls_a_person_is_one() -> None:
    assert labels(scored("[PERSON Okwu], a weaver, came.", Okwu={"PERSON": 0.5, "GPE": 3.0})) == {"Okwu": "PERSON"}


def test_without_scores_all_stay_persons() -> None:
    assert labels(marked("[PERSON Velo] grew.")) == {"Velo": "PERSON"}


def test_log_odds_do_not_depend_on_the_other_rows() -> None:
    rows = np.random.default_rng(0).normal(size=(70, len(COLUMNS)))
    together = shipped_judge().log_odds(rows)
    assert together.tolist() == [float(shipped_judge().log_odds(row[None])[0]) for row in rows]
    assert IndividualJudge(stored(trees=[])).log_odds(rows).tolist() == [0.5] * 70


@pytest.mark.parametrize("changed", [{"columns": list(COLUMNS[1:])}, {"meta": {"schema": SCHEMA + 1}}, {"meta": {}}])
def test_a_file_for_other_code_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="judge of persons"):
        IndividualJudge(stored(**changed))


def test_the_shipped_file_says_what_it_is() -> None:
    content = files("attribune_entities.coreference.individuals").joinpath("individuals.json").read_bytes()
    about = orjson.loads(content)["meta"]
    assert about["command"] == "make train-individuals CORPORA=…"
    assert about["corpora"] == ["news_gold", "gap"]
