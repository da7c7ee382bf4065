"""Choices of a ranker, scored."""

from corpora.pronouns import Answer
from tests.unit.training.test_pronoun_examples import made
from training.pronoun_scores import Score, score


def test_a_choice_is_scored_as_gap_does() -> None:
    example = made(Answer(((0, 7),), ((16, 23),), closed=False))
    assert score(example, 1) == Score(right=1)
    assert score(example, 0) == Score(wrong=1, missed=1)
    assert score(example, -1) == Score(missed=1)
    assert (Score(right=1) + Score(wrong=1, missed=1)).f1 == 0.5
