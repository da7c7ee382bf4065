"""Finding and unpacking the corpora, on invented archives."""

import tarfile
from pathlib import Path

import pytest

from corpora.archives import unpacked

NAMES = ("gum", "gap")


def archives(folder: Path, names: tuple[str, ...]) -> Path:
    packed = folder / "archives"
    packed.mkdir()
    for name in names:
        content = folder / "content" / name
        content.mkdir(parents=True)
        (content / "LICENSE").write_text(name)
        with tarfile.open(packed / f"{name}.tar.xz", "w:xz") as archive:
            archive.add(content, arcname=name)
    return packed


def test_archives_are_unpacked_once(tmp_path: Path) -> None:
    packed = archives(tmp_path, NAMES)
    found = unpacked(packed, tmp_path / "into", NAMES)
    assert sorted(path.name for path in found.iterdir()) == sorted(NAMES)
    assert (found / "gum" / "LICENSE").read_text() == "gum"
    (found / "gum" / "LICENSE").write_text("kept")
    assert unpacked(packed, tmp_path / "into", NAMES) == found
    assert (found / "gum" / "LICENSE").read_text() == "kept"


def test_unpacked_corpora_are_taken_as_they_are(tmp_path: Path) -> None:
    archives(tmp_path, NAMES)
    assert unpacked(tmp_path / "content", tmp_path / "into", NAMES) == tmp_path / "content"


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    packed = archives(tmp_path, NAMES[1:])
    with pytest.raises(FileNotFoundError, match=NAMES[0]):
        unpacked(packed, tmp_path / "into", NAMES)
