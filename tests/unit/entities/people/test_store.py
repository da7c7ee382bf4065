"""Opening the people file: made once, shared, and made anew where it changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from attribune_core.errors import PeopleFileError
from attribune_entities.people import store
from attribune_entities.people.store import open_people
from tests.unit.entities.people.builders import content, entry


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    store._open.cache_clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.jsonl"
    path.write_bytes(content(entry("Ada Roe")))
    return path


def kept() -> list[Path]:
    return [one for one in Path(tempfile.gettempdir()).glob("attribune-people-*/*") if one.name != "lock"]


def test_without_a_file_there_are_no_people() -> None:
    assert open_people(None) is None


def test_the_index_is_made_once_and_found_again(file: Path) -> None:
    first = open_people(file)
    (made,) = kept()
    store._open.cache_clear()
    written = made.stat().st_mtime_ns
    second = open_people(file)
    assert first is not None
    assert second is not None
    assert second.digest == first.digest
    assert second.person(0).name == "Ada Roe"
    assert [one.stat().st_mtime_ns for one in kept()] == [written]


def test_a_changed_file_has_another_digest_and_takes_the_place_of_the_old(file: Path) -> None:
    first = open_people(file)
    file.write_bytes(content(entry("Bo Lind"), entry("Cy Roe")))
    second = open_people(file)
    assert first is not None
    assert second is not None
    assert first.digest != second.digest
    # Who has mapped the old one keeps it.
    assert first.person(0).name == "Ada Roe"
    assert second.person(0).name == "Bo Lind"
    assert len(kept()) == 1


def test_a_damaged_index_is_made_anew(file: Path) -> None:
    open_people(file)
    (made,) = kept()
    made.unlink()
    made.write_bytes(b"half")
    store._open.cache_clear()
    again = open_people(file)
    assert again is not None
    assert again.person(0).name == "Ada Roe"


def test_where_others_can_write_the_process_has_an_index_of_its_own(file: Path) -> None:
    folder = store._own_folder()
    assert folder is not None
    folder.chmod(0o777)
    people = open_people(file)
    assert people is not None
    assert people.person(0).name == "Ada Roe"
    assert kept() == []


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_an_error_of_the_settings(tmp_path: Path, name: str) -> None:
    with pytest.raises(PeopleFileError, match=r"No such file|Is a directory"):
        open_people(tmp_path / name)


def test_an_empty_file_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.touch()
    with pytest.raises(PeopleFileError, match="names nobody"):
        open_people(path)
