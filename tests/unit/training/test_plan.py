"""The plan of training: its length, its batches, its mixture, its halves."""

import random

from tests.unit.training.builders import doc, rows
from training.augment import NamePool
from training.plan import Plan, batches, in_half, stream

POOL = NamePool([], [], {})


def plan(**more: object) -> Plan:
    given = {"first_mixture": {"a": 1, "b": 2.5}, "last_mixture": {"a": 2, "b": 0.5}, **more}
    return Plan(**{"layers": (0,), "words": 2_000, "batch": 100, **given})  # type: ignore[arg-type]


def test_the_mixture_moves_from_the_first_to_the_last() -> None:
    assert [plan().times("a", share) for share in (0, 0.5, 1)] == [1, 1.5, 2]


def test_all_words_of_the_plan_are_met_and_few_more() -> None:
    sources = {"a": [doc("a")] * 40, "b": [doc("b")] * 40}
    met = [len(row) for batch in stream(sources, plan(), POOL, rows(), random.Random(0)) for row in batch]
    assert 2_000 <= sum(met) < 2_100


def test_a_pass_draws_each_source_as_often_as_planned() -> None:
    sources = {"a": [doc("a")] * 40, "b": [doc("b")] * 40}
    batches_ = list(stream(sources, plan(words=1_400), POOL, rows(), random.Random(0)))
    trusts = [row.trust for batch in batches_ for row in batch][:140]
    assert (trusts.count(1.0), trusts.count(0.5)) == (40, 100)


def test_batches_hold_rows_of_one_length_within_their_size() -> None:
    made = [rows().row(doc("a", size), "a") for size in (3, 30, 4, 5, 28, 200)]
    grouped = batches(made, 70, random.Random(0))
    assert sorted(sorted(len(row) for row in batch) for batch in grouped) == [[3, 4, 5], [28, 30], [200]]


def test_the_halves_take_turns_by_week() -> None:
    days = [f"paper_2015-11-{day:02}_title" for day in range(9, 23)]
    assert [in_half(name) for name in days] == [True] * 7 + [False] * 7
