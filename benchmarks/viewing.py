"""Spans of an event's text as positions in the gold's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from benchmarks.gold_model import Gold
from corpora.alignment import Letters, align


def fold(name: str) -> str:
    """A name for comparison: its letters and digits in lower case, without "the" and a possessive 's."""
    lowered = name.lower().replace("’", "'").removesuffix("'s")
    return Letters(lowered.removeprefix("the ")).text


class View:
    """Positions of spans of a gold text and of an event's text, all among the letters of the gold text."""

    def __init__(self, gold: Gold, event: dict[str, Any]) -> None:
        self._gold = Letters(gold.text)
        self._event = Letters(event["text"])
        self._found = align(self._event.text, self._gold.text)
        # The first letter of each paragraph of the gold.
        self._starts = [self._gold.range(start, end).start for start, end in gold.paragraphs]

    def gold_place(self, start: int, end: int) -> tuple[int, int]:
        """The positions of the first and last letter of a span of the gold text."""
        letters = self._gold.range(start, end)
        return letters.start, letters.stop - 1

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The positions of the first and last letter of a span of the event's text; None if the gold lacks one."""
        letters = self._event.range(start, end)
        if not letters:
            return None
        first, last = self._found[letters.start], self._found[letters.stop - 1]
        return None if first is None or last is None else (first, last)

    def gold_letters(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The positions of all letters of spans of the gold text."""
        return frozenset(i for start, end in spans for i in self._gold.range(start, end))

    def letters(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The positions of all letters of spans of the event's text; those that the gold lacks get negative numbers."""
        found = set()
        for start, end in spans:
            for i in self._event.range(start, end):
                there = self._found[i]
                found.add(-1 - i if there is None else there)
        return frozenset(found)

    def by_paragraph(self, letters: frozenset[int]) -> dict[int, frozenset[int]]:
        """Letters by the number of their paragraph in the gold.

        Letters that the gold lacks go to the first paragraph that has others, or to -1.
        """
        parts: dict[int, set[int]] = {}
        for letter in sorted(letters):
            if letter >= 0:
                parts.setdefault(bisect_right(self._starts, letter) - 1, set()).add(letter)
        strays = {letter for letter in letters if letter < 0}
        if strays:
            parts.setdefault(min(parts, default=-1), set()).update(strays)
        return {paragraph: frozenset(part) for paragraph, part in parts.items()}
