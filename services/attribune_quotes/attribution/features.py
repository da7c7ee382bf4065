"""The features of source candidates: what the trees for sources see.

Each block of `SOURCE_FEATURES` names its features and has the function that computes them. `COLUMNS` are all names, in
order. A value below 0 stands for something that is not there, for log-odds of less than even, or for a place before the
content.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution.candidates import SourceCandidate
from attribune_quotes.attribution.context import CONTENT_NAMES, Features, PreviousQuote, SourceContext, context_of
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.cues.constructions import TAGGED
from attribune_quotes.cues.features import source_kind
from attribune_quotes.model.columns import FeatureBlock, columns_of
from attribune_quotes.model.encoding import CONSTRUCTIONS, DEPS, KINDS, NO_CANDIDATE, OTHER_DEP, OTHER_KIND
from attribune_quotes.model.forest import Rows
from attribune_quotes.model.scorer import CONFIDENCE_NAMES
from attribune_quotes.text.quotation_tags import MISSING

#: The number of each construction, with that of cues that only the tags show.
_CONSTRUCTIONS = {**CONSTRUCTIONS, TAGGED.name: 50.0}
#: Distance in tokens if there is nothing to measure from: below all that occur.
_NO_DISTANCE = -99.0
#: Steps up the tree to a verb that is not above the content: more than those to one that is.
_NOT_ABOVE = 20.0

_EVIDENCE_NAMES = (
    "cue candidate of this content: log-odds",
    "cue candidate of a like content: log-odds",
    "cue candidates of other sources: log-odds",
    "source tag",
    "source tag of others",
    "is the previous quote's source",
)
_CUE_NAMES = (
    "cue: construction",
    "cue: word",
    "cue: cue tag",
    "cue: content tag",
    "cue: tokens from the content",
    "cue: tokens to the source",
    "cue: governs the source",
    "cue: stands in marks",
)
_HEAD_NAMES = (
    "source: kind",
    "source: relation",
    "source: tokens from the content",
    "source: sentences from the content",
    "source: paragraphs from the content",
    "source: stands in marks",
    "source: is the previous quote's entity",
    "source: content tag",
    "source: begins a source by the tags",
)
_TREE_NAMES = (
    "source's verb: steps above the content",
    "source's verb: log-odds that it reports",
    "sources between it and the content",
    "mean source tag of its run",
)


def rows(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    sources: Sequence[SourceCandidate],
    probability: float,
    previous: PreviousQuote | None,
) -> Rows:
    """Return the features of each of `sources`, which are those of `content`: a row each, in the order of `COLUMNS`.

    `probability` is that of the content, `previous` the quote before it.
    """
    context = context_of(analysis, content, sources, probability, previous)
    out = [
        [value for block in SOURCE_FEATURES for value in block.compute(analysis, context, number, source)]
        for number, source in enumerate(sources)
    ]
    return np.array(out, dtype=np.float64)


def _content(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """Return what the content and the quote before it are like."""
    return context.shared


def _evidence(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """Return how strongly cue candidates and tags show this source, and how strongly they show others."""
    return [
        *context.log_odds[number],
        context.other_log_odds[number],
        context.head_tags[number],
        context.other_head_tags[number],
        float(source.is_previous_source),
    ]


def _cue(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """Return what the cue of the source is, and where it is from the source and from the content."""
    if source.cue_candidate is None:
        return [-1.0, -1.0, MISSING, MISSING, _NO_DISTANCE, _NO_DISTANCE, -1.0, -1.0]
    tags, head = analysis.tags, source.head
    cue, construction, *_ = source.cue_candidate.match
    return [
        _CONSTRUCTIONS.get(construction.name, 0.0),
        analysis.word_codes[cue],
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.content.part[cue] if tags is not None else MISSING,
        _distance(cue, context.first, context.last),
        float(head - cue) if head is not None else _NO_DISTANCE,
        float(head is not None and analysis.table.heads[head] == cue),
        float(analysis.marked_regions.region_of[cue] >= 0),
    ]


def _head(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """Return what the head of the source is, and where it is."""
    head, first, last, entity_of = source.head, context.first, context.last, analysis.entity_of
    if head is None:
        return [0.0, *([-1.0] * 8)]
    table, tags = analysis.table, analysis.tags
    return [
        KINDS.get(source_kind(table, head, analysis.labels), OTHER_KIND),
        DEPS.get(table.deps[head], OTHER_DEP),
        _distance(head, first, last),
        float(table.sentence_of[head] - table.sentence_of[first if head < first else last]),
        float(table.paragraph_of[head] - table.paragraph_of[first]),
        float(analysis.marked_regions.region_of[head] >= 0),
        float(head in entity_of and entity_of[head] == context.previous_entity),
        tags.content.part[head] if tags is not None else MISSING,
        tags.source.begin[head] if tags is not None else MISSING,
    ]


def _tree(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """Return how far above the content the verb of the source is, whether it reports, and what is between the two."""
    tags, head, run = analysis.tags, source.head, source.tag_run
    mean_tag = tags.source.mean(*run) if tags is not None and run is not None else MISSING
    if head is None:
        return [-1.0, NO_CANDIDATE, 0.0, mean_tag]
    verb = analysis.table.heads[head]
    return [
        context.steps_up.get(verb, _NOT_ABOVE),
        analysis.log_odds_by_cue.get(verb, NO_CANDIDATE),
        _count_between(context.heads, head, context.first, context.last),
        mean_tag,
    ]


def _distance(token: int, first: int, last: int) -> float:
    """Return the tokens from the content to `token`: below 0 before it, above 0 after it, 0 within or between spans."""
    return float(token - first if token < first else token - last if token > last else 0)


def _count_between(heads: Sequence[int], head: int, first: int, last: int) -> float:
    """Return how many of `heads`, which are sorted, are between `head` and the content, tokens `first` to `last`."""
    if head < first:
        return float(bisect_left(heads, first) - bisect_right(heads, head))
    return float(max(0, bisect_left(heads, head) - bisect_right(heads, last)))


#: All features of sources, in the order in which the trees number them.
SOURCE_FEATURES = (
    FeatureBlock(CONTENT_NAMES, _content),
    FeatureBlock(_EVIDENCE_NAMES, _evidence),
    FeatureBlock(_CUE_NAMES, _cue),
    FeatureBlock(_HEAD_NAMES, _head),
    FeatureBlock(_TREE_NAMES, _tree),
)
COLUMNS = columns_of(SOURCE_FEATURES)
#: The features of a quote's confidence: those of its likeliest source, and what `confidence_features` adds.
CONFIDENCE_COLUMNS = columns_of(SOURCE_FEATURES, CONFIDENCE_NAMES)
