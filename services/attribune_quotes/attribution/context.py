"""What the features of all source candidates of one content need, computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution.candidates import SourceCandidate
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.model.encoding import NO_CANDIDATE
from attribune_quotes.text.marked_regions import share_in_marks
from attribune_quotes.text.quotation_tags import MISSING
from attribune_text.token_table import TokenTable

Features = list[float]

#: Most tokens from the previous quote that are distinguished. Set by hand.
_MAX_TOKENS_FROM_QUOTE = 99
#: Log-odds by which a cue candidate of a similar content counts less than one of the very content. Set by hand.
_SIMILAR_CONTENT_PENALTY = 1.0

CONTENT_NAMES = (
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


@dataclass(frozen=True, slots=True)
class PreviousQuote:
    """The quote before a content, as far as its source may be the content's, too."""

    #: The token that heads its source; None if it has none.
    source: int | None
    #: Its last token.
    last: int
    #: Whether its last span touches a marked region.
    marked: bool


class SourceContext(NamedTuple):
    """A content with its source candidates. The sequences have one value for each candidate."""

    content: ContentCandidate
    #: First and last token of the content.
    first: int
    last: int
    #: The features that are the same for all candidates, those of `CONTENT_NAMES`.
    shared: Features
    #: The log-odds of the best cue candidates of each source: of the very content, and of one much like it.
    log_odds: Sequence[tuple[float, float]]
    #: The best log-odds of the other sources.
    other_log_odds: Sequence[float]
    #: The source tag of each head.
    head_tags: Sequence[float]
    #: The highest source tag of the other heads.
    other_head_tags: Sequence[float]
    #: The words that the content depends on, each with the steps up to it.
    steps_up: Mapping[int, float]
    #: The heads of all candidates, sorted, without the one for nobody.
    heads: Sequence[int]
    #: The number of the entity of the previous quote's source: -1 if it has no entity, None if there is no such source.
    previous_entity: int | None


def context_of(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    sources: Sequence[SourceCandidate],
    probability: float,
    previous: PreviousQuote | None,
) -> SourceContext:
    """Return the context of `content` and its `sources`; `probability` is that of the content."""
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
        float(len(sources)),
        *_previous(table, content, previous),
    ]
    source_tag = tags.source.part if tags is not None else None
    head_tags = [MISSING if source_tag is None or one.head is None else source_tag[one.head] for one in sources]
    log_odds = [
        (
            NO_CANDIDATE if one.exact_log_odds is None else one.exact_log_odds,
            NO_CANDIDATE if one.similar_log_odds is None else one.similar_log_odds,
        )
        for one in sources
    ]
    best = [max(exact, similar - _SIMILAR_CONTENT_PENALTY) for exact, similar in log_odds]
    previous_source = previous.source if previous is not None else None
    return SourceContext(
        content=content,
        first=first,
        last=last,
        shared=shared,
        log_odds=log_odds,
        other_log_odds=_best_of_others(best, NO_CANDIDATE),
        head_tags=head_tags,
        other_head_tags=_best_of_others(head_tags, MISSING),
        steps_up=_steps_up(table, content),
        heads=sorted([one.head for one in sources if one.head is not None]),
        previous_entity=analysis.entity_of.get(previous_source, -1) if previous_source is not None else None,
    )


def _best_of_others(values: Sequence[float], none: float) -> list[float]:
    """Return for each value the highest of the others; `none` if there are no others."""
    if len(values) < 2:
        return [none] * len(values)
    second, first = sorted(values)[-2:]
    return [second if value == first else first for value in values]


def _steps_up(table: TokenTable, content: ContentCandidate) -> dict[int, float]:
    """Return the words that the content depends on, each with the steps up to it."""
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    top = next((token for token in range(first, last + 1) if not first <= table.heads[token] <= last), first)
    return {token: float(steps) for steps, token in enumerate(table.ancestors(top), 1)}


def _previous(table: TokenTable, content: ContentCandidate, previous: PreviousQuote | None) -> Features:
    """Return where the previous quote is, and what it has."""
    if previous is None:
        return [-1.0, -1.0, -1.0, -1.0]
    first = content.tokens[0][0]
    return [
        float(min(_MAX_TOKENS_FROM_QUOTE, first - previous.last)),
        float(table.paragraph_of[first] - table.paragraph_of[previous.last]),
        float(previous.marked),
        float(previous.source is None),
    ]
