"""Out-of-fold tags put into annotated articles."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from attribune_core.events import QUOTATION_TAGS, AnnotatedArticle
from tests.unit.quotes.builders import article
from tests.unit.quotes.test_linker import INDIRECT, NAMES
from training.quote_tags import with_tags, without_tags


def stored(folder: Path, tokens: list[tuple[int, int]]) -> Path:
    """A table with the number of the token as the value of its tags."""
    path = folder / "one.npz"
    rows = np.arange(1, len(tokens) + 1, dtype=np.uint8)[:, None].repeat(len(QUOTATION_TAGS), axis=1)
    np.savez(path, start=[start for start, _ in tokens], end=[end for _, end in tokens], quotation=rows)
    return path


def digits(one: AnnotatedArticle) -> str:
    assert one.annotation is not None
    assert one.annotation.quotation is not None
    return one.annotation.quotation.cue_inside


def test_each_token_has_the_tags_of_its_own_place(tmp_path: Path) -> None:
    # Ada Roe said that it rains.
    one = article(INDIRECT, NAMES)
    assert one.annotation is not None
    assert digits(with_tags(one, stored(tmp_path, one.annotation.bounds()))) == "1234567"


def test_another_tokenizer_and_places_without_tags(tmp_path: Path) -> None:
    one = article(INDIRECT, NAMES)
    # "Ada Roe" as one token, "said" cut in two, nothing from "that" on.
    assert digits(with_tags(one, stored(tmp_path, [(0, 7), (8, 10), (10, 12)]))) == "1120000"


def test_tags_are_taken_away_again(tmp_path: Path) -> None:
    one = article(INDIRECT, NAMES)
    assert one.annotation is not None
    assert without_tags(with_tags(one, stored(tmp_path, one.annotation.bounds()))) == one
