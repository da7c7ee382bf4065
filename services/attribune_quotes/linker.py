"""The quote linker's one door: an annotated article in, an enriched one out."""

from __future__ import annotations

from collections.abc import Iterable

from attribune_core.events import AnnotatedArticle, Annotation, EnrichedArticle, Entity, Quote
from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_quotes.build import build
from attribune_quotes.choose import choose
from attribune_quotes.scene import see

_OWN = frozenset({"event_id", "pipeline", "entities", "annotation"})
#: Fields of the event that go on as they are: all but those that this stage writes or drops.
_KEPT = tuple(name for name in AnnotatedArticle.model_fields if name not in _OWN)

_NONE: tuple[Quote, ...] = ()


def link(annotated: AnnotatedArticle) -> EnrichedArticle:
    """Return `annotated` with its quotes, each linked to its speaker, and with the speakers whom nobody names.

    Entities keep their ids and mentions; unnamed speakers are appended, and pronouns that the linking resolves become
    mentions. An event without annotation gets no quotes. Offsets are code points. Raises nothing of its own.
    """
    entities, quotes = annotated.entities, _NONE
    if annotated.annotation is not None and annotated.annotation.heads:
        entities, quotes = _link(annotated, annotated.annotation)
    return EnrichedArticle(
        **{name: getattr(annotated, name) for name in _KEPT},
        event_id=next_event_id(annotated.event_id, VERSION),
        entities=entities,
        quotes=quotes,
        pipeline=annotated.pipeline.model_copy(update={"quotes": VERSION}),
    )


def link_many(annotateds: Iterable[AnnotatedArticle]) -> list[EnrichedArticle]:
    """Return what `link` returns for each article, in order; no article depends on another."""
    return [link(annotated) for annotated in annotateds]


def _link(article: AnnotatedArticle, annotation: Annotation) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    seen = see(article, annotation)
    quotes = build(seen.table, seen.regions, choose(seen), seen.cast)
    return seen.cast.entities(), quotes
