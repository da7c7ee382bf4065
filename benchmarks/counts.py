"""Counts of what was right, which add up over articles, and the figures drawn from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """What was right among what was predicted and among what the gold has; an accuracy has the two equal."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The part of the predictions that is right; 1.0 where nothing was predicted and nothing was to be."""
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The part of the gold that was found; 1.0 where there is none and none was predicted."""
        return self.right / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; for an accuracy, the accuracy itself."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0
