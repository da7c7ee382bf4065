"""Cue candidates of an invented article, labelled by its gold, and the weights that are fitted to them."""

from __future__ import annotations

from pathlib import Path

from tests.unit.corpora.builders import polnear
from tests.unit.training.test_quote_silver import SILVER
from training.quote_examples import clean, examples
from training.quote_lexicon import fit
from training.quote_silver import annotated


def test_examples_say_which_candidates_are_right_and_weights_follow_them(tmp_path: Path) -> None:
    table = tmp_path / "silver.tsv"
    table.write_text(SILVER, encoding="utf-8")
    found = examples(polnear(tmp_path), annotated(clean(polnear(tmp_path)), table))
    assert any(one.right and "lc=say:ccomp<" in one.features for one in found)
    weights = fit([found * 20])
    right = [one for one in found if one.right]
    assert all(sum(weights.get(name, 0) for name in one.features) > 0 for one in right)
