"""Who spoke so far, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from attribune_core.events import Span


class Spoke(NamedTuple):
    """A source that is resolved."""

    #: The number of its entity.
    number: int
    #: The token that heads it.
    head: int
    #: The last token of it and of what it said.
    last: int
    #: The word in lower case that heads it.
    word: str
    #: Whether it is a document of the entity.
    document: bool = False
    #: The code points of what it said.
    spans: tuple[Span, ...] = ()


@dataclass
class SpeakerHistory:
    """The speakers of an article so far."""

    sources: list[Spoke] = field(default_factory=list)
    #: By the number of an entity, the last of its sources, and how often it spoke.
    last_of: dict[int, Spoke] = field(default_factory=dict)
    count_of: dict[int, int] = field(default_factory=dict)

    def add(self, spoke: Spoke) -> None:
        """Add a source, in order of the text."""
        self.sources.append(spoke)
        self.last_of[spoke.number] = spoke
        self.count_of[spoke.number] = self.count_of.get(spoke.number, 0) + 1

    def last(self) -> Spoke | None:
        """Return the last source; None if nobody spoke."""
        return self.sources[-1] if self.sources else None

    def last_with(self, word: str) -> Spoke | None:
        """Return the last source that the word heads: the "he" before; None if there is none."""
        return next((one for one in reversed(self.sources) if one.word == word), None)

    def says(self, number: int, offset: int) -> bool:
        """Return whether the code point `offset` is among the words of the entity."""
        return any(
            one.number == number and any(start <= offset < end for start, end in one.spans) for one in self.sources
        )

    def recency(self, number: int) -> int:
        """Return how many others spoke since the entity did last; -1 if it did not speak."""
        if number not in self.last_of:
            return -1
        others: set[int] = set()
        for one in reversed(self.sources):
            if one.number == number:
                break
            others.add(one.number)
        return len(others)
