"""The command that scores the links of pronouns."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.pronouns import NO_CORPUS, main


def test_a_corpus_that_is_not_there_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Corpora that were unpacked here before would be found again.
    monkeypatch.setattr("benchmarks.pronouns.UNPACKED", tmp_path / "unpacked")
    assert main(["--corpora", str(tmp_path)]) == NO_CORPUS
    assert "gap" in capsys.readouterr().err
