"""What the benchmarks of scaling and capacity work on."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.codec import decode
from attribune_core.events import CleanArticle
from attribune_core.stage.work import Done, Job, Refused
from benchmarks.capacity import BATCH, work_through
from benchmarks.scaling import cleaned


def test_the_entity_stage_gets_cleaned_articles_with_their_ids() -> None:
    jobs = cleaned(3)
    assert [job.key for job in jobs] == [b"article-0", b"article-1", b"article-2"]
    assert all(decode(CleanArticle, job.value).text for job in jobs)


def test_work_is_done_in_batches_and_its_cpu_time_taken() -> None:
    batches = []

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        batches.append(len(jobs))
        sum(range(200_000))
        return [Done(job.key or b"", job.value + b"!") for job in jobs]

    out, seconds = work_through(work, [Job(b"key", b"value")] * (BATCH + 2))
    assert batches == [BATCH, 2]
    assert {job.value for job in out} == {b"value!"}
    assert seconds > 0
