from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from benchmarks.same_events import ROOT, STAGES, bodies, differing, main


def events(**fields: object) -> list[bytes]:
    return [orjson.dumps({"stage": stage, **fields}) for stage in STAGES]


def test_equal_events_differ_in_nothing() -> None:
    assert list(differing(events(id="a"), events(id="a"), ["a"])) == []


def test_what_differs_is_named_by_article_stage_and_field() -> None:
    before = events(id="a", quotes=[1, 2]) + events(id="b", quotes=[1, 2])
    after = [*events(id="a", quotes=[1, 2]), *events(id="b", quotes=[1, 2])[:2], *events(id="b", quotes=[1, 3])[2:]]
    assert list(differing(before, after, ["a", "b"])) == ["b: enriched: quotes: 2 is not 3"]


def test_the_order_of_fields_and_the_length_of_lists_count() -> None:
    before = [orjson.dumps({"a": 1, "b": 2}), orjson.dumps({"a": [1]}), b"1"]
    after = [orjson.dumps({"b": 2, "a": 1}), orjson.dumps({"a": [1, 2]}), b"2"]
    assert list(differing(before, after, ["one"])) == [
        "one: clean: the same fields in another order",
        "one: annotated: a: 1 of them are not 2",
        "one: enriched: 1 is not 2",
    ]


def test_fields_that_may_differ_are_left_out_wherever_they_stand() -> None:
    before = [orjson.dumps({"quotes": [{"id": "q1"}], "mood": 1})]
    after = [orjson.dumps({"quotes": [{"id": "q1", "mood": "new"}]})]
    assert list(differing(before, after, ["one"], ["mood"])) == []
    assert list(differing(before, after, ["one"])) != []
    assert list(differing(before, after, ["one"], ["id"])) != []


def test_articles_are_read_with_their_fields(tmp_path: Path) -> None:
    text = tmp_path / "one.txt"
    text.write_text("“We won,” Ann Roe said.", encoding="utf-8")
    named = dict(bodies([text], None, 0))
    assert named["one.txt"] == {"body": "“We won,” Ann Roe said."}
    assert named["joint_statement.json"]["body"]


@pytest.mark.timeout(300)
def test_a_checkout_makes_the_events_that_it_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT), str(ROOT)]) == 0
    assert ": 0 differ" in capsys.readouterr().out
