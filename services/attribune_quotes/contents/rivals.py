"""The cue candidates of other contents that a content candidate overlaps: its rivals."""

from __future__ import annotations

from typing import NamedTuple

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.likeness import SAME_CONTENT, likeness
from attribune_quotes.model.encoding import NO_CANDIDATE


class Rivals(NamedTuple):
    """The likeliest cue candidates whose content overlaps a content without being it."""

    #: Of a content much like it: number (-1 for none), log-odds and likeness.
    similar: int
    similar_log_odds: float
    likeness: float
    #: Of a less similar content that contains it, and of another that does not: log-odds.
    longer_log_odds: float
    other_log_odds: float


def rivals_of(analysis: ArticleAnalysis, content: ContentCandidate) -> Rivals:
    """Return the rivals of `content`."""
    similar, similar_log_odds, best_likeness = -1, NO_CANDIDATE, 0.0
    longer_log_odds = other_log_odds = NO_CANDIDATE
    start, end = content.spans[0][0], content.spans[-1][1]
    scored_cues, extents = analysis.scored_cues, analysis.content_extents
    for number in analysis.cues_by_paragraph.get(analysis.table.paragraph_of[content.tokens[0][0]], ()):
        low, high = extents[number]
        if low >= end or high <= start:
            continue
        spans = scored_cues[number].candidate.spans
        if spans == content.spans:
            continue
        alike = likeness(content.spans, spans)
        if alike >= SAME_CONTENT:
            if similar < 0:
                similar, similar_log_odds, best_likeness = number, analysis.log_odds[number], alike
        elif alike:
            longer = low <= start and end <= high
            if longer and longer_log_odds == NO_CANDIDATE:
                longer_log_odds = analysis.log_odds[number]
            elif not longer and other_log_odds == NO_CANDIDATE:
                other_log_odds = analysis.log_odds[number]
        if similar >= 0 and NO_CANDIDATE not in (longer_log_odds, other_log_odds):
            break  # the likeliest of each kind comes first
    return Rivals(similar, similar_log_odds, best_likeness, longer_log_odds, other_log_odds)
