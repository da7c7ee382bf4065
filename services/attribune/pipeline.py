"""The three stages in this process: raw articles in, enriched events out, without Kafka."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from attribune.normal import normal
from attribune_core.errors import ArticleError, AttribuneError
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.heap import frozen_heap
from attribune_core.settings import Settings

T = TypeVar("T")
U = TypeVar("U")


class UnexpectedError(ArticleError):
    """A stage failed on the article in a way that it does not know; the message names the fault."""


def enrich_batch(raws: Sequence[str | RawArticle], settings: Settings) -> list[EnrichedArticle | ArticleError]:
    """Return one event, or the reason why there is none, for each article, in order.

    The same article gives the same event whatever else is in the batch. Raises ModelError and PeopleFileError.
    """
    # Not at the top: they load spaCy, which takes a second that `attribune --help` need not wait for.
    from attribune_cleaner import clean_many
    from attribune_entities import annotate_many
    from attribune_entities.language_model.pipelines import Pipelines
    from attribune_entities.people.store import open_people
    from attribune_quotes import link_many

    nlp = Pipelines(settings.pipelines)
    people = open_people(settings.people)
    with frozen_heap():
        read = [_read(raw, settings.max_bytes) for raw in raws]
        cleaned = _each(read, lambda batch: clean_many(batch, max_characters=settings.max_characters))
        annotated = _each(cleaned, lambda batch: annotate_many(batch, nlp, people))
        return _each(annotated, link_many)


def _read(raw: str | RawArticle, max_bytes: int) -> RawArticle | ArticleError:
    try:
        return normal(raw, max_bytes)
    except ArticleError as error:
        return error


def _each(
    items: Sequence[T | ArticleError], work: Callable[[list[T]], Sequence[U | ArticleError]]
) -> list[U | ArticleError]:
    """Work on what is no error yet, all together; errors keep their places."""
    good = [item for item in items if not isinstance(item, ArticleError)]
    results = iter(_robust(good, work))
    return [item if isinstance(item, ArticleError) else next(results) for item in items]


def _robust(items: list[T], work: Callable[[list[T]], Sequence[U | ArticleError]]) -> Sequence[U | ArticleError]:
    """Return what `work` makes of the items; if it fails on all together, what it makes of each alone."""
    if not items:
        return []
    try:
        return work(items)
    except ArticleError as error:
        if len(items) == 1:
            return [error]
    except (AttribuneError, MemoryError, OSError):
        raise  # the model, the machine: no fault of an article
    except Exception as error:  # noqa: BLE001 - whatever a stage trips over, the neighbours must come out
        if len(items) == 1:
            fault = UnexpectedError(f"{type(error).__name__}: {error}")
            fault.__cause__ = error
            return [fault]
    return [result for item in items for result in _robust([item], work)]
