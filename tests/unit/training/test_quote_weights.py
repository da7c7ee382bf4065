"""The folds of cross-validation, and the file that is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from attribune_quotes.model.weights import weights_of
from training import quote_weights
from training.quote_weights import COLUMNS, COMMAND, FITTED_TO, fold_of

#: Trees, thresholds and calibration as `training.quote_scorer` stores them.
SCORER: dict[str, Any] = {
    **{name: {"base": 0.0, "trees": []} for name in ("content", "source", "confidence")},
    "calibration": [(0.2, 0.3), (0.8, 0.9)],
    "content_threshold": 0.29,
    "quote_threshold": 0.21,
}


def test_one_publishers_month_is_one_fold() -> None:
    assert fold_of("paper_2016-01-02_won", 5) == fold_of("paper_2016-01-30_lost", 5)
    assert len({fold_of(f"{paper}_2016-{month:02}-01_x", 5) for paper in "abcd" for month in range(1, 13)}) == 5


def test_what_is_written_says_what_it_was_fitted_to_and_the_linker_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_weights, "unpacked", lambda *_: tmp_path)
    monkeypatch.setattr(quote_weights, "read_articles", lambda *_: [])
    monkeypatch.setattr(quote_weights, "read", lambda *_: [])
    fitted = {"cues": {"l=say": 2.5}, "tagged": SCORER, "plain": SCORER}
    monkeypatch.setattr(quote_weights, "fit", lambda _: (fitted, []))
    monkeypatch.setattr(quote_weights, "load_model", lambda _: None)
    monkeypatch.setattr(quote_weights, "describe", lambda _: "en_x 1.0")
    out = tmp_path / "weights.json"
    assert quote_weights.main(["--corpora", str(tmp_path), "--out", str(out)]) == 0

    stored = orjson.loads(out.read_bytes())
    assert list(stored) == ["meta", "columns", "cues", "tagged", "plain"]
    assert list(stored["meta"]) == ["schema", "fitted", "commit", "model", "corpora", "command"]
    weights = weights_of(stored)
    assert (weights.meta["model"], weights.meta["command"]) == ("en_x 1.0", COMMAND)
    assert weights.meta["corpora"] == list(FITTED_TO)
    assert weights.cues == {"l=say": 2.5}
    assert weights.columns == {model: list(names) for model, names in COLUMNS.items()}
