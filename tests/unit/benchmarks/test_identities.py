"""The score of who is who."""

from __future__ import annotations

from pathlib import Path

import orjson

from benchmarks.identities import GOLD, Name, judged, read_gold, shares
from tests.unit.desk.articles import event


def test_pairs_of_two_articles_are_counted() -> None:
    found = shares(
        [
            Name("a", "ada roe", "ada", "1"),
            Name("b", "ada roe", "ada", "1"),
            Name("c", "roe", "ada", "2"),
            Name("d", "roe", "ida", "1"),
            Name("d", "ida roe", "ida", "1"),
        ]
    )
    # Joined: a-b right; a and b with each of d's two, wrong. Together: a-b, a-c, b-c.
    assert (found["joined_right"], found["together_joined"], found["pairs_together"]) == (0.2, 0.3333, 3)
    assert (found["unlike_joined_right"], found["unlike_together_joined"]) == (0.0, 0.0)


def test_the_judgments_name_each_name_once(tmp_path: Path) -> None:
    lines = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    gold = read_gold()
    assert len(gold) == len(lines) > 300
    for name, article in gold:
        assert (name, "") in gold, article
    few = tmp_path / "gold.tsv"
    few.write_text("# who\nname\tarticle\tid\nada roe\t\tada\nada roe\tb\t-\n", encoding="utf-8")
    assert read_gold(few) == {("ada roe", ""): "ada", ("ada roe", "b"): "-"}


def test_the_names_of_a_desk_are_those_of_the_judgments() -> None:
    lines = [orjson.dumps(event("a")), orjson.dumps(event("b")), orjson.dumps(event("c", name="Una Lind"))]
    found = judged(lines, {("ada roe", ""): "ada", ("ada roe", "b"): "-"})
    assert [(name.article, name.gold) for name in found] == [("a", "ada"), ("b", "- ada roe b")]
    assert found[0].found == found[1].found
