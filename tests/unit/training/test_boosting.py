"""The ranker of pronouns, fitted to invented questions."""

from __future__ import annotations

import pytest

from attribune_entities.coreference.pronouns.ranker import Ranker
from corpora.pronouns import Answer
from tests.unit.training.test_pronoun_examples import made
from training.pronoun_examples import Example


def test_the_ranker_learns_what_is_right_and_the_same_each_time() -> None:
    pytest.importorskip("lightgbm", reason="only training installs it")
    from training.boosting import Growth, fit

    subject = made(Answer(((0, 7),)))
    nobody = Example("gap", "y", subject.rows[:1], [0], [True], [True], False)
    found = [subject, nobody] * 60
    first, again = (fit(found, {"gap": 1.0}, 0.4, Growth(trees=20)) for _ in range(2))
    assert first == again
    ranker = Ranker(first)
    assert ranker.choose(subject.rows) == 1
    assert ranker.choose(nobody.rows) == -1


def test_the_mean_of_rankers_scores_as_they_do_on_average() -> None:
    pytest.importorskip("lightgbm", reason="only training installs it")
    from training.boosting import mean

    first = {"threshold": 0.4, "columns": ["sentences", "subject"], "trees": [[[1, 0.5, 1, 2], [-2000], [4000]]]}
    second = {"threshold": 0.2, "columns": ["words"], "trees": [[[0, 1.5, 1, 2], [0], [1000]], [[600]]]}
    both = mean([first, second])
    assert both["threshold"] == 0.4
    assert both["columns"] == ["sentences", "words", "subject"], "in the order in which they are declared"
    rows = [{"words": 2.0, "subject": 1.0}, {"subject": 1.0}, {"words": 2.0}]
    wanted = [sum(pair) / 2 for pair in zip(Ranker(first).scores(rows), Ranker(second).scores(rows), strict=True)]
    assert Ranker(both).scores(rows) == pytest.approx(wanted, abs=1e-4)
