"""How likely each block of a page is part of its article: boosted trees over `block_features`.

`training.page_blocks` fits them and writes `blocks.json`, which says what they were fitted to. Trees are drawn with
random thresholds (Geurts et al. 2006, *Extremely randomized trees*) and boosted (Friedman 2001, *Greedy function
approximation*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import orjson

from attribune_cleaner.page.block_features import COLUMNS, Hints, Rows, block_rows
from attribune_cleaner.page.blocks import Block
from attribune_core.errors import ModelError
from attribune_core.trees import Trees

#: The layout of the file that this code reads.
SCHEMA = 1


class BlockScorer:
    """The trees, the log-odds that they start from, and the probability from which a block is the article's."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the data of a file as `training.page_blocks` writes it.

        Raises ModelError where the file has another layout, or was fitted to other features than this code has.
        """
        meta = stored.get("meta", {})
        if meta.get("schema") != SCHEMA:
            raise ModelError(f"the block scorer has layout {meta.get('schema')!r}, this code reads {SCHEMA}")
        columns = stored["columns"]
        for number, (fitted, declared) in enumerate(zip(columns, COLUMNS, strict=False)):
            if fitted != declared:
                raise ModelError(f"the block scorer was fitted to {fitted!r} as feature {number}, not to {declared!r}")
        if len(columns) != len(COLUMNS):
            raise ModelError(f"the block scorer was fitted to {len(columns)} features, here are {len(COLUMNS)}")
        self.threshold: float = stored["threshold"]
        self._base: float = stored["base"]
        self._trees = Trees([(tree["nodes"], tree["leaves"]) for tree in stored["trees"]])

    def probabilities(self, blocks: Sequence[Block], hints: Hints) -> list[float]:
        """Return for each block the probability that it is part of the article."""
        return [float(one) for one in self.of_rows(block_rows(blocks, hints))]

    def of_rows(self, rows: Rows) -> Rows:
        """Return the probability of each row of features. Leaves are added in the order of the trees."""
        values = self._trees.values(rows)
        if not values.size:
            return np.zeros(len(rows))
        values[:, 0] += self._base
        log_odds: Rows = np.add.accumulate(values, axis=1)[:, -1]
        return 1.0 / (1.0 + np.exp(-log_odds))


@cache
def packaged_scorer() -> BlockScorer:
    """Return the scorer that ships. Raises ModelError where it does not fit the code."""
    return BlockScorer(orjson.loads((files(__package__) / "blocks.json").read_bytes()))


_instead: ContextVar[BlockScorer | None] = ContextVar("block scorer", default=None)


def scorer() -> BlockScorer:
    """Return the scorer: the packaged one, or the one that `using` put in its place."""
    return _instead.get() or packaged_scorer()


@contextmanager
def using(other: BlockScorer) -> Iterator[None]:
    """Use another scorer than the packaged one within the block, for cross-validation."""
    token = _instead.set(other)
    try:
        yield
    finally:
        _instead.reset(token)
