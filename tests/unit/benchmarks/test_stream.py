"""What the benchmark of the stream works on."""

from __future__ import annotations

import os

from benchmarks.stream import articles
from benchmarks.stream_services import on_core


def test_every_article_has_an_id_of_its_own_and_a_body() -> None:
    raws = articles(50)
    assert len({raw.id for raw in raws}) == 50
    assert all(raw.body for raw in raws)
    assert len({raw.body for raw in raws}) > 10


def test_a_core_is_held_only_for_a_while() -> None:
    before = os.sched_getaffinity(0)
    core = max(before)
    with on_core(core):
        assert os.sched_getaffinity(0) == {core}
    assert os.sched_getaffinity(0) == before
