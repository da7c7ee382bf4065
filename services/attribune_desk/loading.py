"""Events from files into the store, without Kafka: JSON lines, as `attribune enrich` writes them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from attribune_desk.store import Outcome, Store

#: Events of one transaction.
_BATCH = 200


def load_lines(url: str, files: Iterable[Path]) -> dict[Outcome, int]:
    """Keep the event of every line of the files in the database at `url`; return how many lines came to what.

    A line that is no event is refused, and the others are kept. Raises StoreError, and OSError for a file.
    """
    return load(url, (line for path in files for line in _lines(path)))


def load(url: str, events: Iterable[bytes]) -> dict[Outcome, int]:
    """Keep events, as they are on the topic, in the database at `url`; return how many came to what.

    They count as received now, and as later than what is there. Raises StoreError.
    """
    counts = dict.fromkeys(Outcome, 0)
    store = Store(url).open()
    try:
        waiting = iter(events)
        while batch := list(islice(waiting, _BATCH)):
            for outcome in store.writer.add(batch, int(time.time())):
                counts[outcome] += 1
    finally:
        store.close()
    return counts


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield line.strip()
