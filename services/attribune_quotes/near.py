"""Things by the stretch of text that they take up: those near a place are found without a look at all of them."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

#: Code points that are looked at together: about a paragraph.
_TOGETHER = 512


class Near(Generic[T]):
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
