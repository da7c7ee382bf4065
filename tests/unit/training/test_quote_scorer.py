"""The judge of quote linking, fitted to drafts that are made up."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from attribune_quotes.model.weights import scorer_of
from corpora.polnear_scoring import MATCH_LEAST_IOU
from training import quote_scorer
from training.quote_candidates import ContentExamples, SourceExamples
from training.quote_scorer import LEAST_CONTENT_PROBABILITY, LEAST_LINKED_PROBABILITY, Part, fit_scorer

pytest.importorskip("sklearn", reason="training/requirements.txt is not installed")

FOLDS = 3
#: Drafts an article, and articles a fold.
DRAFTS = 40
ARTICLES = 8


class Article:
    """Drafts of two features: the first says whether one is a content, but in fold ``turned`` its opposite."""

    def __init__(self, seed: int, turned: bool = False) -> None:
        chance = np.random.default_rng(seed)
        content = chance.random(DRAFTS) < 0.5
        self.rows = np.column_stack([content ^ turned, chance.random(DRAFTS)]).astype(float)
        self.likeness = np.where(content, 1.0, 0.0)
        self.right = self.likeness >= MATCH_LEAST_IOU
        self.target = self.right.astype(float)
        self.weight = np.ones(DRAFTS)
        self.sources: list[SourceExamples] = []
        #: What the drafts were given when their links were asked for.
        self.likely = np.zeros(0)


def links(one: Article, likely: np.ndarray, least: float) -> None:
    """Three links a draft that is taken; the first is right, as its only feature says."""
    assert least == LEAST_CONTENT_PROBABILITY
    one.likely = likely
    one.sources = [
        SourceExamples(
            float(likely[at]),
            np.array([[1.0], [0.0], [0.0]]),
            np.array([one.right[at], False, False]),
            bool(one.right[at]),
        )
        for at in range(DRAFTS)
        if likely[at] >= least
    ]


def stump(rows: np.ndarray, right: np.ndarray, *_: object, **__: object) -> dict[str, object]:
    """One tree with one split, of the first feature at a half: what LightGBM would give, without it."""

    def odds(side: np.ndarray) -> float:
        share = (right[side].sum() + 1) / (side.sum() + 2)
        return float(np.log(share / (1 - share)))

    low = rows[:, 0] <= 0.5
    return {"base": 0.0, "trees": [{"nodes": [[0, 0.5, -1, -2]], "leaves": [odds(low), odds(~low)]}]}


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quote_scorer, "add_source_examples", links)
    monkeypatch.setattr(quote_scorer, "fit", stump)


def parts(turned: int | None = None, teaching: bool = False) -> list[Part]:
    out = [
        Part(fold, cast(ContentExamples, Article(10 * fold + number, fold == turned)))
        for fold in range(FOLDS)
        for number in range(ARTICLES)
    ]
    return [*out, *(Part(0, one.contents, True) for one in out)] if teaching else out


def content(stored: dict[str, object], value: float) -> float:
    """What the trees for contents say of a draft with this first feature, as log-odds."""
    return float(scorer_of(stored).content.log_odds(np.array([[value, 0.5]]))[0])


def test_one_scorer_of_all_and_one_of_each_folds_others() -> None:
    whole, by_fold = fit_scorer(parts(), FOLDS)
    assert len(by_fold) == FOLDS
    for stored in (whole, *by_fold):
        assert (stored["content_threshold"], stored["quote_threshold"]) == (
            LEAST_CONTENT_PROBABILITY,
            LEAST_LINKED_PROBABILITY,
        )
        assert content(stored, 1.0) > 1.0 > -1.0 > content(stored, 0.0)
        link = scorer_of(stored).source.log_odds(np.array([[1.0], [0.0]]))
        assert link[0] > link[1]


def test_a_fold_is_judged_by_what_the_others_taught() -> None:
    made = parts(turned=1)
    _, by_fold = fit_scorer(made, FOLDS)
    # The judge of fold 1 saw none of its drafts, in which the feature says the opposite.
    assert content(by_fold[1], 1.0) > 3.0
    assert content(by_fold[0], 1.0) < content(by_fold[1], 1.0)
    # So it takes what is none there, and its links were asked for with those probabilities.
    for part in made:
        one = cast(Article, part.contents)
        if part.fold == 1:
            assert ((one.likely >= 0.5) == ~one.right).all()


def test_a_confidence_is_the_share_that_is_right() -> None:
    whole, _ = fit_scorer(parts(turned=1), FOLDS)
    curve = whole["calibration"]
    assert [share for _, share in curve] == sorted(share for _, share in curve)
    assert all(0.0 < share < 1.0 for _, share in curve)


def test_what_only_teaches_is_not_calibrated_on(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    whole_curve = quote_scorer._curve
    monkeypatch.setattr(quote_scorer, "_curve", lambda seen: counted.append(len(seen)) or whole_curve(seen))
    fit_scorer(parts(), FOLDS)
    fit_scorer(parts(teaching=True), FOLDS)
    # One curve a fold, then the one of all.
    assert counted[: FOLDS + 1] == counted[FOLDS + 1 :]
