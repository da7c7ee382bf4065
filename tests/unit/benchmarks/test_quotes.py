"""The evaluation of quotes: errors by kind, types, reliability and intervals, on quotes made by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from attribune_core.events import QuoteType
from benchmarks import quote_errors, reliability
from benchmarks.attributions import Judged, Said, counts_of, figures, match
from benchmarks.bootstrap import intervals


def said(content: range, source: range = range(0), kind: QuoteType = "direct", confidence: float | None = None) -> Said:
    return Said(frozenset(content), frozenset(source), kind != "indirect", kind, confidence)


def judged(gold: list[Said], found: list[Said]) -> Judged:
    return Judged(gold, found, match(gold, found))


GOLD = [
    said(range(20), range(100, 105)),
    said(range(30, 50), range(110, 115), "mixed"),
    said(range(60, 80), range(120, 125), "indirect"),
    said(range(200, 220), range(0), "indirect"),
    said(range(300, 320), range(330, 335), "indirect"),
    said(range(400, 420), range(430, 435), "indirect"),
]
FOUND = [
    said(range(20), range(100, 103), confidence=0.95),
    said(range(30, 50), range(140, 145), "mixed", 0.85),
    said(range(60, 80), range(0), "indirect", 0.75),
    said(range(200, 220), range(230, 235), "indirect", 0.45),
    said(range(300, 305), range(330, 335), "indirect", 0.35),
    said(range(500, 520), range(0), "indirect", 0.25),
]


def test_every_kind_of_error() -> None:
    assert quote_errors.errors([judged(GOLD, FOUND)]) == Counter(
        {
            ("wrong speaker", "mixed"): 1,
            ("no speaker", "indirect"): 1,
            ("unneeded", "indirect"): 1,
            ("wrong span", "indirect"): 1,
            ("missed", "indirect"): 1,
            ("spurious", "indirect"): 1,
        }
    )


def test_types_apart() -> None:
    found = quote_errors.by_type([judged(GOLD, FOUND)])
    assert found["direct"] == {"gold": 1, "p": 1.0, "r": 1.0, "f1": 1.0, "speaker_acc": 1.0}
    assert found["mixed"]["speaker_acc"] == 0.0
    assert (found["indirect"]["p"], found["indirect"]["r"]) == (0.5, 0.5)


def test_reliability() -> None:
    seen = reliability.outcomes([judged(GOLD, FOUND)])
    assert [right for _, right in seen] == [True, False, False, False, False, False]
    bins = reliability.table(seen)
    assert [one.count for one in bins] == [1] * 6
    assert reliability.expected_error(bins) == pytest.approx((0.05 + 0.85 + 0.75 + 0.45 + 0.35 + 0.25) / 6)
    assert reliability.sure(seen) == (pytest.approx(1 / 6), 1.0)


def test_certainty_itself_is_in_the_last_bin() -> None:
    (one,) = reliability.table([(1.0, True), (0.9, False)])
    assert (one.low, one.count, one.right) == (0.9, 2, 0.5)


def test_intervals_hold_the_figure_and_are_the_same_every_time() -> None:
    counts = [counts_of(judged(GOLD, FOUND)), counts_of(judged(GOLD, GOLD)), counts_of(judged(GOLD, []))]
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    found = intervals(counts, draws=200)
    low, high = found["all_f1"]
    assert low < figures(total)["all_f1"] < high
    assert found == intervals(counts, draws=200)


def test_no_articles_leave_no_interval() -> None:
    assert intervals([]) == {}
