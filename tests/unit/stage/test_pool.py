"""The pool, with real child processes: what breaks a batch is found and judged alone, and nobody else suffers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from attribune_core.errors import ModelError, PeopleFileError, ResourceError
from attribune_core.settings import Settings
from attribune_core.stage.pool import Pool
from attribune_core.stage.slots import cpu_limit
from attribune_core.stage.work import Done, Job, Refused
from tests.unit.stage.fakes import until

STUB = "tests.integration.stub_worker"
SAMPLE = Job(None, b'{"id": "sample"}')
Start = Callable[..., Awaitable[Pool]]
Children = Callable[[], list[psutil.Process]]


def job(name: str, **article: Any) -> Job:
    return Job(name.encode(), json.dumps({"id": name, **article}).encode())


def settings(**more: Any) -> Settings:
    return Settings(**{"cpu_seconds": 0.3, "memory_bytes": 1024**3, **more})


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    pools: list[Pool] = []

    async def started(loader: str = "load", sample: Job = SAMPLE, **more: Any) -> Pool:
        pool = Pool(f"{STUB}:{loader}", sample, settings(**more), failures.append)
        pools.append(pool)
        pool.failures = failures  # type: ignore[attr-defined] # for the tests to look at
        await pool.start()
        return pool

    failures: list[Exception] = []
    yield started
    for pool in pools:
        await pool.stop()


async def results(pool: Pool, *jobs: Job) -> list[Done | Refused]:
    return await asyncio.wait_for(asyncio.gather(*(pool.backlog.put(one) for one in jobs)), 60)


@pytest.fixture
def children() -> Children:
    """The processes that this test has started; a broker of the other tests may run beside them."""
    others = set(psutil.Process().children(recursive=True))
    return lambda: [one for one in psutil.Process().children(recursive=True) if one not in others]


async def test_work_is_done_in_a_child(start: Start, children: Children) -> None:
    pool = await start()
    assert await results(pool, job("a", text="x")) == [Done(b"a", b'{"id": "a", "text": "X"}')]
    assert len(children()) == 1


@pytest.mark.parametrize(
    ("do", "exception", "message"),
    [
        ("kill", "WorkLimitError", "SIGSEGV"),
        ("hog", "WorkLimitError", "s of CPU time"),
        ("memory", "WorkLimitError", "MemoryError within 1,073,741,824 bytes"),
        ("raise", "ValueError", "a fault in the work"),
    ],
)
async def test_an_article_that_breaks_its_process_is_refused_and_no_other(
    start: Start, children: Children, do: str, exception: str, message: str
) -> None:
    pool = await start()
    before, bad, after = await results(pool, job("a"), job("bad", do=do), job("b"))
    assert isinstance(bad, Refused)
    assert bad.exception == exception
    assert message in bad.message
    assert isinstance(before, Done)
    assert isinstance(after, Done)
    assert await results(pool, job("c")) == [Done(b"c", b'{"id": "c", "text": ""}')], "the slot is there again"
    assert len(children()) == 1, "and only one"


async def test_an_article_whose_process_somebody_killed_is_tried_again(start: Start, tmp_path: Path) -> None:
    pool = await start()
    (result,) = await results(pool, job("a", do="kill once", mark=str(tmp_path / "mark")))
    assert isinstance(result, Done)


async def test_articles_whose_processes_are_killed_in_one_batch_are_each_tried_again(
    start: Start, tmp_path: Path
) -> None:
    """The first one ends the batch before the second is begun, so that fails for the first time when it is alone."""
    pool = await start()
    jobs = [job(name, do="kill once", mark=str(tmp_path / name)) for name in "abcd"]
    assert [type(one) for one in await results(pool, *jobs)] == [Done] * 4


async def test_no_disk_is_the_workers_fault(start: Start) -> None:
    pool = await start()
    result = pool.backlog.put(job("a", do="disk"))
    await until(lambda: bool(pool.failures))  # type: ignore[attr-defined]
    assert isinstance(pool.failures[0], ResourceError)  # type: ignore[attr-defined]
    assert not result.done()


async def test_a_model_that_does_not_load_in_the_middle_is_the_workers_fault(start: Start) -> None:
    pool = await start()
    result = pool.backlog.put(job("a", do="model"))
    await until(lambda: bool(pool.failures))  # type: ignore[attr-defined]
    assert isinstance(pool.failures[0], ModelError)  # type: ignore[attr-defined]
    assert not result.done()


async def test_a_process_that_is_started_again_is_counted(start: Start) -> None:
    pool = await start()
    assert pool.restarts == 0
    await results(pool, job("a", do="kill"))
    assert pool.restarts == 2, "once after each of its two failures"


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_loader_that_fails_stops_the_worker(start: Start, processes: int) -> None:
    with pytest.raises(ModelError, match="there is no such model"):
        await start("load_nothing", processes=processes)
    with pytest.raises(ModelError, match="does not load"):
        await start("there_is_no_such_function", processes=processes)


@pytest.mark.parametrize("processes", [0, 1])
async def test_a_people_file_that_is_wrong_is_told_as_it_is(start: Start, processes: int) -> None:
    with pytest.raises(PeopleFileError, match=r"^people\.jsonl, line 3: id is missing$"):
        await start("load_wrong_people", processes=processes)


async def test_a_loader_that_kills_its_process_stops_the_worker(start: Start) -> None:
    with pytest.raises(ModelError, match="SIGSEGV"):
        await start("load_and_die")


async def test_a_worker_that_refuses_its_own_sample_does_not_start(start: Start) -> None:
    with pytest.raises(ModelError, match="fails on its own sample: NotTextError"):
        await start("load_strict")


async def test_a_child_ignores_signals_that_are_its_parents_business(start: Start, children: Children) -> None:
    pool = await start()
    (child,) = children()
    child.send_signal(signal.SIGINT)
    child.send_signal(signal.SIGTERM)
    assert isinstance((await results(pool, job("a")))[0], Done)
    assert children() == [child]


async def test_a_stopped_pool_leaves_no_process(start: Start, children: Children) -> None:
    pool = await start(processes=2)
    pool.backlog.put(job("a", do="hog"))
    await until(lambda: pool.busy)
    assert len(children()) == 2
    await pool.stop()
    assert children() == []


async def test_an_article_that_is_read_again_leaves_the_other_processes_free(start: Start, tmp_path: Path) -> None:
    pool = await start(processes=2, batch_articles=1, cpu_seconds=20)
    may_end = tmp_path / "may end"
    slow = job("slow", do="wait", **{"for": str(may_end)})
    pool.backlog.put(slow)
    await until(lambda: pool.busy)
    pool.backlog.abandon()
    again = pool.backlog.put(slow)
    assert [type(one) for one in await results(pool, job("a"), job("b"))] == [Done] * 2
    assert not again.done()
    may_end.touch()
    assert isinstance(await asyncio.wait_for(again, 60), Done)


async def test_in_a_thread_what_raises_is_tried_alone_too(start: Start, children: Children) -> None:
    pool = await start(processes=0)
    good, bad = await results(pool, job("a"), job("b", do="raise"))
    assert isinstance(good, Done)
    assert isinstance(bad, Refused)
    assert children() == []


def test_cpu_time_grows_with_length() -> None:
    assert cpu_limit([Job(None, b"")], Settings(cpu_seconds=20)) == 20
    assert cpu_limit([Job(None, b"x" * 10_000)] * 2, Settings(cpu_seconds=20)) == 60


def test_cpu_time_follows_the_readable_text_and_not_the_markup_around_it() -> None:
    longest = cpu_limit([Job(None, b"x" * 200_000)], Settings(cpu_seconds=20))
    assert longest == 20 * 21
    page = Job(None, b"<" * 16 * 1024 * 1024)
    assert cpu_limit([page], Settings(cpu_seconds=20)) == longest
    assert cpu_limit([page, page], Settings(cpu_seconds=20)) == 20 * 41, "each by its own text"
    assert cpu_limit([page], Settings(cpu_seconds=20, max_characters=5_000)) == 30
    assert cpu_limit([page], Settings(cpu_seconds=20, max_characters=400_000)) == 20 * 41


async def test_a_child_does_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys, psutil\n"
        "from attribune_core.settings import Settings\n"
        "from attribune_core.stage.pool import Pool\n"
        "from attribune_core.stage.work import Job\n"
        "async def main():\n"
        f"    pool = Pool('{STUB}:load', Job(None, b'{{\"id\": \"s\"}}'), Settings(), print)\n"
        "    await pool.start()\n"
        '    pool.backlog.put(Job(None, b\'{"id": "a", "do": "hog"}\'))\n'
        "    while not pool.busy: await asyncio.sleep(0)\n"
        "    print(psutil.Process().children()[0].pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE, env=environment
    )
    assert parent.stdout is not None
    child = psutil.Process(int(await asyncio.wait_for(parent.stdout.readline(), 30)))
    parent.kill()
    await parent.wait()
    await until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
