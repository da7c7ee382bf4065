"""Fit the scorer of a page's blocks to the pages of news_pages.

``python -m training.page_blocks --corpora DIR [--folds N] [--texts FILE] [--out FILE]``. With ``--folds`` nothing is
fitted to all pages: each page is cleaned by a scorer that saw no page of its publisher, and ``--texts`` gets one object
a line with what came out, for `benchmarks.pages`. Choose designs by that.

A block's label comes from the gold's paragraphs: it is the article's if it is one of them or a part of them. Where a
text stands on a page more than once, the places nearest to the rest of the article count.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from attribune_cleaner import clean
from attribune_cleaner.page import block_scorer
from attribune_cleaner.page.block_features import COLUMNS, block_rows
from attribune_cleaner.page.block_scorer import SCHEMA, BlockScorer, using
from attribune_cleaner.page.html_page import page_blocks
from attribune_cleaner.text.keys import key_of
from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from attribune_core.raw import decode_body
from corpora.archives import UNPACKED, unpacked
from corpora.news_pages import Page, read_pages
from training.fitted import meta
from training.quote_forest import fit_forest

OUT = Path(block_scorer.__file__).with_name("blocks.json")
COMMAND = "make train-pages CORPORA=…"
NO_CORPUS = 2

#: Trees, and leaves a tree; of designs of 4 to 24 leaves and 100 to 700 trees, with and without random thresholds, that
#: with the best F1 of words in cross-validation over publishers.
TREES, LEAVES = 150, 16
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    # Thresholds at random: on new publishers they do better than the best ones of the known.
    "extra_trees": True,
    "learning_rate": 0.1,
    "min_child_samples": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "seed": 0,
}
#: Probability from which a block is taken, chosen by cross-validation; figures hardly change between 0.4 and 0.55.
THRESHOLD = 0.5

#: Letters from which a block that is a part of a paragraph, or of several, is the article's; and a paragraph that is a
#: part of a block. Set by hand.
_PART, _PART_OF_SEVERAL = 25, 60
#: Share of a block that paragraphs make up from which it is the article's. Set by hand.
_MOSTLY = 0.7
#: Letters of a block that tells where the article is. Set by hand.
_TELLING = 40


@dataclass(frozen=True)
class Examples:
    """The blocks of a page: their features, whether each is the article's, and how much each counts."""

    page: Page
    rows: np.ndarray
    target: np.ndarray
    weight: np.ndarray


def labels(keys: Sequence[str], body: Sequence[str]) -> list[bool]:
    """Whether each block, by the letters and digits in ``keys``, is a part of the article ``body``."""
    paragraphs = [key_of(text) for text in body]
    counts = Counter(paragraphs)
    apart, joined = "\0".join(paragraphs), "".join(paragraphs)
    found = [_is_part(key, counts, apart, joined) for key in keys]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if found[number]:
            places[key].append(number)
    telling = [
        number for number, key in enumerate(keys) if found[number] and len(places[key]) == 1 and len(key) > _TELLING
    ]
    for key, numbers in places.items():
        if len(numbers) > max(1, counts[key]) and telling:
            numbers.sort(key=lambda number: min(abs(number - other) for other in telling))
            for number in numbers[max(1, counts[key]) :]:
                found[number] = False
    return found


def _is_part(key: str, counts: Counter[str], apart: str, joined: str) -> bool:
    if not key:
        return False
    if counts[key] or (len(key) > _PART and key in apart) or (len(key) > _PART_OF_SEVERAL and key in joined):
        return True
    inside = sum(len(one) for one in counts if len(one) > _PART and one in key)
    return inside > _MOSTLY * len(key)


def examples(page: Page) -> Examples:
    """The examples of ``page``. A block counts by its length, a page's blocks together by the root of their number."""
    blocks, hints = page_blocks(decode_body(page.html))
    keys = [key_of(block.text) for block in blocks]
    lengths = np.array([len(key) for key in keys], dtype=float)
    weight = np.minimum(1 + lengths / 60, 6) / max(1, len(blocks)) ** 0.5
    return Examples(page, block_rows(blocks, hints), np.array(labels(keys, page.body), dtype=float), weight)


def fitted(parts: Sequence[Examples]) -> dict[str, Any]:
    """The data of a scorer that is fitted to ``parts``, without its ``meta``."""
    weight = np.concatenate([one.weight for one in parts])
    forest = fit_forest(
        np.vstack([one.rows for one in parts]),
        np.concatenate([one.target for one in parts]),
        weight / weight.mean(),
        trees=TREES,
        parameters={**PARAMETERS, "num_leaves": LEAVES},
    )
    return {"columns": list(COLUMNS), "threshold": THRESHOLD, **forest}


def cross_validated(parts: Sequence[Examples], folds: int) -> Iterator[dict[str, Any]]:
    """What cleaning makes of each page with a scorer that saw no page of its publisher."""
    publishers = sorted({one.page.publisher for one in parts})
    fold_of = {publisher: number % folds for number, publisher in enumerate(publishers)}
    for fold in range(folds):
        stored = fitted([one for one in parts if fold_of[one.page.publisher] != fold])
        with using(BlockScorer({"meta": {"schema": SCHEMA}, **stored})):
            for one in parts:
                if fold_of[one.page.publisher] == fold:
                    yield from _cleaned(one.page)


def _cleaned(page: Page) -> Iterator[dict[str, Any]]:
    raw = RawArticle(body=decode_body(page.html), url=page.url, content_type="text/html")
    try:
        event = clean(raw)
    except ArticleError as error:
        sys.stderr.write(f"{page.name}: {type(error).__name__}: {error}\n")
        return
    fields = {
        name: getattr(event, name) for name in ("title", "authors", "author", "published_at", "text", "paragraphs")
    }
    yield {"name": page.name, **fields}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    try:
        corpus = unpacked(given.corpora, UNPACKED, ("news_pages",)) / "news_pages"
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return NO_CORPUS
    parts = [examples(page) for page in read_pages(corpus)]
    if given.folds:
        lines = [orjson.dumps(one) + b"\n" for one in cross_validated(parts, given.folds)]
        if given.texts is not None:
            given.texts.write_bytes(b"".join(lines))
        return 0
    about = meta(schema=SCHEMA, model="none", corpora=["news_pages"], command=COMMAND)
    given.out.write_bytes(orjson.dumps({"meta": about, **fitted(parts)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
