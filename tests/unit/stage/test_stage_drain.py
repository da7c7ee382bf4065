"""The stage: what happens to articles in flight when partitions are given back."""

from __future__ import annotations

import asyncio

import pytest

from attribune_core.stage.records import Consumed
from attribune_core.stage.work import Done, Job, Refused
from tests.unit.stage.fakes import settled
from tests.unit.stage.rig import Rig

REFUSED = Refused("NotTextError", "no words", "Traceback …")


async def test_a_drain_brings_out_what_is_under_way_and_drops_the_rest(rig: Rig) -> None:
    await rig.read(b"under way")
    rig.pool.backlog.put(Job(None, b"something else"))
    waiting = asyncio.create_task(rig.stage.admit(Consumed("articles.raw", 0, 3, 0, b"k", b"waits"), rig_never))
    await settled()
    drain = asyncio.create_task(rig.stage.drain(60))
    await settled()
    assert not drain.done()
    await rig.read(b"comes too late")
    assert b"comes too late" not in rig.pool.taken
    await rig.finish(b"under way")
    assert await drain
    assert rig.acknowledged == [(0, 0)]
    await waiting
    assert await rig.stage.forget() == {("articles.raw", 0)}
    assert rig.stage.in_flight == 0


async def rig_never() -> None:
    pytest.fail("a record that was dropped must not be acknowledged")


async def test_a_drain_does_not_wait_for_held_letters(rig: Rig) -> None:
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    assert await rig.stage.drain(60)
    assert rig.acknowledged == []


async def test_a_drain_has_an_end(rig: Rig) -> None:
    await rig.read(b"never done")
    assert not await rig.stage.drain(0.01)


async def rebalance(rig: Rig) -> None:
    await rig.stage.drain(0)
    await rig.stage.forget()
    rig.stage.reopen()
    rig.offsets.clear()
    await settled()


async def test_an_article_that_is_read_again_joins_its_work_that_is_under_way(rig: Rig) -> None:
    """Begun anew with every rebalance, one slow article would come to hold every process."""
    await rig.read(b"slow")
    for _ in range(3):
        await rebalance(rig)
        assert rig.stage.in_flight == 0
        await rig.read(b"slow")
    assert rig.pool.backlog.under_way == 1
    await rig.finish(b"slow")
    assert (rig.sent(), rig.acknowledged) == ([b"SLOW"], [(0, 0)])


@pytest.mark.parametrize("changed", [{"value": b"b"}, {"value": b"a", "key": b"other"}])
async def test_another_article_does_not_join_it(rig: Rig, changed: dict[str, bytes]) -> None:
    await rig.read(b"a")
    old = rig.pool.taken.pop(b"a")
    await rebalance(rig)
    await rig.read(**changed)  # type: ignore[arg-type] # a value and a key
    rig.pool.backlog.finish([old], [Done(b"k", b"from before")])
    await settled()
    assert not rig.producer.log, "what was in work before is not sent"
    await rig.finish(changed["value"])
    assert (rig.sent(), rig.acknowledged) == ([changed["value"].upper()], [(0, 0)])


async def test_what_was_abandoned_decides_nothing(rig: Rig) -> None:
    await rig.read(b"bad")
    decisions = rig.stage.gate.decisions
    await rebalance(rig)
    await rig.finish(b"bad", REFUSED)
    assert rig.stage.gate.decisions == decisions, "it is counted when it is read again"
