"""The judge of who is a person: what it is fitted to, and a fit to invented evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from attribune_entities.coreference.individuals.evidence import COLUMNS
from attribune_entities.coreference.individuals.judge import SCHEMA, IndividualJudge
from corpora.news_gold import Article
from training.individuals import Examples, cross_validated, figures, fitted

SCORE = COLUMNS.index("score")


def one(name: str, right: Sequence[bool]) -> Examples:
    """An article of an event of its own, in which persons have high scores and things low ones."""
    names = [f"{name} {number}" for number in range(len(right))]
    rows = np.zeros((len(right), len(COLUMNS)))
    rows[:, SCORE] = [8.0 if yes else -2.0 for yes in right]
    people = tuple(its for its, yes in zip(names, right, strict=True) if yes)
    return Examples(Article(name, "", (), people, event=name), names, rows, np.array(right, dtype=bool))


PARTS = [one(f"Roe{number}", [True] * 9 + [False] * 3) for number in range(12)]


def test_precision_recall_and_f1_of_the_persons_that_are_taken() -> None:
    part = one("Roe", [True, True, False])
    assert figures([part], [np.array([True, True, True])]) == (2 / 3, 1.0, 0.8)
    assert figures([part], [np.array([True, False, False])]) == (1.0, 0.5, 2 / 3)
    assert figures([part], [np.array([False, False, False])]) == (0.0, 0.0, 0.0)


def test_a_fit_takes_persons_and_leaves_things() -> None:
    pytest.importorskip("lightgbm", reason="training/requirements-trees.txt is not installed")
    judge = IndividualJudge({"meta": {"schema": SCHEMA}, **fitted(PARTS, np.zeros((0, len(COLUMNS))))})
    assert (judge.log_odds(PARTS[0].rows) >= 0.0).tolist() == PARTS[0].right.tolist()


def test_snippets_teach_that_their_names_are_persons() -> None:
    pytest.importorskip("lightgbm", reason="training/requirements-trees.txt is not installed")
    low = np.zeros((2000, len(COLUMNS)))
    low[:, SCORE] = -2.0
    judge = IndividualJudge({"meta": {"schema": SCHEMA}, **fitted(PARTS, low)})
    assert (judge.log_odds(low[:1]) >= 0.0).all()


def test_each_article_is_judged_by_what_saw_no_article_of_its_event() -> None:
    pytest.importorskip("lightgbm", reason="training/requirements-trees.txt is not installed")
    # A kind that one event alone has: only a judge that saw it would know that it is no person's.
    odd = one("Odd", [False] * 40)
    odd.rows[:, SCORE] = 8.0
    found = cross_validated([*PARTS, odd], np.zeros((0, len(COLUMNS))), folds=13)
    assert (found[-1] >= 0.0).all()
    assert [len(log_odds) for log_odds in found] == [len(part.names) for part in (*PARTS, odd)]
