from __future__ import annotations

import gc
import weakref

import pytest

from attribune_core.heap import frozen_heap


class Knot:
    def __init__(self) -> None:
        self.own = self


def test_what_is_there_is_not_looked_at_until_the_end() -> None:
    old = Knot()
    gone = weakref.ref(old)
    with frozen_heap():
        assert gc.get_freeze_count() > 0
        new = Knot()
        soon = weakref.ref(new)
        del old, new
        gc.collect()
        assert (gone() is None, soon() is None) == (False, True)
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert gone() is None


def test_an_error_leaves_nothing_frozen() -> None:
    with pytest.raises(ValueError, match="no"), frozen_heap():
        raise ValueError("no")
    assert gc.get_freeze_count() == 0


def test_what_the_process_froze_itself_stays_frozen() -> None:
    gc.freeze()
    try:
        with frozen_heap():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
