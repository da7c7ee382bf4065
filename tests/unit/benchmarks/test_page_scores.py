"""Each measure of a page rises and falls with what it is about, and with nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.page_gold import PageGold
from benchmarks.page_scores import MEASURES, as_event, mean, misses, score

GOLD = PageGold(
    name="fire",
    path=Path("fire.html"),
    title="Fire on the hill",
    authors=("Ann Lee", "Bo Day"),
    published="2026-01-02",
    body=("What burned", "The barn on the hill burned down.", "Nobody was hurt."),
    kinds=("heading", "text", "text"),
)


def event(*paragraphs: str, kinds: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """The faultless event of GOLD, with these paragraphs (if any) and fields instead."""
    body = paragraphs or GOLD.body
    other = PageGold("fire", GOLD.path, GOLD.title, GOLD.authors, GOLD.published, body, kinds or GOLD.kinds)
    return as_event(other) | fields


def test_a_faultless_event_has_every_figure() -> None:
    assert score(GOLD, as_event(GOLD)) == dict.fromkeys(MEASURES, 1.0)
    assert misses(GOLD, as_event(GOLD)) == []


def test_a_refused_page_has_none() -> None:
    assert score(GOLD, None) == dict.fromkeys(MEASURES, 0.0)
    assert misses(GOLD, None) == ["refused"]


def test_an_event_without_text_has_no_figure_of_words() -> None:
    found = score(GOLD, event(text="", paragraphs=[], paragraph_kinds=[]))
    assert [found[name] for name in ("recall", "words", "shingles", "paragraphs", "kinds")] == [0.0] * 5


def test_words_that_are_too_many_cost_precision() -> None:
    found = score(
        GOLD, event(*GOLD.body, "Share this story with four friends", kinds=("heading", "text", "text", "text"))
    )
    assert found["recall"] == 1.0
    assert found["precision"] == pytest.approx(12 / 18)
    assert found["words"] == pytest.approx(24 / 30)
    assert found["paragraphs"] == pytest.approx(6 / 7)
    assert found["kinds"] == 1.0


def test_words_that_are_missing_cost_recall() -> None:
    found = score(GOLD, event(*GOLD.body[:2], kinds=("heading", "text")))
    assert found["precision"] == 1.0
    assert found["recall"] == pytest.approx(9 / 12)
    assert found["kinds"] == pytest.approx(2 / 3)


def test_order_costs_shingles_alone() -> None:
    found = score(GOLD, event(*reversed(GOLD.body), kinds=("text", "text", "heading")))
    assert 0.0 < found["shingles"] < 1.0
    assert [found[name] for name in MEASURES if name != "shingles"] == [1.0] * (len(MEASURES) - 1)


def test_joined_paragraphs_cost_paragraphs_and_kinds_alone() -> None:
    found = score(GOLD, event(GOLD.body[0], " ".join(GOLD.body[1:]), kinds=("heading", "text")))
    assert found["paragraphs"] == pytest.approx(2 / 5)
    assert found["kinds"] == pytest.approx(1 / 3)
    assert [found[name] for name in ("words", "shingles")] == [1.0, 1.0]


def test_a_wrong_kind_costs_kinds_alone() -> None:
    found = score(GOLD, event(kinds=("bold", "text", "text")))
    assert found["kinds"] == pytest.approx(2 / 3)
    assert [found[name] for name in MEASURES if name != "kinds"] == [1.0] * (len(MEASURES) - 1)
    assert misses(GOLD, event(kinds=("bold", "text", "text"))) == ["kind: bold, not heading: What burned"]


def test_marks_and_case_cost_nothing() -> None:
    shouted = [paragraph.upper().rstrip(".") + " !" for paragraph in GOLD.body]
    assert score(GOLD, event(*shouted, title="‘Fire’ on the Hill"))["paragraphs"] == 1.0
    assert score(GOLD, event(*shouted, title="‘Fire’ on the Hill"))["title"] == 1.0


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"title": "Fire on the hill | The Day"}, ("date", "authors")),
        ({"title": None}, ("date", "authors")),
        ({"published_at": "2026-01-02T06:00:00Z"}, ("title", "date", "authors")),
        ({"published_at": "2026-01"}, ("title", "authors")),
        ({"published_at": None}, ("title", "authors")),
        ({"authors": ["bo day", "ANN LEE"]}, ("title", "date", "authors")),
        ({"authors": ["Ann Lee"]}, ("title", "date")),
        ({"authors": ["Ann Lee", "Bo Day", "The Day"]}, ("title", "date")),
        ({"authors": [], "author": "Ann Lee and Bo Day"}, ("title", "date", "authors")),
        ({"authors": [], "author": "Ann Lee"}, ("title", "date")),
        ({"authors": [], "author": None}, ("title", "date")),
    ],
)
def test_title_date_and_authors(fields: dict[str, Any], right: tuple[str, ...]) -> None:
    found = score(GOLD, event(**fields))
    assert {name for name in ("title", "date", "authors") if found[name]} == set(right)
    assert len(misses(GOLD, event(**fields))) == 3 - len(right)


def test_a_page_without_date_or_authors_has_none() -> None:
    gold = PageGold("a", Path("a.html"), "A", (), None, ("Text.",))
    assert score(gold, as_event(gold))["date"] == score(gold, as_event(gold))["authors"] == 1.0
    found = score(gold, as_event(gold) | {"published_at": "2026-01-02", "author": "Ann Lee"})
    assert found["date"] == found["authors"] == 0.0


def test_a_gold_without_kinds_has_no_figure_of_them() -> None:
    gold = PageGold("a", Path("a.html"), "A", (), None, ("Text.",))
    assert "kinds" not in score(gold, as_event(gold))
    assert "kinds" not in score(gold, None)
    assert mean([score(gold, None), score(GOLD, as_event(GOLD))]) == dict.fromkeys(MEASURES, 0.5) | {"kinds": 1.0}
    assert mean([]) == {}


def test_a_word_of_chinese_and_japanese_is_a_character() -> None:
    gold = PageGold("a", Path("a.html"), "火", (), None, ("山火事です 2026",))
    found = score(gold, as_event(gold) | {"text": "山火事 2026", "paragraphs": [[0, 8]]})
    assert found["precision"] == 1.0
    assert found["recall"] == pytest.approx(4 / 6)


def test_what_is_missing_and_left_over_is_listed() -> None:
    lines = misses(GOLD, event("What burned", "Share", "Nobody was hurt.", kinds=("heading", "text", "text")))
    assert lines == ["paragraph missing: The barn on the hill burned down.", "paragraph left over: Share"]
