"""Spans that are taken: asked for each draft whether it is free, they are kept in order and searched by halves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Spans = Sequence[tuple[int, int]]


class Occupied:
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
