"""`enrich` and `enrich_many`: the whole pipeline as a function, for notebooks, scripts and the command line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from attribune.normal import normal
from attribune.pipeline import UnexpectedError, enrich_batch
from attribune.worker import LOADER, SAMPLE
from attribune_core import errors
from attribune_core.codec import decode, encode
from attribune_core.errors import ArticleError
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.settings import Settings, load_settings
from attribune_core.stage.work import Job, Refused

T = TypeVar("T")
Outcome = EnrichedArticle | ArticleError


def enrich(raw: str | RawArticle, *, settings: Settings | None = None) -> EnrichedArticle:
    """Return the enriched event of one article; a string is the body itself.

    Offsets in the event are code points of its `text`, as Python indexes strings. The same article published to
    `articles.raw` gives the same bytes on `articles.enriched`. Raises ArticleError (the article cannot be worked on,
    with the reason), ModelError and SettingsError.
    """
    (outcome,) = enrich_batch([raw], settings or load_settings())
    if isinstance(outcome, ArticleError):
        raise outcome
    return outcome


def enrich_many(
    raws: Iterable[str | RawArticle],
    *,
    processes: int = 0,
    batch_articles: int | None = None,
    batch_characters: int | None = None,
    on_error: Callable[[int, ArticleError], None] | None = None,
    settings: Settings | None = None,
) -> Iterator[EnrichedArticle]:
    """Yield the enriched events of many articles, in order, reading `raws` only as far ahead as needed.

    Works in this process, or in that many child `processes`, where the limits of CPU time and memory of the settings
    hold. Articles are worked on in batches of at most `batch_articles` and `batch_characters` (from the settings
    where absent); what comes out does not depend on them.

    An article that cannot be worked on is left out: `on_error` is called in its place with its number, counted from
    0, and the reason. Without `on_error` the reason is raised when its turn comes. Raises ModelError, SettingsError,
    and ResourceError (no memory, no disk).
    """
    chosen = {"processes": processes, "batch_articles": batch_articles, "batch_characters": batch_characters}
    changes = {name: value for name, value in chosen.items() if value is not None}
    if processes < 0 or any(value < 1 for name, value in changes.items() if name != "processes"):
        raise ValueError("processes must not be negative, batch_articles and batch_characters must be at least 1")
    settings = (settings or load_settings()).model_copy(update=changes)
    for number, outcome in outcomes_of(enumerate(raws), settings):
        if not isinstance(outcome, ArticleError):
            yield outcome
        elif on_error is None:
            raise outcome
        else:
            on_error(number, outcome)


def outcomes_of(
    tagged: Iterable[tuple[T, str | RawArticle | ArticleError]], settings: Settings
) -> Iterator[tuple[T, Outcome]]:
    """Yield each tag with the event of its article or the reason why there is none, in order.

    An error that comes in in an article's place goes out in its place. Works in `settings.processes` processes, 0
    being this one.
    """
    return _in_children(tagged, settings) if settings.processes else _here(tagged, settings)


def _here(
    tagged: Iterable[tuple[T, str | RawArticle | ArticleError]], settings: Settings
) -> Iterator[tuple[T, Outcome]]:
    for batch in _batches(tagged, settings):
        results = iter(enrich_batch([raw for _, raw in batch if not isinstance(raw, ArticleError)], settings))
        for tag, raw in batch:
            yield tag, raw if isinstance(raw, ArticleError) else next(results)


def _batches(
    tagged: Iterable[tuple[T, str | RawArticle | ArticleError]], settings: Settings
) -> Iterator[Sequence[tuple[T, str | RawArticle | ArticleError]]]:
    batch: list[tuple[T, str | RawArticle | ArticleError]] = []
    held = 0
    for tag, raw in tagged:
        size = 0 if isinstance(raw, ArticleError) else len(raw if isinstance(raw, str) else raw.body)
        if batch and (len(batch) >= settings.batch_articles or held + size > settings.batch_characters):
            yield batch
            batch, held = [], 0
        batch.append((tag, raw))
        held += size
    if batch:
        yield batch


def _in_children(
    tagged: Iterable[tuple[T, str | RawArticle | ArticleError]], settings: Settings
) -> Iterator[tuple[T, Outcome]]:
    # Not at the top: without processes nobody needs it.
    from attribune.children import Children

    #: The tags of the jobs under way, and errors that wait for their turn between them.
    under_way: deque[tuple[T, ArticleError | None]] = deque()

    def jobs() -> Iterator[Job]:
        for tag, raw in tagged:
            try:
                if isinstance(raw, ArticleError):
                    raise raw
                job = Job(None, encode(normal(raw, settings.max_bytes)), {"content-type": b"application/json"})
            except ArticleError as error:
                under_way.append((tag, error))
            else:
                under_way.append((tag, None))
                yield job

    with Children(LOADER, SAMPLE, settings) as children:
        for result in children.map(jobs()):
            yield from _errors_first(under_way)
            tag, _ = under_way.popleft()
            yield tag, _error(result) if isinstance(result, Refused) else decode(EnrichedArticle, result.value)
        yield from _errors_first(under_way)


def _errors_first(under_way: deque[tuple[T, ArticleError | None]]) -> Iterator[tuple[T, Outcome]]:
    while under_way and under_way[0][1] is not None:
        tag, error = under_way.popleft()
        if error is not None:
            yield tag, error


def _error(refused: Refused) -> ArticleError:
    """Return the error that a child process refused an article with."""
    kind = getattr(errors, refused.exception, None)
    if isinstance(kind, type) and issubclass(kind, ArticleError):
        return kind(refused.message)
    return UnexpectedError(f"{refused.exception}: {refused.message}")
