"""A process on one core."""

from __future__ import annotations

import os

from benchmarks.stream_services import on_core


def test_a_core_is_held_only_for_a_while() -> None:
    before = os.sched_getaffinity(0)
    core = max(before)
    with on_core(core):
        assert os.sched_getaffinity(0) == {core}
    assert os.sched_getaffinity(0) == before
