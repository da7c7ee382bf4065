"""What is known of a source candidate for a content as numbers: the features of the trees for sources.

Each block of `SOURCE_FEATURES` names its features and has the function that computes them; `COLUMNS` are all names, in
order. What is not there is below 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution.candidates import SourceCandidate
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.cues.constructions import TAGGED
from attribune_quotes.cues.features import source_kind
from attribune_quotes.model.columns import FeatureBlock, columns_of
from attribune_quotes.model.encoding import CONSTRUCTIONS, DEPS, KINDS, NO_CANDIDATE
from attribune_quotes.model.forest import Rows
from attribune_quotes.model.scorer import CONFIDENCE_NAMES
from attribune_quotes.text.marked_regions import share_in_marks
from attribune_quotes.text.quotation_tags import MISSING
from attribune_text.token_table import TokenTable

Features = list[float]

_OWN_CONSTRUCTIONS = {**CONSTRUCTIONS, TAGGED.name: 50.0}
#: A distance in tokens where there is nothing to measure from.
_NOWHERE = -99.0
#: Tokens from the previous quote beyond which all are alike. Set by hand.
_FAR_TOKENS = 99
#: Steps up the tree that stand for a verb that is not above the content.
_NOT_ABOVE = 20.0


@dataclass(frozen=True, slots=True)
class PreviousQuote:
    """The quote before a content, as far as its speaker may go on."""

    #: Head of its speaker; None where it has none.
    source: int | None
    #: Its last token.
    last: int
    marked: bool


class SourceContext(NamedTuple):
    """What the features of all source candidates of one content need."""

    content: ContentCandidate
    #: First and last token of the content.
    first: int
    last: int
    #: What is the same for all of its sources: the features of `_CONTENT_NAMES`.
    shared: Features
    #: The log-odds of the cue candidates of each source, of the very content and of one much like it.
    odds: Sequence[tuple[float, float]]
    #: For each source, the best log-odds of the others, the tag of its head, and the best tag of the others.
    rivals: Sequence[float]
    tags: Sequence[float]
    others: Sequence[float]
    #: The words that the content depends on, each with the steps to it.
    above: Mapping[int, float]
    #: The heads of all sources, sorted.
    heads: Sequence[int]
    #: The entity of the previous quote's source: -1 where it is none, None where there is no such source.
    previous_entity: int | None


_CONTENT_NAMES = (
    "content: probability",
    "content: share of letters in marks",
    "content: tokens",
    "content: spans",
    "content: begins its paragraph",
    "content: ends its paragraph",
    "content: touches a marked region",
    "sources",
    "previous quote: tokens from it",
    "previous quote: paragraphs from it",
    "previous quote: has marks",
    "previous quote: has no source",
)
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
    found: Sequence[SourceCandidate],
    probability: float,
    previous: PreviousQuote | None,
) -> Rows:
    """Return the features of each of `found`, the sources of `content`, a row each, in the order of `COLUMNS`.

    `probability` is that of the content, `previous` the quote before it.
    """
    context = _context(analysis, content, found, probability, previous)
    out = [
        [value for block in SOURCE_FEATURES for value in block.compute(analysis, context, number, source)]
        for number, source in enumerate(found)
    ]
    return np.array(out, dtype=np.float64)


def _context(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    found: Sequence[SourceCandidate],
    probability: float,
    previous: PreviousQuote | None,
) -> SourceContext:
    table, tags = analysis.table, analysis.tags
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    shared = [
        probability,
        share_in_marks(table, content.spans, analysis.marked_regions),
        float(sum(b - a + 1 for a, b in content.tokens)),
        float(len(content.spans)),
        float(first == low),
        float(last >= high - 2),
        float(len(analysis.marked_regions.overlapping(*content.spans[0])) > 0),
        float(len(found)),
        *_previous(table, content, previous),
    ]
    part = tags.source.part if tags is not None else None
    heard = [MISSING if part is None or source.head is None else part[source.head] for source in found]
    odds = [
        (NO_CANDIDATE if source.exact is None else source.exact, NO_CANDIDATE if source.near is None else source.near)
        for source in found
    ]
    best = [max(exact, near - 1) for exact, near in odds]
    known = previous.source if previous is not None else None
    return SourceContext(
        content=content,
        first=first,
        last=last,
        shared=shared,
        odds=odds,
        rivals=_best_of_others(best, NO_CANDIDATE),
        tags=heard,
        others=_best_of_others(heard, MISSING),
        above=_above(table, content),
        heads=sorted([source.head for source in found if source.head is not None]),
        previous_entity=analysis.entity_of.get(known, -1) if known is not None else None,
    )


def _best_of_others(values: Sequence[float], none: float) -> list[float]:
    """For each value the highest of the others; `none` where there are none."""
    if len(values) < 2:
        return [none] * len(values)
    second, first = sorted(values)[-2:]
    return [second if value == first else first for value in values]


def _above(table: TokenTable, content: ContentCandidate) -> dict[int, float]:
    """The words that the content depends on, each with the steps to it."""
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    top = next((token for token in range(first, last + 1) if not first <= table.heads[token] <= last), first)
    return {token: float(steps) for steps, token in enumerate(table.ancestors(top), 1)}


def _previous(table: TokenTable, content: ContentCandidate, previous: PreviousQuote | None) -> Features:
    if previous is None:
        return [-1.0, -1.0, -1.0, -1.0]
    first = content.tokens[0][0]
    return [
        float(min(_FAR_TOKENS, first - previous.last)),
        float(table.paragraph_of[first] - table.paragraph_of[previous.last]),
        float(previous.marked),
        float(previous.source is None),
    ]


def _shared(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    return context.shared


def _evidence(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """What names this source, and what names others."""
    return [
        *context.odds[number],
        context.rivals[number],
        context.tags[number],
        context.others[number],
        float(source.follows),
    ]


def _cue(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """What the cue of the source is, and how it stands to the source and to the content."""
    if source.candidate is None:
        return [-1.0, -1.0, MISSING, MISSING, _NOWHERE, _NOWHERE, -1.0, -1.0]
    tags, head = analysis.tags, source.head
    cue, construction, *_ = source.candidate.match
    return [
        _OWN_CONSTRUCTIONS.get(construction.name, 0.0),
        analysis.word_codes[cue],
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.content.part[cue] if tags is not None else MISSING,
        _distance(cue, context.first, context.last),
        float(head - cue) if head is not None else _NOWHERE,
        float(head is not None and analysis.table.heads[head] == cue),
        float(analysis.marked_regions.region_of[cue] >= 0),
    ]


def _head(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """What the source's head is, and where it stands."""
    head, first, last, entity_of = source.head, context.first, context.last, analysis.entity_of
    if head is None:
        return [0.0, *([-1.0] * 8)]
    table, tags = analysis.table, analysis.tags
    return [
        KINDS.get(source_kind(table, head, analysis.labels), 20.0),
        DEPS.get(table.deps[head], 20.0),
        _distance(head, first, last),
        float(table.sentence_of[head] - table.sentence_of[first if head < first else last]),
        float(table.paragraph_of[head] - table.paragraph_of[first]),
        float(analysis.marked_regions.region_of[head] >= 0),
        float(head in entity_of and entity_of[head] == context.previous_entity),
        tags.content.part[head] if tags is not None else MISSING,
        tags.source.begin[head] if tags is not None else MISSING,
    ]


def _tree(analysis: ArticleAnalysis, context: SourceContext, number: int, source: SourceCandidate) -> Features:
    """How near above the content the source's verb is and whether it reports anything; what stands between the two."""
    tags, head = analysis.tags, source.head
    run = tags.source.mean(*source.run) if tags is not None and source.run is not None else MISSING
    if head is None:
        return [-1.0, NO_CANDIDATE, 0.0, run]
    verb = analysis.table.heads[head]
    return [
        context.above.get(verb, _NOT_ABOVE),
        analysis.log_odds_by_cue.get(verb, NO_CANDIDATE),
        _between(context.heads, head, context.first, context.last),
        run,
    ]


def _distance(token: int, first: int, last: int) -> float:
    """Tokens from the content to `token`: below 0 before it, above 0 after it, 0 in it or between its spans."""
    return float(token - first if token < first else token - last if token > last else 0)


def _between(heads: Sequence[int], head: int, first: int, last: int) -> float:
    """How many other `heads`, which are sorted, stand between the content, tokens `first` to `last`, and this one."""
    if head < first:
        return float(bisect_left(heads, first) - bisect_right(heads, head))
    return float(max(0, bisect_left(heads, head) - bisect_right(heads, last)))


#: All features of sources, in the order in which the trees number them.
SOURCE_FEATURES = (
    FeatureBlock(_CONTENT_NAMES, _shared),
    FeatureBlock(_EVIDENCE_NAMES, _evidence),
    FeatureBlock(_CUE_NAMES, _cue),
    FeatureBlock(_HEAD_NAMES, _head),
    FeatureBlock(_TREE_NAMES, _tree),
)
COLUMNS = columns_of(SOURCE_FEATURES)
#: The features of a quote's confidence: those of its likeliest source, and what `confidence_features` adds.
CONFIDENCE_COLUMNS = columns_of(SOURCE_FEATURES, CONFIDENCE_NAMES)
