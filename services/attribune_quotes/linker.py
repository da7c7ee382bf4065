"""The quote linker's one door: an annotated article in, an enriched one out."""

from __future__ import annotations

from collections.abc import Iterable

from attribune_core.events import AnnotatedArticle, Annotation, EnrichedArticle, Entity, Quote
from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_quotes.build import build
from attribune_quotes.content import Quoted
from attribune_quotes.features import features
from attribune_quotes.leftover import take_regions
from attribune_quotes.marks import outermost, scan
from attribune_quotes.readings import readings, rereadings
from attribune_quotes.resolve import Cast
from attribune_quotes.score import probability
from attribune_quotes.select import Choice, Scored
from attribune_quotes.view import view

#: Fields of the event that this stage writes or drops.
_OWN = frozenset({"event_id", "pipeline", "entities", "annotation"})

#: Readings less likely than this are not read again with other ends: a better end does not make a cue of a word.
REREAD = 0.1

#: Least probability of a quote within another. The corpus does not say which of them are right, so only the clear ones
#: are taken.
LEAST_INNER = 0.5

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
        **{name: getattr(annotated, name) for name in type(annotated).model_fields if name not in _OWN},
        event_id=next_event_id(annotated.event_id, VERSION),
        entities=entities,
        quotes=quotes,
        pipeline=annotated.pipeline.model_copy(update={"quotes": VERSION}),
    )


def link_many(annotateds: Iterable[AnnotatedArticle]) -> list[EnrichedArticle]:
    """Return what `link` returns for each article, in order; no article depends on another."""
    return [link(annotated) for annotated in annotateds]


def _link(article: AnnotatedArticle, annotation: Annotation) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    tree = view(article, annotation)
    regions = scan(article.text, article.paragraphs)
    quoted = Quoted(tree, outermost(regions))
    cast = Cast.of(tree, article.entities)
    labels = cast.labels()
    scored: list[Scored] = []
    for reading in readings(tree, quoted):
        cue = reading.candidate.cue
        place = tree.starts[cue], tree.ends[cue]
        likely = probability(features(tree, reading, quoted, labels))
        scored.append(Scored(reading, likely, place))
        if likely >= REREAD:
            for other in rereadings(tree, reading, quoted):
                scored.append(Scored(other, probability(features(tree, other, quoted, labels)), place))
    choice = Choice()
    choice.take(scored)
    inner = (
        Scored(one.reading, probability(features(tree, one.reading, quoted, labels, inner=True)), one.cue)
        for one in choice.inside(scored, REREAD)
    )
    choice.take(inner, LEAST_INNER)
    choice.drop_inner(LEAST_INNER)
    take_regions(tree, quoted, scored, choice)
    quotes = build(tree, regions, choice.close(), cast)
    return cast.entities(), quotes
