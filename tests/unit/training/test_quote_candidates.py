"""The target of a content candidate, by its intersection over union with a content of the gold."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import analyse
from corpora.alignment import Letters
from corpora.polnear import Article
from corpora.polnear_scoring import MATCH_LEAST_IOU
from tests.unit.quotes.builders import article
from training.quote_candidates import ContentExamples

ROWS = """
We PRP 2 nsubj
won VBD 0 root
"""


def examples_with(*iou: float) -> ContentExamples:
    one = article(ROWS)
    assert one.annotation is not None
    analysis = analyse(one, one.annotation)
    found = np.array(iou)
    return ContentExamples(
        Article("a", one.text, ()), analysis, [], np.zeros((len(found), 0)), found, [], Letters(one.text)
    )


def test_a_target_is_higher_for_better_bounds_and_0_without_a_match() -> None:
    found = examples_with(1.0, 0.9, MATCH_LEAST_IOU, MATCH_LEAST_IOU - 0.01, 0.0)
    whole, nine_tenths, just, almost, none = found.target
    assert whole == 1.0
    assert whole - nine_tenths >= 0.15
    assert nine_tenths > just
    assert just > 0.5
    assert almost == none == 0.0


def test_a_match_is_right_whatever_its_bounds() -> None:
    assert examples_with(1.0, MATCH_LEAST_IOU, MATCH_LEAST_IOU - 0.01).right.tolist() == [True, True, False]
