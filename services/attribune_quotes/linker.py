"""The page to read first: from an annotated article to an enriched one.

An article goes through the folders of this package in this order:

1. `analysis` looks at the whole text once: its token tree, marked regions, tags of quotations, named entities, and the
   *cue candidates* that `cues` finds, each with its probability.
2. `contents` proposes the stretches that may be the *content* of a quote and computes their features.
3. `model` scores the contents.
4. `selection` takes the likeliest that do not overlap. Where the marks decide, it joins the paragraphs of a long speech
   and keeps what is speech by its marks alone.
5. `attribution` scores who may have said each and takes the likeliest *source*, unless the layout shows it. A content
   whose source is too unlikely is given up, and 4 and 5 run again without it.
6. `conversation` adds the turns of transcripts, and knows dialogue, answers, signatures and introductions in 4 and 5.
7. Quotes within quotes come from the cue candidates inside what is selected.
8. `output` makes the quotes of the contract; `speakers` links each source to its entity: a name as it stands, a pronoun
   or a description by a ranker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from attribune_core.events import AnnotatedArticle, Annotation, EnrichedArticle, Entity, Quote
from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_quotes.analysis import ArticleAnalysis, analyse
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.attribute import SourceCache, attribute_contents
from attribune_quotes.contents import features as content_features
from attribune_quotes.contents import proposals
from attribune_quotes.contents.candidates import is_lone_pronoun
from attribune_quotes.contents.selected_quotes import QuoteSet, Selected, SelectedQuote
from attribune_quotes.conversation.transcripts import with_transcript_turns
from attribune_quotes.cues.candidates import ScoredCue
from attribune_quotes.cues.content_spans import without_opening_that
from attribune_quotes.cues.features import feature_keys
from attribune_quotes.model.columns import check_columns
from attribune_quotes.model.forest import probabilities
from attribune_quotes.model.scorer import Scorer, probability
from attribune_quotes.model.weights import packaged_weights, weights
from attribune_quotes.output.confidence import article_parts, with_confidence
from attribune_quotes.output.quotes import quotes_of
from attribune_quotes.selection.boundary_penalty import boundary_penalties
from attribune_quotes.selection.marked_speech import with_marked_speech
from attribune_quotes.selection.selector import select_contents
from attribune_quotes.speakers.ranker import chooser

_OWN_FIELDS = frozenset({"event_id", "pipeline", "entities", "annotation"})
#: Fields of the event that this stage passes on as they are: all but those that it writes or drops.
_KEPT_FIELDS = tuple(name for name in AnnotatedArticle.model_fields if name not in _OWN_FIELDS)

#: Least probability of a quote within another. The corpus does not say which of them are right, so only clear ones
#: become quotes. Set by hand.
INNER_THRESHOLD = 0.5
#: Least probability of a cue candidate, as if it stood alone, for it to be scored as one within another. Set by hand.
_INNER_CANDIDATE_THRESHOLD = 0.1

#: Most rounds of selection and attribution. Set by hand.
_MAX_ROUNDS = 5
#: Least probability of a content that is selected only because another one was given up. Set by hand.
_REPLACEMENT_THRESHOLD = 0.42

_NO_QUOTES: tuple[Quote, ...] = ()


def link(annotated: AnnotatedArticle) -> EnrichedArticle:
    """Return `annotated` with its quotes, each linked to its speaker, and with the speakers whom nobody names.

    Entities keep their ids and mentions; unnamed speakers are appended, and pronouns that the linking resolves become
    mentions. An event without annotation gets no quotes. Offsets are code points.

    Raises WeightsError where the weights that ship were fitted to other features than this code has.
    """
    check_weights()
    chooser()  # so that a ranker that was fitted to other features is found at once
    entities, quotes = annotated.entities, _NO_QUOTES
    if annotated.annotation is not None and annotated.annotation.heads:
        entities, quotes = _link(annotated, annotated.annotation)
    return EnrichedArticle(
        **{name: getattr(annotated, name) for name in _KEPT_FIELDS},
        event_id=next_event_id(annotated.event_id, VERSION),
        entities=entities,
        quotes=quotes,
        pipeline=annotated.pipeline.model_copy(update={"quotes": VERSION}),
    )


def link_many(annotateds: Iterable[AnnotatedArticle]) -> list[EnrichedArticle]:
    """Return what `link` returns for each article, in order; no article depends on another."""
    return [link(annotated) for annotated in annotateds]


@cache
def check_weights() -> None:
    """Raise WeightsError unless the weights that ship were fitted to the features of this code, in their order."""
    fitted = packaged_weights().columns
    check_columns("content", fitted["content"], content_features.COLUMNS)
    check_columns("source", fitted["source"], source_features.COLUMNS)
    check_columns("confidence", fitted["confidence"], source_features.CONFIDENCE_COLUMNS)


def _link(article: AnnotatedArticle, annotation: Annotation) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    analysis = analyse(article, annotation)
    selected = select_quotes(analysis)
    quotes = quotes_of(analysis.table, analysis.regions, selected, analysis.resolver)
    entities = analysis.resolver.entities()
    if analysis.tags is not None:
        # Fitted to what the tags find; without them the scorer's confidence stands.
        parts = article_parts(article.text, article.paragraphs, article.sentences, entities)
        quotes = with_confidence(parts, quotes)
    return entities, quotes


def select_quotes(analysis: ArticleAnalysis) -> list[SelectedQuote]:
    """Return the quotes of the article, in order of the text, each with its cue, its source and its confidence."""
    scorer = weights().plain if analysis.tags is None else weights().tagged
    outer = _attributed_contents(analysis, scorer)
    quotes = QuoteSet(with_transcript_turns(analysis, outer, INNER_THRESHOLD))
    inner = (
        ScoredCue(one.candidate, _inner_probability(analysis, one), one.cue_span)
        for one in quotes.nested_cues(analysis.scored_cues, _INNER_CANDIDATE_THRESHOLD)
        if not is_lone_pronoun(analysis.table, analysis.marked_regions, one.candidate.spans)
    )
    quotes.add_likeliest(inner, INNER_THRESHOLD)
    quotes.drop_unlikely_nested(INNER_THRESHOLD)
    found = quotes.in_order()
    for quote in found:
        quote.spans = without_opening_that(analysis.table, quote.spans)
    return found


def _attributed_contents(analysis: ArticleAnalysis, scorer: Scorer) -> list[SelectedQuote]:
    """Return the likeliest contents with their sources.

    A content whose source is too unlikely is given up. Then the contents that it overlapped may be selected instead.
    Marked speech is not given up: it is a quote even if nobody is known to say it.
    """
    contents = proposals.propose_contents(analysis)
    likely = probabilities(scorer.content.log_odds(content_features.rows(analysis, contents)))
    scores = likely.copy()
    penalties = boundary_penalties(analysis, contents)
    tried: set[int] = set()
    cache: SourceCache = {}

    def attributed(selected: list[Selected]) -> tuple[list[SelectedQuote], list[int]]:
        """Return the quotes of `selected`, and the numbers of the contents that are given up."""
        # Copies, because attribution puts the confidence in the place of the probability.
        pairs = [(contents[number], replace(quote)) for number, quote in selected]
        quotes, given_up = attribute_contents(analysis, scorer, pairs, cache)
        return quotes, [selected[index][0] for index in given_up]

    selected = with_marked_speech(
        analysis, contents, likely, select_contents(analysis, contents, scores, scorer.content_threshold, penalties)
    )
    quotes, given_up = attributed(selected)
    for _ in range(_MAX_ROUNDS - 1):
        if not given_up:
            break
        tried.update(number for number, _ in selected)
        scores[given_up] = 0.0
        again = [
            (number, quote)
            for number, quote in select_contents(analysis, contents, scores, scorer.content_threshold, penalties)
            if number in tried or quote.by_marks or scores[number] >= _REPLACEMENT_THRESHOLD
        ]
        if tried.issuperset(number for number, _ in again):
            break
        selected = with_marked_speech(analysis, contents, likely, again)
        quotes, given_up = attributed(selected)
    while given_up:
        kept = [one for one in selected if one[0] not in given_up]
        selected = with_marked_speech(analysis, contents, likely, kept)
        quotes, given_up = attributed(selected)
    return quotes


def _inner_probability(analysis: ArticleAnalysis, one: ScoredCue) -> float:
    """Return the probability of a cue candidate within another quote, with the features of one that stands alone."""
    features = feature_keys(analysis.table, one.candidate, analysis.marked_regions, analysis.labels, inner=True)
    return probability(features, weights().by_key)
