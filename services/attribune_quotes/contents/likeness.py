"""How alike two contents are, by the code points that they share."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.text.spans import overlap

#: Least likeness of two stretches that count as one content: that of a match in PolNeAR's scorer.
SAME_CONTENT = 0.5


def likeness(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Return the intersection over union of two lists of spans in code points, 0 to 1 (the Jaccard index)."""
    if len(one) == len(other) == 1:
        # Most contents have one span, for which this is faster.
        (start, end), (low, high) = one[0], other[0]
        shared = min(end, high) - max(start, low)
        return shared / (end - start + high - low - shared) if shared > 0 else 0.0
    shared = overlap(one, other)
    if not shared:
        return 0.0
    return shared / (sum(b - a for a, b in one) + sum(b - a for a, b in other) - shared)
