"""Lists of [start, end) spans in code points: merging them, and how much they overlap."""

from __future__ import annotations

from collections.abc import Sequence

Spans = list[tuple[int, int]]


def merge(text: str, spans: Spans) -> Spans:
    """Return the spans in order, those joined that overlap or have nothing but white space of `text` between them."""
    if len(spans) < 2:
        return spans
    out: Spans = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of `spans` shares a code point with [start, end)."""
    for low, high in spans:  # noqa: SIM110 - a generator takes twice the time for so few spans
        if low < end and start < high:
            return True
    return False


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """Return how many code points two sorted lists of disjoint spans share."""
    total = i = j = 0
    while i < len(one) and j < len(other):
        (start, end), (low, high) = one[i], other[j]
        if low < end and start < high:
            total += (end if end < high else high) - (start if start > low else low)
        if end < high:
            i += 1
        else:
            j += 1
    return total
