"""The confidence of finished quotes, fitted: what teaches, and that no event teaches of itself."""

from __future__ import annotations

import numpy as np
import pytest

from attribune_quotes.output.confidence import COLUMNS
from attribune_quotes.speakers.ranker import packaged_ranker
from corpora.news_gold import Article, Quote
from training.quote_confidence import Examples, examples, out_of_fold

TEXT = "“We sail,” said Ada Moreno, the harbour master. She said that the wind was right."


def test_the_examples_of_an_article() -> None:
    start = TEXT.index("“We sail,”")
    gold = Quote(((start, start + 10),), True, "Ada Moreno", "Ada Moreno", None, "said")
    article = Article("lantern", TEXT, (gold,), ("Ada Moreno",), "sailing", "lantern")
    found = examples(article, packaged_ranker().choose)
    assert found.event == "sailing"
    assert found.rows.shape == (len(found.right), len(COLUMNS))
    assert found.right.any()
    assert not found.right.all()


def test_a_feature_that_tells_right_from_wrong_is_learned_from_other_events() -> None:
    pytest.importorskip("lightgbm", reason="training/requirements-trees.txt is not installed")
    chance = np.random.default_rng(0)
    parts = []
    for event in range(24):
        right = chance.random(20) < 0.5
        rows = chance.random((20, len(COLUMNS)))
        rows[:, 0] = right + chance.normal(0, 0.2, 20)
        parts.append(Examples(f"event-{event}", rows, right))
    values, rights = out_of_fold(parts)
    assert len(values) == len(rights) == 480
    of_right = [value for value, right in zip(values, rights, strict=True) if right]
    of_wrong = [value for value, right in zip(values, rights, strict=True) if not right]
    assert np.mean(of_right) > 0.8 > 0.2 > np.mean(of_wrong)
