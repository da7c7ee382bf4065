"""Precision and recall of a pronoun ranker's choices, counted as in GAP's scorer."""

from __future__ import annotations

from dataclasses import dataclass

from training.pronoun_examples import Example


@dataclass(frozen=True)
class Score:
    """The numbers of right links, of links to a person whom the pronoun does not mean, and of missed answers."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the links that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the answers that is found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def score(example: Example, chosen: int) -> Score:
    """The score of choosing candidate number `chosen`, -1 for nobody; an unnamed candidate counts as nobody."""
    linked = chosen >= 0 and example.named[chosen]
    right = linked and example.right[chosen] == 1
    wrong = linked and not right and example.wrong[chosen]
    return Score(int(right), int(wrong), int(example.answered and not right))
