"""Overlap of intervals of the text, found without a comparison with all of them.

`IntervalIndex` holds items whose intervals may overlap one another; a look-up reads the buckets of text that it
touches. `DisjointSpans` holds non-overlapping spans with an owner each; a look-up is a binary search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

Spans = Sequence[tuple[int, int]]

#: Code points of one bucket of an `IntervalIndex`: about a paragraph. Set by hand.
_BUCKET_CODE_POINTS = 512


class IntervalIndex(Generic[T]):
    """Items by the interval of the text that each takes up, in code points."""

    def __init__(self) -> None:
        """Begin without items."""
        self._count = 0
        self._buckets: dict[int, list[tuple[int, T]]] = {}

    def add(self, low: int, high: int, item: T) -> None:
        """Add an item that takes up the code points from `low` to `high`."""
        for bucket in range(low // _BUCKET_CODE_POINTS, high // _BUCKET_CODE_POINTS + 1):
            self._buckets.setdefault(bucket, []).append((self._count, item))
        self._count += 1

    def possibly_overlapping(self, low: int, high: int) -> list[T]:
        """Return all items that share a code point with `low` to `high`, and others of the same buckets.

        They come in the order in which they were added, each once.
        """
        found: dict[int, T] = {}
        for bucket in range(low // _BUCKET_CODE_POINTS, high // _BUCKET_CODE_POINTS + 1):
            found.update(self._buckets.get(bucket, ()))
        return [found[number] for number in sorted(found)]


class DisjointSpans:
    """Spans [start, end) in code points, no two of which overlap, each with the number of its owner."""

    def __init__(self) -> None:
        """Begin without spans."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._owners: list[int] = []

    def add(self, spans: Spans, owner: int) -> None:
        """Add `spans` of `owner`. They must overlap none that are there."""
        for start, end in spans:
            at = bisect_right(self._starts, start)
            self._starts.insert(at, start)
            self._ends.insert(at, end)
            self._owners.insert(at, owner)

    def remove(self, spans: Spans) -> None:
        """Remove `spans`, which were added before."""
        for start, _ in spans:
            at = bisect_left(self._starts, start)
            del self._starts[at], self._ends[at], self._owners[at]

    def owners(self, spans: Spans) -> set[int]:
        """Return the owners of the spans that share a code point with one of `spans`."""
        found: set[int] = set()
        for start, end in spans:
            # The spans are disjoint, so their ends are sorted, too.
            found.update(self._owners[bisect_right(self._ends, start) : bisect_left(self._starts, end)])
        return found
