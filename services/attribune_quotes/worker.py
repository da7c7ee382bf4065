"""The quote linker as the stage calls it: bytes of annotated articles in, bytes of enriched articles out."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.codec import decode, encode
from attribune_core.errors import ArticleError
from attribune_core.events import AnnotatedArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work
from attribune_quotes.linker import check_weights, link
from attribune_quotes.speakers.ranker import packaged_ranker


def load(settings: Settings) -> Work:
    """Return the linker's work, with its weights in memory. None of `settings` changes what it does.

    A value that breaks the contract is refused; the others of its batch are linked. Raises WeightsError if the weights
    that ship were fitted to other features than this code has.
    """
    check_weights()
    packaged_ranker()

    def one(job: Job) -> Done | Refused:
        try:
            enriched = link(decode(AnnotatedArticle, job.value))
        except ArticleError as error:
            return Refused.because(error)
        return Done(enriched.id.encode(), encode(enriched))

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        return [one(job) for job in jobs]

    return work
