"""The scorer's file fits the code by the names of its features, and its trees add up to probabilities."""

from __future__ import annotations

import math
import re
from importlib.resources import files
from typing import Any

import numpy as np
import orjson
import pytest

from attribune_cleaner.page.block_features import COLUMNS, Hints
from attribune_cleaner.page.block_scorer import SCHEMA, BlockScorer, packaged_scorer, scorer, using
from attribune_cleaner.page.blocks import cut_blocks, parse_page
from attribune_cleaner.page.html_page import page_blocks
from attribune_core.errors import ModelError
from tests.unit.cleaner.page.pages import COOKIES, COPYRIGHT, MENU, RELATED, STORY, page


def packaged() -> dict[str, Any]:
    """Return the data of the scorer that ships."""
    found: dict[str, Any] = orjson.loads((files("attribune_cleaner.page") / "blocks.json").read_bytes())
    return found


def small(**fields: Any) -> dict[str, Any]:
    """Return the data of a scorer of two trees: links count against a block, and so does what is hidden."""
    linked, hidden = COLUMNS.index("linked"), COLUMNS.index("hidden")
    trees = [
        {"nodes": [[linked, 0.5, -1, -2]], "leaves": [2.0, -2.0]},
        {"nodes": [[hidden, 0.5, -1, -2]], "leaves": [0.0, -3.0]},
    ]
    columns = list(COLUMNS)
    return {"meta": {"schema": SCHEMA}, "columns": columns, "threshold": 0.4, "base": 0.5, "trees": trees, **fields}


def test_the_file_that_ships_fits_the_code() -> None:
    assert packaged()["columns"] == list(COLUMNS)
    assert packaged()["meta"]["schema"] == SCHEMA
    assert 0 < packaged_scorer().threshold < 1
    assert packaged_scorer() is packaged_scorer()


@pytest.mark.parametrize("at", [0, 1, len(COLUMNS) // 2, len(COLUMNS) - 1])
def test_a_feature_put_in_between_fails_at_once(at: int) -> None:
    columns = packaged()["columns"]
    with pytest.raises(ModelError, match=rf"fitted to 'new' as feature {at}, .*{re.escape(COLUMNS[at])}"):
        BlockScorer({**packaged(), "columns": [*columns[:at], "new", *columns[at:]]})


def test_a_feature_left_out_or_renamed_or_moved_fails_at_once() -> None:
    first, second, *others = packaged()["columns"]
    for columns in ([first, *others], ["other", second, *others], [second, first, *others]):
        with pytest.raises(ModelError, match="as feature"):
            BlockScorer({**packaged(), "columns": columns})


def test_a_feature_at_the_end_fails_at_once() -> None:
    columns = packaged()["columns"]
    for wrong in (columns[:-1], [*columns, "new"], []):
        with pytest.raises(ModelError, match=rf"fitted to {len(wrong)} features, .*{len(columns)}"):
            BlockScorer({**packaged(), "columns": wrong})


@pytest.mark.parametrize("meta", [{}, {"schema": SCHEMA + 1}, {"schema": None}])
def test_another_layout_fails_at_once(meta: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="layout"):
        BlockScorer({**packaged(), "meta": meta})


def test_trees_add_up_to_a_probability() -> None:
    root = parse_page("<p>One.</p><p><a href=/>Two.</a></p><p hidden>Three.</p>").root
    assert root is not None
    assert BlockScorer(small()).probabilities(cut_blocks(root), Hints()) == pytest.approx(
        [1 / (1 + math.exp(-log_odds)) for log_odds in (2.5, -1.5, -0.5)]
    )


def test_without_trees_or_blocks_there_is_nothing_to_add() -> None:
    assert BlockScorer(small()).probabilities([], Hints()) == []
    assert BlockScorer(small(trees=[])).of_rows(np.zeros((2, len(COLUMNS)))).tolist() == [0, 0]


def test_another_scorer_is_used_within_its_block_alone() -> None:
    other = BlockScorer(small())
    with using(other):
        assert scorer() is other
        with using(BlockScorer(small())):
            assert scorer() is not other
        assert scorer() is other
    assert scorer() is packaged_scorer()


def test_another_scorer_leaves_with_an_error() -> None:
    with pytest.raises(KeyError), using(BlockScorer(small())):
        raise KeyError
    assert scorer() is packaged_scorer()


def test_the_story_is_likelier_than_the_furniture() -> None:
    found, hints = page_blocks(page())
    chances = dict(zip((block.text for block in found), scorer().probabilities(found, hints), strict=True))
    assert min(chances[text] for text in STORY) > 0.8
    furniture = [chances[text] for text in (*MENU, *RELATED, COOKIES, COPYRIGHT) if text in chances]
    assert furniture
    assert max(furniture) < 0.45


def test_a_block_is_scored_alike_whatever_is_scored_with_it() -> None:
    rows = np.random.default_rng(1).normal(size=(130, len(COLUMNS)))
    whole = packaged_scorer().of_rows(rows)
    assert [float(packaged_scorer().of_rows(row[None, :])[0]) for row in rows] == whole.tolist()
