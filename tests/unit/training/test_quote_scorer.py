"""The scorer of quote linking, fitted to content candidates that are made up."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from attribune_quotes.model.weights import scorer_of
from corpora.polnear_scoring import MATCH_LEAST_IOU
from training import quote_scorer
from training.quote_candidates import ContentExamples, SourceExamples
from training.quote_scorer import CONTENT_THRESHOLD, QUOTE_THRESHOLD, Part, fit_scorer

pytest.importorskip("sklearn", reason="training/requirements.txt is not installed")

FOLDS = 3
#: Content candidates of an article.
CONTENTS = 40
#: Articles of a fold.
ARTICLES = 8


class Article:
    """Content candidates of two features: the first says whether one is a content; if ``turned``, the opposite."""

    def __init__(self, seed: int, turned: bool = False) -> None:
        chance = np.random.default_rng(seed)
        content = chance.random(CONTENTS) < 0.5
        self.rows = np.column_stack([content ^ turned, chance.random(CONTENTS)]).astype(float)
        self.iou = np.where(content, 1.0, 0.0)
        self.right = self.iou >= MATCH_LEAST_IOU
        self.target = self.right.astype(float)
        self.weight = np.ones(CONTENTS)
        self.sources: list[SourceExamples] = []
        #: The probabilities of the content candidates when their sources were asked for.
        self.content_probabilities = np.zeros(0)


def add_made_up_sources(one: Article, content_probabilities: np.ndarray, threshold: float) -> None:
    """Three source candidates for each content that is selected; the first is right, as its only feature says."""
    assert threshold == CONTENT_THRESHOLD
    one.content_probabilities = content_probabilities
    one.sources = [
        SourceExamples(
            float(content_probabilities[at]),
            np.array([[1.0], [0.0], [0.0]]),
            np.array([one.right[at], False, False]),
            bool(one.right[at]),
        )
        for at in range(CONTENTS)
        if content_probabilities[at] >= threshold
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
    monkeypatch.setattr(quote_scorer, "add_source_examples", add_made_up_sources)
    monkeypatch.setattr(quote_scorer, "fit", stump)


def parts(turned: int | None = None, teaching: bool = False) -> list[Part]:
    out = [
        Part(fold, cast(ContentExamples, Article(10 * fold + number, fold == turned)))
        for fold in range(FOLDS)
        for number in range(ARTICLES)
    ]
    return [*out, *(Part(0, one.contents, True) for one in out)] if teaching else out


def content(stored: dict[str, object], value: float) -> float:
    """The log-odds that the trees for contents give a candidate with this first feature."""
    return float(scorer_of(stored).content.log_odds(np.array([[value, 0.5]]))[0])


def test_one_scorer_of_all_and_one_of_each_folds_others() -> None:
    whole, by_fold = fit_scorer(parts(), FOLDS)
    assert len(by_fold) == FOLDS
    for stored in (whole, *by_fold):
        assert (stored["content_threshold"], stored["quote_threshold"]) == (
            CONTENT_THRESHOLD,
            QUOTE_THRESHOLD,
        )
        assert content(stored, 1.0) > 1.0 > -1.0 > content(stored, 0.0)
        source = scorer_of(stored).source.log_odds(np.array([[1.0], [0.0]]))
        assert source[0] > source[1]


def test_a_fold_is_scored_by_what_the_others_taught() -> None:
    made = parts(turned=1)
    _, by_fold = fit_scorer(made, FOLDS)
    # The scorer of fold 1 was fitted without its candidates, in which the feature says the opposite.
    assert content(by_fold[1], 1.0) > 3.0
    assert content(by_fold[0], 1.0) < content(by_fold[1], 1.0)
    # So it selects what is no content there, and sources were asked for with those probabilities.
    for part in made:
        one = cast(Article, part.contents)
        if part.fold == 1:
            assert ((one.content_probabilities >= 0.5) == ~one.right).all()


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
