"""The plan of training: its length, its batches, its mixture."""

import random
from itertools import count

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training.augment import NamePool
from training.plan import Plan, batches, stream

PLAN = Plan(words=20_000, batch=(100, 300), first_mixture={"a": 1, "b": 2.5}, last_mixture={"a": 2, "b": 0.5})
VOCAB = spacy.blank("en").vocab


def doc(word: str) -> Doc:
    return Doc(VOCAB, words=[word] * 10)


def test_the_rate_reaches_zero_with_the_last_batch() -> None:
    examples = (Example(doc("a"), doc("a")) for _ in count())
    sizes = [sum(len(example.reference) for example in batch) for batch in batches(examples, PLAN)]
    assert len(sizes) == pytest.approx(PLAN.steps, rel=0.05)
    assert PLAN.words <= sum(sizes) < PLAN.words + 300 + 10
    assert sizes[0] == 100
    assert sizes[-1] == pytest.approx(300, abs=10)


def test_batches_of_one_size_are_counted_too() -> None:
    assert Plan(words=1000, batch=(100, 100)).steps == 10


def test_the_mixture_moves_from_the_first_to_the_last() -> None:
    assert [PLAN.times("a", share) for share in (0, 0.5, 1)] == [1, 1.5, 2]


def test_a_pass_draws_each_source_as_often_as_planned() -> None:
    sources = {"a": [doc("a")] * 40, "b": [doc("b")] * 40}
    examples = stream(sources, PLAN, NamePool([], [], {}), random.Random(0))
    words = [next(examples).reference[0].lower_ for _ in range(140)]
    assert (words.count("a"), words.count("b")) == (40, 100)
