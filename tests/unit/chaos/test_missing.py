"""Where no broker can be started the fault suite says so, and in CI it fails."""

from __future__ import annotations

import sys

import pytest

from tests.chaos import __main__ as suite


@pytest.mark.parametrize(
    ("ci", "code", "line"),
    [("", 0, "chaos: skipped: java not found\n"), ("true", 1, "chaos: java not found\n")],
    ids=["locally", "in CI"],
)
def test_a_suite_without_a_broker_skips_but_not_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int, line: str
) -> None:
    monkeypatch.setattr(suite, "missing", lambda: "java not found")
    monkeypatch.setattr(sys, "argv", ["chaos", "--short"])
    monkeypatch.setenv("CI", ci)
    assert suite.main() == code
    assert capsys.readouterr().out == line
