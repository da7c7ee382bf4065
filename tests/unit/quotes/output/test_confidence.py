"""The confidence of finished quotes: what it is made from, and that the model fits the code."""

from __future__ import annotations

from typing import Any

import numpy as np
import orjson
import pytest

from attribune import RawArticle, enrich
from attribune_core.events import EnrichedArticle
from attribune_quotes.model.columns import WeightsError
from attribune_quotes.output import confidence
from attribune_quotes.output.confidence import COLUMNS, ConfidenceModel, article_parts, rows, without_confidence

TEXT = """Ruth Ellery, the mayor of Oakhurst, closed the bridge on Monday. “Nobody was hurt,” said Ellery.

“It will stay shut until spring,” she said. “We have no choice.”

A spokesman for the county said that the money was there, but Leopold Marsh, 78, said he would never cross it again.
"""


@pytest.fixture(scope="module")
def event() -> EnrichedArticle:
    with without_confidence():
        return enrich(RawArticle(id="bridge", body=TEXT))


def features(event: EnrichedArticle) -> np.ndarray:
    return rows(article_parts(event.text, event.paragraphs, event.sentences, event.entities), event.quotes)


def column(event: EnrichedArticle, name: str) -> dict[str, float]:
    values = features(event)[:, COLUMNS.index(name)]
    return {quote.text: float(value) for quote, value in zip(event.quotes, values, strict=True)}


def of(values: dict[str, float], words: str) -> float:
    return next(value for text, value in values.items() if words in text)


def test_there_is_a_value_for_each_feature_and_each_has_a_name_of_its_own(event: EnrichedArticle) -> None:
    found = features(event)
    assert found.shape == (len(event.quotes), len(COLUMNS))
    assert np.isfinite(found).all()
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("kind of speaker", "Nobody was hurt", 2.0),
        ("kind of speaker", "stay shut", 1.0),
        ("kind of speaker", "the money was there", 3.0),
        ("speaker named", "the money was there", 0.0),
        ("speaker named", "stay shut", 1.0),
        ("label of speaker", "stay shut", 0.0),
        ("type", "Nobody was hurt", 0.0),
        ("type", "the money was there", 2.0),
        ("marks", "Nobody was hurt", 2.0),
        ("marks", "the money was there", 0.0),
        ("paragraph", "Nobody was hurt", 0.0),
        ("paragraph", "stay shut", 1.0),
        ("paragraph", "never cross", 2.0),
        ("speaker before", "Nobody was hurt", 0.0),
        ("speaker before", "the money was there", 1.0),
        ("same speaker as before", "stay shut", 1.0),
        ("same speaker as before", "the money was there", 0.0),
        ("persons in paragraph", "stay shut", 0.0),
        ("persons in paragraph", "never cross", 1.0),
        ("begins with capital", "the money was there", 0.0),
        ("distance to cue", "Nobody was hurt", 1.0),
        ("modality", "Nobody was hurt", 0.0),
    ],
)
def test_a_feature_says_what_its_name_says(event: EnrichedArticle, name: str, words: str, value: float) -> None:
    assert of(column(event, name), words) == value


def test_a_pronoun_is_as_far_from_its_name_as_the_text_has_it(event: EnrichedArticle) -> None:
    distance = of(column(event, "distance to name"), "stay shut")
    assert distance == event.text.index("she said") - (event.text.index("said Ellery") + len("said Ellery"))


def test_only_the_confidence_changes(event: EnrichedArticle) -> None:
    now = enrich(RawArticle(id="bridge", body=TEXT))
    assert [quote.confidence for quote in now.quotes] != [quote.confidence for quote in event.quotes]
    assert all(0 < quote.confidence < 1 for quote in now.quotes)
    without = [quote.model_copy(update={"confidence": 0.0}) for quote in now.quotes]
    assert without == [quote.model_copy(update={"confidence": 0.0}) for quote in event.quotes]


def test_the_quotes_of_an_article_do_not_depend_on_another_article(event: EnrichedArticle) -> None:
    first, second = (enrich(RawArticle(id="bridge", body=TEXT)).quotes for _ in range(2))
    assert first == second


def test_no_quote_has_no_confidence() -> None:
    assert confidence.with_confidence(article_parts("", (), (), ()), ()) == ()


def test_hardly_any_quotes_leave_and_the_others_are_numbered_anew(event: EnrichedArticle) -> None:
    first, second, third = event.quotes[:3]
    unlikely = {"confidence": 0.01, "type": "indirect", "continues": None, "nested_in": None}
    gone = first.model_copy(update=unlikely)
    follows = second.model_copy(update={"id": "q2", "confidence": 0.5, "continues": None})
    inner = third.model_copy(update={"id": "q3", "confidence": 0.5, "continues": None, "nested_in": "q2"})
    kept = confidence._likely([gone, follows, inner])
    assert [(one.id, one.nested_in, one.text) for one in kept] == [
        ("q1", None, follows.text),
        ("q2", "q1", inner.text),
    ]
    needed = inner.model_copy(update={"nested_in": "q1"})
    assert len(confidence._likely([gone, follows, needed])) == 3


def test_marked_words_stay_however_unlikely(event: EnrichedArticle) -> None:
    doubtful = [one.model_copy(update={"confidence": 0.01}) for one in event.quotes]
    assert {one.text for one in confidence._likely(doubtful)} >= {
        one.text for one in event.quotes if one.type != "indirect"
    }


def stored(**changed: Any) -> dict[str, Any]:
    line = {"nodes": [], "leaves": [0.5]}
    given = {"columns": list(COLUMNS), "calibration": [(0.2, 0.1), (0.8, 0.9)], "base": 0.0, "trees": [line]}
    return {"meta": {"schema": confidence.SCHEMA}, **given, **changed}


def test_the_curve_makes_a_probability_the_share_that_is_right() -> None:
    (found,) = ConfidenceModel(stored()).confidences(np.zeros((1, len(COLUMNS))))
    probability = 1 / (1 + np.exp(-0.5))
    assert found == pytest.approx(0.1 + 0.8 * (probability - 0.2) / 0.6)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"meta": {"schema": 0}}, "layout 0"),
        ({"columns": ["another", *COLUMNS]}, "'another'"),
        ({"columns": list(COLUMNS[:-1])}, COLUMNS[-1]),
    ],
)
def test_a_model_that_was_fitted_to_other_features_fails_by_name(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(WeightsError, match=message):
        ConfidenceModel(stored(**changed))


def test_the_model_that_ships_says_what_it_was_fitted_to() -> None:
    path = confidence.files(confidence.__package__) / "confidence.json"
    about = orjson.loads(path.read_bytes())["meta"]
    assert about["corpora"] == ["news_gold"]
    assert about["command"] == "make train-confidence CORPORA=…"
