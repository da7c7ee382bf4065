"""Pinned floors only rise."""

from __future__ import annotations

from benchmarks import floors


def test_a_floor_is_cut_not_rounded_so_that_its_own_figure_holds_it() -> None:
    figures = {"quote": 2 / 3}
    assert floors.raised(figures, {}) == {"quote": 0.6666}
    assert not floors.shortfalls(figures, floors.raised(figures, {}))


def test_a_figure_that_is_gone_falls_short() -> None:
    assert floors.shortfalls({}, {"quote": 0.5}) == {"quote": (0.0, 0.5)}
