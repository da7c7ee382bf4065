"""The cleaner's word lists say what they are, and each is read by a module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import attribune_cleaner
from attribune_cleaner.lexicon import alternatives

PACKAGE = Path(attribune_cleaner.__file__).parent
LISTS = sorted((PACKAGE / "lexicon").glob("*.txt"))
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: str(path.name))
def test_a_list_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0].splitlines()
    assert len(head) >= 2
    assert all(line.startswith("# ") for line in head)
    assert head[-1].startswith("# Source: ")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: str(path.name))
def test_a_list_is_read(path: Path) -> None:
    assert f'"{path.name}"' in SOURCES or f"'{path.name}'" in SOURCES


def test_the_longer_of_two_alternatives_is_tried_first() -> None:
    assert alternatives(["jan", "jan.", "may"]) == r"jan\.|jan|may"
    assert re.compile(alternatives({"a+", "a"})).findall("a+a") == ["a+", "a"]
