"""The stage as a worker runs it: bytes in, bytes out."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.codec import decode, encode
from attribune_core.errors import ArticleError
from attribune_core.events import CleanArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work
from attribune_entities.annotator import annotate_many
from attribune_entities.coreference.pronouns.ranker import load_ranker
from attribune_entities.language_model.pipelines import Pipelines
from attribune_entities.people.store import open_people


def load(settings: Settings) -> Work:
    """Load the first language pipeline and return the work: `CleanArticle` bytes to `AnnotatedArticle` bytes.

    The people file is loaded, too, if there is one. The pipelines of further languages are loaded when the work needs
    them. A value that breaks the contract is refused; its neighbours in the batch are worked on.

    Raises ModelError when a pipeline is missing, does not load or lacks a component, or where the pronoun ranker does
    not fit the code; so may the work. Raises PeopleFileError when the people file is missing or a line of it is wrong.
    """
    people = open_people(settings.people)
    nlp = Pipelines.ready(settings.pipelines)
    load_ranker("pronouns")

    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        results: dict[int, Done | Refused] = {}
        cleans: dict[int, CleanArticle] = {}
        for number, job in enumerate(jobs):
            try:
                cleans[number] = decode(CleanArticle, job.value)
            except ArticleError as error:
                results[number] = Refused.because(error)
        for number, annotated in zip(cleans, annotate_many(list(cleans.values()), nlp, people), strict=True):
            results[number] = Done(annotated.id.encode(), encode(annotated))
        return [results[number] for number in range(len(jobs))]

    return work
