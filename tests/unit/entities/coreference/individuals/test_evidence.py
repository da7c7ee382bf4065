"""What an article says for and against a name being a person's."""

from __future__ import annotations

import numpy as np
import pytest

from attribune_entities.coreference.individuals.evidence import COLUMNS, best_other_label, evidence, surroundings
from attribune_entities.document.name_scores import SCORED_LABELS, STEPS, NameScores
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.extractor import find_names
from tests.unit.entities.builders import marked


def scores(article: ParsedArticle, **of_labels: float) -> NameScores:
    """The same log-odds for every token: those given, and -10 of the other labels."""
    row = [round(of_labels.get(label, -10.0) * STEPS) for label in SCORED_LABELS]
    return np.array([row] * len(article.table), dtype=np.int8)


def columns(text: str, **of_labels: float) -> list[dict[str, float]]:
    """The evidence on each person of a `marked` text."""
    article = marked(text)
    _, groups = find_names(article)
    around = surroundings(article.table, scores(article, **of_labels), groups)
    return [dict(zip(COLUMNS, row, strict=True)) for row in evidence(around, groups).tolist()]


def test_the_scores_are_compared_with_no_name_and_with_the_best_other_label() -> None:
    (found,) = columns("Then [PERSON Velo] came.", PERSON=3.0, ORG=2.0, GPE=-1.0)
    assert [found[name] for name in ("score", "score_named", "score_other")] == [1.0, 3.0, 1.0]
    assert (found["score_org"], found["score_place"]) == (2.0, -1.0)
    (found,) = columns("Then [PERSON Velo] came.", PERSON=3.0)
    assert (found["score"], found["score_other"]) == (3.0, 13.0)


def test_how_the_names_are_written_and_what_titles_they_have() -> None:
    (found,) = columns("[PERSON Ada Roe] met [PERSON Roe]. Then Senator [PERSON Roe] left.", PERSON=3.0)
    told = ("words", "letters", "first_name", "mentions", "forms", "full_and_short", "titles", "title_gender")
    assert [found[name] for name in told] == [2, 7, 1, 3, 2, 1, 1, 0]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("They met with [PERSON Roe] there.", "with"),
        ("The firm [PERSON Velo] grew.", "noun_before"),
        ("The [PERSON Velo] dress came.", "noun_after"),
        ("Then [PERSON Roe] said so.", "verb_after"),
        ("Then [PERSON Roe] came and he left.", "he"),
        ("Then [PERSON Roe] , who left, came.", "he"),
        ("Then [PERSON Velo] grew and its price fell.", "it"),
    ],
)
def test_how_a_name_is_used(text: str, use: str) -> None:
    (found,) = columns(text, PERSON=3.0)
    assert found[use] == 1.0


def test_a_pronoun_after_another_person_or_in_another_paragraph_tells_nothing() -> None:
    first, second = columns("[PERSON Velo] met [PERSON Roe] and he left.\nThey came.\nIts price fell.", PERSON=3.0)
    assert (first["he"], first["it"]) == (0.0, 0.0)
    assert (second["he"], second["it"]) == (1.0, 0.0)


def test_words_that_other_persons_share_and_the_length_of_the_text() -> None:
    found = columns("[PERSON Ada Roe] met [PERSON Tom Roe] there.", PERSON=3.0)
    assert [one["shared"] for one in found] == [1.0, 1.0]
    assert [one["tokens"] for one in found] == [7.0, 7.0]


@pytest.mark.parametrize(
    ("of_labels", "label"),
    [
        ({"PERSON": 3.0, "ORG": 2.0, "GPE": 1.0}, "ORG"),
        ({"PERSON": 3.0, "LOC": 0.5}, "LOC"),
        ({"PERSON": 3.0}, None),
        ({"PERSON": 3.0, "ORG": 0.0}, None),
    ],
)
def test_the_label_that_fits_best_besides_a_person(of_labels: dict[str, float], label: str | None) -> None:
    article = marked("Then [PERSON Velo] came.")
    _, (group,) = find_names(article)
    assert best_other_label(scores(article, **of_labels), group) == label
