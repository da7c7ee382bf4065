"""The command that scores links to a people file."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.invented_people import invented, namesakes
from benchmarks.people import FILES, NO_CORPUS, load, main, read_members, write_people
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
    members = read_members(tmp_path)
    everybody = [*members, *invented(members, 10), *namesakes(members)]
    people = load(write_people(everybody, tmp_path / "people.jsonl"))
    assert [people.person(number) for number in range(len(people))] == everybody
    assert len(people) == 14
