"""How much the probability of a content counts, by where it begins and ends."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.model.forest import Rows

#: Factor of the probability of a badly cut content. Of two contents of much the same words the badly cut one has to be
#: likelier by this, because whether a content matches the gold's says little of how well it is cut. Chosen on
#: PolNeAR's dev part and kept after cross-validation (training/EXPERIMENTS.md, "tidy").
_BADLY_CUT_FACTOR = 0.75
#: Least tokens of a span without marks beside spans with marks. Set by hand.
_MIN_UNMARKED_TOKENS = 3


def boundary_penalties(analysis: ArticleAnalysis, contents: list[ContentCandidate]) -> Rows:
    """Return for each of `contents` the factor of its probability: 1 if it is well cut, else less."""
    return np.array([1.0 if _is_well_cut(analysis, content) else _BADLY_CUT_FACTOR for content in contents])


def _is_well_cut(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether the content holds the regions that it touches whole, and no scrap of other words beside them."""
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
        last - first + 1 >= _MIN_UNMARKED_TOKENS or len(analysis.marked_regions.overlapping(*span)) > 0
        for (first, last), span in zip(content.tokens, content.spans, strict=True)
    )
