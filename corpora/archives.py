"""Finding the corpora: a folder of unpacked corpora, or a folder of their archives."""

import tarfile
from collections.abc import Sequence
from pathlib import Path

#: The folder that archives are unpacked into.
UNPACKED = Path(__file__).resolve().parent.parent / "build" / "corpora"


def unpacked(corpora: Path, into: Path, needed: Sequence[str]) -> Path:
    """Return a folder that holds the corpora ``needed``, unpacked: ``corpora`` itself, or ``into``.

    A corpus is a folder in ``corpora``, or an archive ``NAME.tar.xz`` there that unpacks to a folder of that name. An
    archive whose folder is in ``into`` is not unpacked again.

    Raises:
        FileNotFoundError: a corpus is neither a folder nor an archive in ``corpora``.
        tarfile.TarError: an archive is damaged or would write outside its folder.
    """
    if all((corpora / name).is_dir() for name in needed):
        return corpora
    for name in needed:
        if (into / name).is_dir():
            continue
        archive = corpora / f"{name}.tar.xz"
        if not archive.is_file():
            raise FileNotFoundError(f"{corpora} has neither a folder {name} nor {archive.name}")
        part = into / f"{name}.part"
        with tarfile.open(archive) as packed:
            packed.extractall(part, filter="data")
        # The folder gets its name when it is whole: an unpacking that was interrupted is done again.
        (part / name).rename(into / name)
        part.rmdir()
    return into
