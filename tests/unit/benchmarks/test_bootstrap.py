"""Intervals of figures, on quotes made by hand."""

from collections import Counter

from benchmarks.bootstrap import intervals
from corpora.polnear_scoring import counts_of, figures
from tests.unit.benchmarks.builders import FOUND, GOLD, compared


def test_intervals_hold_the_figure_and_are_the_same_every_time() -> None:
    counts = [counts_of(compared(GOLD, FOUND)), counts_of(compared(GOLD, GOLD)), counts_of(compared(GOLD, []))]
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    found = intervals(counts, draws=200)
    low, high = found["all_f1"]
    assert low < figures(total)["all_f1"] < high
    assert found == intervals(counts, draws=200)


def test_no_articles_leave_no_interval() -> None:
    assert intervals([]) == {}
