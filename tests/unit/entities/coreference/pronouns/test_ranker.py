"""The trees as the file has them, evaluated on rows made by hand; and files that do not fit the code."""

from __future__ import annotations

from math import e, isclose

import orjson
import pytest

from attribune_entities.coreference.pronouns.features import NAMES
from attribune_entities.coreference.pronouns.ranker import (
    SCALE,
    SCHEMA,
    Ranker,
    RankerFileError,
    load_ranker,
    read_ranker,
)

#: Near is good (1.0), far is bad (-1.0) unless it is a subject (0.5); and any subject is a little better (0.25).
DATA = {
    "threshold": 0.5,
    "columns": ["sentences", "subject"],
    "trees": [
        [[0, 1.5, 1, 2], [SCALE], [1, 0.5, 3, 4], [-SCALE], [SCALE // 2]],
        [[1, 0.5, 1, 2], [0], [SCALE // 4]],
    ],
}
ROWS = [{"sentences": 3.0}, {"sentences": 3.0, "subject": 1.0, "unknown": 9.0}, {"sentences": 1.0}, {}]


def test_each_tree_adds_its_leaf() -> None:
    assert Ranker(DATA).scores(ROWS) == [-1.0, 0.75, 1.0, 1.0]


def test_a_row_scores_the_same_in_any_company() -> None:
    ranker = Ranker(DATA)
    assert [ranker.scores([row])[0] for row in ROWS] == ranker.scores(ROWS)


def test_the_best_has_its_share_beside_nobody() -> None:
    best, probability = Ranker(DATA).best(ROWS[:3])
    assert best == 2
    assert isclose(probability, e / (e**-1 + e**0.75 + e + 1))


def test_the_first_of_equals_is_chosen_where_it_is_likely_enough() -> None:
    assert Ranker(DATA).choose(ROWS[2:3]) == 0
    assert Ranker(DATA | {"threshold": 0.3}).choose(ROWS[2:]) == 0
    assert Ranker(DATA).choose(ROWS[2:]) == -1, "two as likely have too little each"
    assert Ranker(DATA).choose(ROWS[:1]) == -1


def test_no_candidate_and_no_tree_choose_nobody() -> None:
    assert Ranker(DATA).choose([]) == -1
    assert Ranker(DATA | {"trees": []}).scores(ROWS) == [0.0] * 4


def test_the_ranker_that_ships_is_whole() -> None:
    ranker = load_ranker("pronouns")
    assert 30 < len(ranker.columns) <= len(NAMES)
    assert 0 < ranker.threshold < 1
    assert ranker is load_ranker("pronouns")
    assert len(ranker.scores([{}, dict.fromkeys(ranker.columns, 1.0)])) == 2


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (["sentences", "moon phase", "subject"], "'moon phase' .* is no feature"),  # put in between
        (["sentences", "is subject"], "'is subject' .* is no feature"),  # renamed
        (["subject"], "ask for column 1, and its file has 1"),  # missing
        (["subject", "sentences"], "'sentences' .* stands after 'subject'"),
        (["subject", "subject"], "'subject' .* stands after 'subject'"),
    ],
)
def test_columns_that_are_not_the_declared_features_are_refused_by_name(columns: list[str], reason: str) -> None:
    with pytest.raises(RankerFileError, match=reason):
        Ranker(DATA | {"columns": columns})


def test_a_file_without_columns_or_of_another_schema_is_refused() -> None:
    data = {"meta": {"schema": SCHEMA}, **DATA}
    assert read_ranker(orjson.dumps(data)).scores(ROWS) == Ranker(DATA).scores(ROWS)
    with pytest.raises(RankerFileError, match="no columns"):
        read_ranker(orjson.dumps({name: value for name, value in data.items() if name != "columns"}))
    for other in (DATA, {"meta": {"schema": SCHEMA + 1}, **DATA}):
        with pytest.raises(RankerFileError, match="schema"):
            read_ranker(orjson.dumps(other))
