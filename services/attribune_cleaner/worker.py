"""The cleaner as the stage calls it: bytes of raw articles in, bytes of clean ones out."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_cleaner.article import clean
from attribune_cleaner.metadata.language import language_identifier
from attribune_cleaner.page.block_scorer import packaged_scorer
from attribune_core.codec import encode
from attribune_core.errors import ArticleError
from attribune_core.raw import read_raw
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work


def load(settings: Settings) -> Work:
    """Return the cleaner's work under `settings`. What is slow to load is in memory then."""
    # A scorer that does not fit the code stops the worker here, and the first article takes no longer than the next.
    packaged_scorer()
    language_identifier()

    def one(job: Job) -> Done | Refused:
        try:
            article = clean(
                read_raw(job.value, job.key, job.headers, max_bytes=settings.max_bytes),
                max_characters=settings.max_characters,
            )
        except ArticleError as error:
            return Refused.because(error)
        return Done(article.id.encode(), encode(article))

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        return [one(job) for job in jobs]

    return work
