"""How alike two contents are."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.text.spans import overlap

#: Likeness from which two stretches are the same content: the least at which PolNeAR's scorers count a match.
SAME_CONTENT = 0.5


def likeness(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Intersection over union of two stretches, in code points."""
    if len(one) == len(other) == 1:
        # Most contents have one span: this is the faster way for them.
        (start, end), (low, high) = one[0], other[0]
        shared = min(end, high) - max(start, low)
        return shared / (end - start + high - low - shared) if shared > 0 else 0.0
    shared = overlap(one, other)
    if not shared:
        return 0.0
    return shared / (sum(b - a for a, b in one) + sum(b - a for a, b in other) - shared)
