"""The quote linker's one door: an annotated article in, an enriched one out."""

from __future__ import annotations

from collections.abc import Iterable

from attribune_core.events import AnnotatedArticle, Annotation, EnrichedArticle, Entity, Quote
from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_quotes.analysis import ArticleAnalysis, analyse
from attribune_quotes.attribution.attribute import KnownSources, attribute_contents
from attribune_quotes.contents import features, proposals
from attribune_quotes.contents.selected_quotes import QuoteSet, SelectedQuote
from attribune_quotes.conversation.transcripts import with_transcript_turns
from attribune_quotes.cues.candidates import ScoredCue
from attribune_quotes.cues.features import keys
from attribune_quotes.model.forest import probabilities
from attribune_quotes.model.scorer import Judge, probability, weights
from attribune_quotes.output.quotes import build
from attribune_quotes.selection.boundary_penalty import tidiness
from attribune_quotes.selection.selector import select_contents

_OWN = frozenset({"event_id", "pipeline", "entities", "annotation"})
#: Fields of the event that go on as they are: all but those that this stage writes or drops.
_KEPT = tuple(name for name in AnnotatedArticle.model_fields if name not in _OWN)

#: Least probability of a quote within another. The corpus does not say which of them are right, so only the clear ones
#: are taken.
LEAST_INNER = 0.5
#: The same before it is known to stand within another.
_LEAST_ALONE = 0.1

#: How often drafts are linked, and how likely one has to be that has its turn since another found no speaker.
_TURNS = 5
_NEXT = 0.42

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
    analysis = analyse(article, annotation)
    quotes = build(analysis.table, analysis.regions, choose(analysis), analysis.resolver)
    return analysis.resolver.entities(), quotes


def choose(analysis: ArticleAnalysis) -> list[SelectedQuote]:
    """Return the quotes of the article, in order of the text, each with its cue, its speaker's head and confidence."""
    judge = weights().plain if analysis.tags is None else weights().tagged
    quotes = QuoteSet(with_transcript_turns(analysis, _contents(analysis, judge), LEAST_INNER))
    inner = (
        ScoredCue(one.candidate, _as_inner(analysis, one), one.cue)
        for one in quotes.inside(analysis.scored, _LEAST_ALONE)
    )
    quotes.take(inner, LEAST_INNER)
    quotes.drop_inner(LEAST_INNER)
    return quotes.close()


def _contents(analysis: ArticleAnalysis, judge: Judge) -> list[SelectedQuote]:
    """The likeliest drafts with their speakers; where one has none that is likely, what it kept away has its turn."""
    found = proposals.propose_contents(analysis)
    likely = probabilities(judge.content.log_odds(features.rows(analysis, found)))
    tidy = tidiness(analysis, found)
    known: set[int] = set()
    taken = select_contents(analysis, found, likely, judge.least, tidy)
    known_sources: KnownSources = {}
    for _ in range(_TURNS):
        out, lost = attribute_contents(
            analysis, judge, [(found[at], selected) for at, selected in taken], known_sources
        )
        if not lost:
            break
        known |= {at for at, _ in taken}
        likely[[taken[place][0] for place in lost]] = 0.0
        again = select_contents(analysis, found, likely, judge.least, tidy)
        taken = [(at, selected) for at, selected in again if at in known or likely[at] >= _NEXT]
        if known.issuperset(at for at, _ in taken):
            break
    return out


def _as_inner(analysis: ArticleAnalysis, one: ScoredCue) -> float:
    found = keys(analysis.table, one.candidate, analysis.marked_regions, analysis.labels, inner=True)
    return probability(found, weights().by_key)
