"""The drafts of an article with their features: a row each of what the scorer's trees for contents see."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import (
    MARKED,
    PARSED,
    ContentCandidate,
    ContentCandidates,
    add_marked,
    add_tagged,
)
from attribune_quotes.model.encoding import NO_CANDIDATE
from attribune_quotes.text.quotation_tags import TagLayer

#: Readings less likely than this (log-odds) give no draft, unless the tags keep them.
_LEAST_PARSED = -3.5
#: Mean probability below which the tags deny a stretch.
_LEAST_MEAN = 0.55
#: The same of a stretch that a reading gives, and from which log-odds on one needs no tags to speak for it.
_LEAST_PARSED_MEAN = 0.2
_SURE_PARSED = 0.0
#: Mean probability from which on the tags keep an unlikely reading.
_KEPT = 0.2
#: An unmarked draft is none where a content so likely goes on into its first token, and one so unlikely begins there.
#: Chosen on train, as `_LEAST_MEAN` was: of 300 articles 35% of the drafts are such, and no figure of quotes falls by
#: 0.001 without them.
_GOES_ON = 0.5
_LEAST_BEGIN = 0.12


def propose_contents(analysis: ArticleAnalysis) -> list[ContentCandidate]:
    """Every draft of the article, in order of the text."""
    candidates = ContentCandidates(analysis.table)
    for numbers in analysis.by_paragraph.values():
        for number in numbers:
            spans = analysis.scored[number].candidate.spans
            if analysis.odds[number] >= _LEAST_PARSED or (
                analysis.tags is not None and _tagged(analysis, spans) >= _KEPT
            ):
                candidates.add(spans, PARSED, number)
    add_marked(candidates, analysis.table, analysis.marked_regions)
    if analysis.tags is not None:
        add_tagged(candidates, analysis.table, analysis.marked_regions, analysis.tags)
    return [
        candidates.by_spans[key] for key in sorted(candidates.by_spans) if _may_be(analysis, candidates.by_spans[key])
    ]


def _may_be(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Whether a draft is worth a closer look: marks, the tags or a reading speak for it."""
    if content.origin & MARKED:
        return True
    odds = analysis.odds[content.cue_candidates[0]] if content.cue_candidates else NO_CANDIDATE
    if analysis.tags is None:
        return odds >= _LEAST_PARSED
    if _cuts_off(analysis.tags.content, content.tokens[0][0]):
        return False
    if odds >= _SURE_PARSED:
        return True
    count = sum(last - first + 1 for first, last in content.tokens)
    mean = sum(analysis.tags.content.mean(*one) * (one[1] - one[0] + 1) for one in content.tokens) / count
    return mean >= (_LEAST_PARSED_MEAN if odds >= _LEAST_PARSED else _LEAST_MEAN)


def _cuts_off(content: TagLayer, first: int) -> bool:
    """Whether what begins at the token `first` lacks the beginning of what the tags take for one content."""
    return first > 0 and content.part[first - 1] > _GOES_ON and content.begin[first] < _LEAST_BEGIN


def _tagged(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> float:
    assert analysis.tags is not None
    tokens = analysis.table.tokens_in(*spans[0])
    return analysis.tags.content.mean(tokens.start, tokens.stop - 1)
