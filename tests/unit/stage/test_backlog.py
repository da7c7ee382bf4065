"""Jobs that wait are taken in batches; those under way that nobody waits for any more are joined, not doubled."""

from __future__ import annotations

import asyncio

from attribune_core.settings import Settings
from attribune_core.stage.backlog import Backlog
from attribune_core.stage.work import Done, Job

DONE = Done(b"id", b"out")


async def test_what_waits_is_taken_as_one_batch_within_its_bounds() -> None:
    backlog = Backlog(Settings(batch_articles=3, batch_characters=100, batch_age=10.0))
    for size in (10, 10, 10, 10, 95, 95, 300):
        backlog.put(Job(None, b"x" * size))
    taken = []
    while len(backlog):
        taken.append([len(waiting.job.value) for waiting in await backlog.take()])
    assert taken == [[10, 10, 10], [10], [95], [95], [300]]


async def test_a_batch_holds_neighbours_in_time() -> None:
    backlog = Backlog(Settings(batch_age=1.0))
    for age in (3.0, 2.5, 0.5):
        backlog.put(Job(None, b"x"))
        backlog._waiting[-1].since -= age
    assert [len(await backlog.take()), len(await backlog.take())] == [2, 1]


async def test_a_lone_article_is_taken_at_once() -> None:
    backlog = Backlog(Settings(batch_age=3600.0))
    taking = asyncio.create_task(backlog.take())
    await asyncio.sleep(0)
    backlog.put(Job(None, b"x"))
    assert len(await asyncio.wait_for(taking, 1)) == 1


async def test_dropped_jobs_are_cancelled() -> None:
    backlog = Backlog(Settings())
    result = backlog.put(Job(None, b"x"))
    backlog.drop()
    assert result.cancelled()
    assert len(backlog) == 0


async def test_a_job_that_nobody_waits_for_is_not_taken() -> None:
    backlog = Backlog(Settings(batch_articles=2))
    gone, *rest = (backlog.put(Job(None, b"%d" % at)) for at in range(3))
    gone.cancel()
    assert [waiting.result for waiting in await backlog.take()] == rest


async def test_the_same_job_is_done_twice_while_somebody_waits_for_the_first() -> None:
    backlog = Backlog(Settings())
    first = backlog.put(Job(b"k", b"x"))
    batch = await backlog.take()
    second = backlog.put(Job(b"k", b"x"))
    backlog.finish(batch, [DONE])
    assert (first.done(), second.done(), len(backlog)) == (True, False, 1)


async def test_each_abandoned_job_is_joined_once() -> None:
    backlog = Backlog(Settings())
    for _ in range(2):
        backlog.put(Job(b"k", b"x"))
    batch = await backlog.take()
    backlog.abandon()
    again = [backlog.put(Job(b"k", b"x")) for _ in range(3)]
    assert len(backlog) == 1, "the third one waits"
    backlog.finish(batch, [DONE, DONE])
    assert [one.done() for one in again] == [True, True, False]
    assert backlog.under_way == 0


async def test_what_comes_of_an_abandoned_job_is_nobodys() -> None:
    backlog = Backlog(Settings())
    result = backlog.put(Job(b"k", b"x"))
    batch = await backlog.take()
    backlog.abandon()
    backlog.finish(batch, [DONE])
    assert result.cancelled()
    backlog.put(Job(b"k", b"x"))
    assert len(backlog) == 1, "it is done anew"
