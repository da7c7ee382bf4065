"""The command that scores links to a people file."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_entities.people.store import open_people
from benchmarks.people import FILES, NO_CORPUS, main, write_people
from tests.unit.attribune.people.test_congress import MEMBERS


def test_a_corpus_that_is_not_there_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Corpora that were unpacked here before would be found again.
    monkeypatch.setattr("benchmarks.people.UNPACKED", tmp_path / "unpacked")
    assert main(["--corpora", str(tmp_path)]) == NO_CORPUS
    assert "people" in capsys.readouterr().err


def test_the_people_file_holds_the_members_once_and_the_invented(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for name in FILES:
        (tmp_path / "people" / name).write_text(MEMBERS)
    path = tmp_path / "people.jsonl"
    assert write_people(tmp_path, path, 10) == 12
    people = open_people(path)
    assert people is not None
    assert len(people) == 12
