"""Finding the corpora: in a folder of unpacked corpora, or of their archives."""

import tarfile
from collections.abc import Sequence
from pathlib import Path

#: What training and evaluation read; each is a folder, or an archive ``NAME.tar.xz`` that unpacks to one.
NEEDED = ("ewt", "gum", "uner_ewt", "ner_more", "ner_silver", "polnear", "polnear_silver", "re3d")


def unpacked(corpora: Path, into: Path, needed: Sequence[str] = NEEDED) -> Path:
    """A folder that holds the corpora ``needed`` unpacked: ``corpora`` itself, or ``into`` with its archives.

    An archive that was unpacked before is not unpacked again.

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
        # Renamed only when whole, so that an unpacking that was broken off is done again.
        (part / name).rename(into / name)
        part.rmdir()
    return into
