"""What a draft is taught to be, by how like it is to a content."""

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


def drafted(*likeness: float) -> ContentExamples:
    one = article(ROWS)
    assert one.annotation is not None
    analysis = analyse(one, one.annotation)
    found = np.array(likeness)
    return ContentExamples(
        Article("a", one.text, ()), analysis, [], np.zeros((len(found), 0)), found, [], Letters(one.text)
    )


def test_the_better_a_content_is_cut_the_more_it_is_worth_and_none_is_worth_nothing() -> None:
    whole, nine_tenths, just, almost, none = drafted(1.0, 0.9, MATCH_LEAST_IOU, MATCH_LEAST_IOU - 0.01, 0.0).target
    assert whole == 1.0
    assert whole - nine_tenths >= 0.15
    assert nine_tenths > just
    assert just > 0.5
    assert almost == none == 0.0


def test_a_content_counts_as_right_however_it_is_cut() -> None:
    assert drafted(1.0, MATCH_LEAST_IOU, MATCH_LEAST_IOU - 0.01).right.tolist() == [True, True, False]
