"""How well a content is cut: what its probability counts for, beside others of much the same words."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.model.forest import Rows

#: Of two drafts of much the same words, the one that cuts marked words in two, or has fewer words than so many beside
#: them, has to be likelier by this: whether a content matches the gold's says little of how well it is cut.
_PENALTY = 0.75
_LEAST_WORDS_BESIDE = 2


def boundary_penalties(analysis: ArticleAnalysis, found: list[ContentCandidate]) -> Rows:
    """What the probability of each draft counts, for how it is cut."""
    return np.array([1.0 if _is_well_cut(analysis, content) else _PENALTY for content in found])


def _is_well_cut(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Whether the draft takes the marked words that it touches whole, and has no scrap of others beside them."""
    if not analysis.marked_regions.regions:
        return True
    touched = {number for start, end in content.spans for number in analysis.marked_regions.overlapping(start, end)}
    for number in touched:
        region = analysis.marked_regions.regions[number]
        if not any(start <= region.start and region.end <= end for start, end in content.spans):
            return False
    if len(content.spans) == 1 or not touched:
        return True
    return all(
        last - first >= _LEAST_WORDS_BESIDE or len(analysis.marked_regions.overlapping(*span)) > 0
        for (first, last), span in zip(content.tokens, content.spans, strict=True)
    )
