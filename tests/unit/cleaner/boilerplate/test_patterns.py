"""Each row of the table takes its examples and leaves its near misses, asked through what the cleaner calls."""

from __future__ import annotations

import re

import pytest

from attribune_cleaner.boilerplate.about_lines import is_about_paper, is_about_writers
from attribune_cleaner.boilerplate.lines import is_boilerplate, is_edge_boilerplate
from attribune_cleaner.boilerplate.paragraphs import find_boilerplate
from attribune_cleaner.boilerplate.table import KINDS, Row, table

PROSE = "The bridge was closed on Monday."
#: The names that lines about the writer and the paper hold.
WRITERS = ("Jane Doe", "Tomos Bevan-Rao")
PAPER = "The Harbor Echo"
EDGES = {"edge", "edge credit", "contact detail"}
ABOUT = {"before a name", "after the writer", "after the writers", "after the paper"}
ROWS = [pytest.param(row, id=row.name) for row in table()]


def goes(row: Row, line: str) -> bool:
    """Whether `line` goes where rows of that kind count."""
    if row.kind in ABOUT:
        return is_about_writers(line, WRITERS) or is_about_paper(line, PAPER)
    if row.kind == "contact heading":
        return 0 in find_boilerplate([line, "Priya Raman", "press@echo.example"])
    return is_edge_boilerplate(line) if row.kind in EDGES else is_boilerplate(line)


@pytest.mark.parametrize("row", ROWS)
def test_no_row_is_without_an_example_and_a_near_miss(row: Row) -> None:
    assert row.kind in KINDS
    assert row.examples
    assert row.near_misses
    assert len({*row.examples, *row.near_misses}) == len(row.examples) + len(row.near_misses)


@pytest.mark.parametrize("row", ROWS)
def test_its_examples_go(row: Row) -> None:
    assert [line for line in row.examples if not goes(row, line)] == []


@pytest.mark.parametrize("row", ROWS)
def test_its_near_misses_stay(row: Row) -> None:
    assert [line for line in row.near_misses if goes(row, line)] == []


@pytest.mark.parametrize("row", ROWS)
def test_its_examples_show_its_own_pattern(row: Row) -> None:
    for line in row.examples:
        flags = re.NOFLAG if row.kind.startswith("after") else re.IGNORECASE
        assert re.search(row.pattern, line, flags), line


@pytest.mark.parametrize("row", [row for row in ROWS if row.values[0].kind in EDGES | ABOUT])
def test_what_counts_at_an_edge_stays_within_an_article(row: Row) -> None:
    for line in row.examples:
        assert find_boilerplate([PROSE, line, PROSE]) == set()


def test_there_is_a_row_of_each_kind() -> None:
    assert {row.kind for row in table()} == set(KINDS)
