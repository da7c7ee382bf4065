"""Counts that add up over articles, and the figures computed from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """How many were right, predicted, and in the gold; for an accuracy the last two are equal."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predictions that is right; without predictions, 1.0 if the gold is empty, else 0.0."""
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold that is found; without gold, 1.0 if nothing was predicted, else 0.0."""
        return self.right / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; for an accuracy, the accuracy itself."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0
