"""Stretches of text by where they stand: overlap without a look at all of them.

`Occupied` holds non-overlapping spans with an owner each and finds overlap by binary search; `Near` holds things whose
stretches may overlap, in buckets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

Spans = Sequence[tuple[int, int]]

#: Code points that are looked at together: about a paragraph.
_TOGETHER = 512


class IntervalIndex(Generic[T]):
    """Things with their stretches, in code points."""

    def __init__(self) -> None:
        """Start with none."""
        self._count = 0
        self._places: dict[int, list[tuple[int, T]]] = {}

    def add(self, low: int, high: int, thing: T) -> None:
        """Add a thing that takes up the text from `low` up to `high`."""
        for place in range(low // _TOGETHER, high // _TOGETHER + 1):
            self._places.setdefault(place, []).append((self._count, thing))
        self._count += 1

    def near(self, low: int, high: int) -> list[T]:
        """All that take up some of the text from `low` up to `high`, and others near it, as they were added."""
        found: dict[int, T] = {}
        for place in range(low // _TOGETHER, high // _TOGETHER + 1):
            found.update(self._places.get(place, ()))
        return [found[number] for number in sorted(found)]


class DisjointSpans:
    """Spans in code points that share none, each with the number of its owner."""

    def __init__(self) -> None:
        """Start with none."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._owners: list[int] = []

    def add(self, spans: Spans, owner: int) -> None:
        """Take `spans`, which meet none that are taken."""
        for start, end in spans:
            at = bisect_right(self._starts, start)
            self._starts.insert(at, start)
            self._ends.insert(at, end)
            self._owners.insert(at, owner)

    def remove(self, spans: Spans) -> None:
        """Give up `spans`, as they were added."""
        for start, _ in spans:
            at = bisect_left(self._starts, start)
            del self._starts[at], self._ends[at], self._owners[at]

    def owners(self, spans: Spans) -> set[int]:
        """Whose spans share a code point with one of `spans`."""
        found: set[int] = set()
        for start, end in spans:
            # The spans are apart, so their ends are in order, too.
            found.update(self._owners[bisect_right(self._ends, start) : bisect_left(self._starts, end)])
        return found
