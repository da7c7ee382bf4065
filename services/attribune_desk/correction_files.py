"""Corrections from a database into JSON lines and back, as `attribune desk corrections` does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from attribune_desk.corrections.models import Correction
from attribune_desk.store import Store

#: Corrections of one transaction.
_BATCH = 200


@dataclass
class Taken:
    """What came of the lines of files."""

    #: Corrections that were not here, or not undone here.
    new: int = 0
    known: int = 0
    #: Corrections in this database whose quote is not there.
    unplaced: int = 0
    #: File, line and fault of each line that is no correction.
    faults: list[str] = field(default_factory=list)


def write_lines(url: str) -> Iterator[bytes]:
    """Yield each correction of the database at `url` as a JSON line. Raises StoreError."""
    store = Store(url).open()
    try:
        for correction in store.corrections.every():
            yield correction.model_dump_json().encode() + b"\n"
    finally:
        store.close()


def take_files(url: str, files: Iterable[Path]) -> Taken:
    """Take the correction of every line of the files into the database at `url`.

    A line that is none is told, and the others are taken. Raises StoreError, and OSError for a file.
    """
    taken = Taken()
    store = Store(url).open()
    try:
        batch: list[Correction] = []
        for path in files:
            batch += _read(path, taken)
        for at in range(0, len(batch), _BATCH):
            some = batch[at : at + _BATCH]
            new = store.corrections.take(some)
            taken.new, taken.known = taken.new + new, taken.known + len(some) - new
        taken.unplaced = store.corrections.unplaced()
    finally:
        store.close()
    return taken


def _read(path: Path, taken: Taken) -> Iterator[Correction]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield Correction.model_validate_json(line)
            except ValueError as error:
                taken.faults.append(f"{path}:{number}: {' '.join(str(error).split())}")
