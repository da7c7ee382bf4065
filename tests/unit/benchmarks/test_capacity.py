"""What the benchmark of capacity measures."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.stage.work import Done, Job, Refused
from benchmarks.capacity import BATCH_ARTICLES, work_through


def test_work_is_done_in_batches_and_its_cpu_time_taken() -> None:
    batches = []

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        batches.append(len(jobs))
        sum(range(200_000))
        return [Done(job.key or b"", job.value + b"!") for job in jobs]

    out, seconds = work_through(work, [Job(b"key", b"value")] * (BATCH_ARTICLES + 2))
    assert batches == [BATCH_ARTICLES, 2]
    assert {job.value for job in out} == {b"value!"}
    assert seconds > 0
