"""The garbage collector's part of the time: it looks through all that was loaded, again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def frozen_heap() -> Iterator[None]:
    """Keep the garbage collector from looking through what is there already, for as long as the context lasts.

    A language pipeline is some hundred thousand objects that live on, and a batch of articles makes enough new ones for
    several full collections. What becomes garbage in the meantime of what was there before is collected afterwards.
    Where the process has frozen objects itself (`gc.freeze`) nothing changes.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def thawed_heap() -> Iterator[None]:
    """Collect what nobody needs any more, frozen objects, too; what was frozen is so again when the context ends.

    With it is what came to be in the meantime: what is loaded in place of what was collected.
    """
    frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    try:
        yield
    finally:
        if frozen:
            gc.freeze()
