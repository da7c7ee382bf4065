"""The scorer of a page's blocks: which blocks of a page are its article's, and a fit to invented pages."""

from __future__ import annotations

import pytest

from attribune_cleaner.page.block_features import COLUMNS
from corpora.news_pages import Page
from tests.unit.cleaner.page.pages import STORY, page, paragraphs
from training.page_blocks import cross_validated, examples, labels

LONG = "thebridgewasclosedonmondayafteracrackwasfound"


@pytest.mark.parametrize(
    ("keys", "body", "found"),
    [
        (["menu", LONG], [LONG], [False, True]),
        # A block that is a part of a paragraph, or holds most of one; short parts are too common to tell.
        ([LONG[:30]], [LONG], [True]),
        ([LONG[:10]], [LONG], [False]),
        ([LONG + "photo"], [LONG], [True]),
        ([LONG + "x" * 60], [LONG], [False]),
        # A block over several paragraphs.
        ([LONG + LONG[::-1]], [LONG, LONG[::-1]], [True]),
        (["", "x"], ["x"], [False, True]),
    ],
)
def test_which_blocks_are_the_articles(keys: list[str], body: list[str], found: list[bool]) -> None:
    assert labels(keys, body) == found


def test_of_a_text_that_stands_twice_the_place_nearest_to_the_article_counts() -> None:
    keys = ["more", "other", "other", "other", "other", LONG, "more", LONG[::-1]]
    assert labels(keys, [LONG, "more", LONG[::-1]]) == [False, False, False, False, False, True, True, True]


def one(name: str) -> Page:
    html = page(paragraphs(*STORY)).encode()
    return Page(name, html, "https://courier.example/a", "Bridge shut", ("Priya Solanki",), "2025-11-18", tuple(STORY))


def test_the_examples_of_a_page() -> None:
    found = examples(one("us-Courier_2025_11_18"))
    assert found.rows.shape == (len(found.target), len(COLUMNS))
    assert found.target.sum() == len(STORY)
    assert (found.weight > 0).all()


def test_each_page_is_cleaned_by_a_scorer_that_saw_none_of_its_publisher() -> None:
    pytest.importorskip("lightgbm", reason="training/requirements-trees.txt is not installed")
    parts = [examples(one(f"us-{name}_2025_11_18")) for name in ("Courier", "Echo", "Gazette")]
    texts = list(cross_validated(parts, 3))
    assert {text["name"] for text in texts} == {part.page.name for part in parts}
    assert all(text["text"].startswith(STORY[0][:40]) for text in texts)
