"""Invented inputs of many kinds, each with what a careful reader expects of it.

What is met once stays met. Those in `not_met.txt` are not met yet; whoever meets one takes its line out.
"""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from attribune import enrich
from attribune_core.events import RawArticle
from attribune_core.raw import decode_body
from tests.unit.cases.faults import faults_of

HERE = Path(__file__).parent
EXPECTED = orjson.loads((HERE / "expected.json").read_bytes())
NOT_MET = {line for line in (HERE / "not_met.txt").read_text(encoding="utf-8").splitlines() if line and line[:1] != "#"}


def faults(name: str) -> list[str]:
    """Return what the event of an input lacks."""
    body = decode_body((HERE / "inputs" / name).read_bytes())
    return faults_of(EXPECTED[name], enrich(RawArticle(id=Path(name).stem, body=body)))


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - NOT_MET))
def test_an_input_gives_what_a_reader_expects(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize("name", sorted(NOT_MET))
def test_what_is_not_met_is_listed(name: str) -> None:
    assert faults(name), f"{name} is met now: take it out of not_met.txt"


def test_every_expectation_has_its_input() -> None:
    assert {path.name for path in (HERE / "inputs").iterdir()} == set(EXPECTED)
    assert set(EXPECTED) >= NOT_MET
