"""Reading PolNeAR, on an invented article in its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.polnear import read_articles
from tests.unit.corpora.builders import POLNEAR_TEXT, polnear


def test_the_first_annotators_attributions_are_read(tmp_path: Path) -> None:
    gold = polnear(tmp_path)
    (one,) = gold.attributions
    assert [POLNEAR_TEXT[start:end] for start, end in one.content] == ["“We won,”", "“At last.”"]
    assert (one.source, one.cue, one.quoted) == (((15, 22),), ((10, 14),), True)


def test_a_corpus_without_the_part_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train"):
        list(read_articles(tmp_path, "train"))
