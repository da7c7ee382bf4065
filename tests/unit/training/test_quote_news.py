"""What news_gold teaches the contents: where its gold is placed, what a thought teaches, and what is written."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from attribune_core.events import AnnotatedArticle
from attribune_quotes.contents import features
from attribune_quotes.model.columns import WeightsError
from attribune_quotes.model.forest import probabilities
from attribune_quotes.model.weights import SCHEMA, corrected, stored_weights, weights_of
from corpora.news_gold import Article, Quote
from tests.unit.quotes.prose import annotated
from training import quote_news
from training.news_attributions import attributed
from training.quote_candidates import ContentExamples, content_examples

TEXT = "Ada Moreno said that the ferry was late. Lund believed that it was early. “We sail,” Ada Moreno said."


def gold_of(*quotes: tuple[str, str | None]) -> Article:
    found = []
    for words, mention in quotes:
        start = TEXT.index(words)
        found.append(Quote(((start, start + len(words)),), "“" in words, mention, mention, None, "said"))
    return Article("lantern", TEXT, tuple(found), (), "sailing", "lantern")


def test_a_source_is_the_nearest_occurrence_of_its_words() -> None:
    gold = gold_of(("the ferry was late", "Ada Moreno"), ("“We sail,”", "Ada Moreno"), ("it was early", None))
    first, second, third = attributed(gold, TEXT).attributions
    assert first.source == ((0, 10),)
    assert TEXT[slice(*second.source[0])] == "Ada Moreno"
    assert second.source[0][0] > TEXT.index("sail")
    assert third.source == ()


def test_contents_are_placed_in_the_text_that_cleaning_made() -> None:
    cleaned = "  " + TEXT.replace("“", '"').replace("”", '"')
    (one,) = attributed(gold_of(("“We sail,”", "Ada Moreno")), cleaned).attributions
    assert [cleaned[start:end] for start, end in one.content] == ["We sail"]
    assert attributed(gold_of(("“We sail,”", None)), "Nothing is left.").attributions == ()


def found() -> tuple[ContentExamples, np.ndarray]:
    event: AnnotatedArticle = annotated(TEXT)
    its = content_examples(attributed(gold_of(("the ferry was late", "Ada Moreno")), TEXT), event)
    return its, np.full(len(its.rows), -1.0)


def test_an_opening_that_costs_a_candidate_nothing() -> None:
    its, _ = found()
    whole = [
        one for one, content in enumerate(its.contents) if TEXT[slice(*content.spans[0])] == "that the ferry was late"
    ]
    assert whole
    assert its.iou[whole].tolist() == [1.0]


def test_a_thought_teaches_what_the_first_trees_say_of_it() -> None:
    its, start = found()
    news = quote_news.news_examples(its, start)
    kind = its.rows[:, features.COLUMNS.index("cue: kind")]
    thought, said = np.flatnonzero(kind == 2.0), np.flatnonzero((kind == 0.0) & (its.iou == 0.0))
    assert thought.size
    assert said.size
    assert set(news.target[thought].tolist()) == set(probabilities(start[thought]).tolist())
    assert set(news.target[said].tolist()) == {0.0}
    political = quote_news.polnear_examples(its, start)
    assert political.weight[said].tolist() == (its.weight[said] * quote_news.SAID_WEIGHT).tolist()
    assert political.weight[thought].tolist() == (its.weight[thought] * quote_news.THOUGHT_WEIGHT).tolist()


def test_articles_of_one_event_are_in_one_fold() -> None:
    articles = [Article(f"a{n}", "", (), (), f"event {n % 7}", None) for n in range(21)]
    folds = quote_news.folds_of(articles)
    assert all(folds[n] == folds[n % 7] for n in range(21))
    assert len(set(folds)) == quote_news.FOLDS


def test_a_correction_adds_to_the_log_odds_and_brings_its_thresholds() -> None:
    stored = stored_weights("weights.json")
    tree = {"nodes": [], "leaves": [0.5]}
    news: dict[str, Any] = {
        "meta": {"schema": SCHEMA},
        "columns": {"content": [*stored["columns"]["content"], "another"]},
        "content": {"trees": [tree]},
        "content_threshold": 0.4,
        "quote_threshold": 0.3,
    }
    both, first = corrected(stored, news), weights_of(stored)
    row = np.zeros((1, len(news["columns"]["content"])))
    assert both.tagged.content.log_odds(row)[0] == pytest.approx(first.tagged.content.log_odds(row)[0] + 0.5)
    assert (both.tagged.content_threshold, both.tagged.quote_threshold) == (0.4, 0.3)
    assert both.columns["content"][-1] == "another"
    with pytest.raises(WeightsError, match="column 0"):
        corrected(stored, {**news, "columns": {"content": ["another", *stored["columns"]["content"]]}})
    with pytest.raises(WeightsError, match="layout None"):
        corrected(stored, {**news, "meta": {}})
