"""The whole pipeline as one stage's work: what the child processes of `enrich_many` run."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work

LOADER = f"{__name__}:load"
#: An article that the pipeline can always work on.
SAMPLE = Job(None, b"The bridge will open in May, Mayor Ada Roe said on Monday.")


def load(settings: Settings) -> Work:
    """Return the work of the three services one after the other, the same code that they run. Raises ModelError."""
    from attribune_cleaner import worker as cleaner
    from attribune_entities import worker as entities
    from attribune_quotes import worker as quotes

    stages = [stage.load(settings) for stage in (cleaner, entities, quotes)]

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        results: list[Done | Refused | Job] = list(jobs)
        for stage in stages:
            going = [(at, one) for at, one in enumerate(results) if isinstance(one, Job)]
            for (at, job), result in zip(going, stage([job for _, job in going]) if going else [], strict=True):
                results[at] = result if isinstance(result, Refused) else Job(result.key, result.value, job.headers)
        return [one if isinstance(one, Refused) else _done(one) for one in results if not isinstance(one, Done)]

    return work


def _done(job: Job) -> Done:
    return Done(job.key or b"", job.value)
