from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attribune import health
from attribune.checks import check, limits, topics
from attribune.cli import app
from attribune.exits import MEANINGS, Exit, code_for
from attribune.topic_plan import Found
from attribune_core import errors
from attribune_core.settings import Settings
from attribune_core.topics import MAX_MESSAGE_BYTES, RAW


def test_wrong_settings_are_all_listed_and_end_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_PROCESSES", "-1")
    monkeypatch.setenv("ATTRIBUNE_LOG_LEVEL", "LOUD")
    (finding,) = check()
    assert finding.code is Exit.SETTINGS
    assert "ATTRIBUNE_PROCESSES" in finding.says
    assert "ATTRIBUNE_LOG_LEVEL" in finding.says


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, []),
        ({"max_characters": 20_001, "max_bytes": 160 * MAX_MESSAGE_BYTES // 17}, []),
        (
            {"max_characters": 20_000},
            ["20000 characters, far from the default of 200000: most articles may be refused"],
        ),
        (
            {"max_bytes": 167_772_160},
            ["167772160 bytes, far from the default of 16777216: one article may take all mem"],
        ),
        ({"max_bytes": 16, "max_characters": 16}, ["16 characters, far", "16 bytes, far"]),
    ],
)
def test_a_limit_far_from_its_default_is_odd_and_no_fault(given: dict[str, int], says: list[str]) -> None:
    found = list(limits(Settings(**given)))  # type: ignore[arg-type]
    assert len(found) == len(says)
    assert all(finding.says.startswith(expected) for finding, expected in zip(found, says, strict=True))
    assert {(finding.odd, finding.code) for finding in found} <= {(True, Exit.OK)}


def test_an_odd_limit_is_shown_and_does_not_fail_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MAX_CHARACTERS", "2000")
    monkeypatch.setattr("attribune.checks._model", lambda settings: iter(()))
    done = CliRunner().invoke(app, ["check", "--no-broker"])
    assert done.exit_code == Exit.OK
    assert "odd   ATTRIBUNE_MAX_CHARACTERS: 2000 characters, far from the default of 200000" in done.stdout


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MODEL", "no_such_pipeline")
    last = list(check(broker=False))[-1]
    assert (last.what, last.code) == ("model", Exit.MODEL)
    assert "no_such_pipeline" in last.says


def test_topics_are_right_missing_or_different() -> None:
    (missing,) = topics([RAW], 12, {})
    assert missing.code is Exit.DIFFERS
    assert "topics create" in missing.says
    (right,) = topics([RAW], 12, {RAW.name: Found(12, RAW.config)})
    assert right.code is Exit.OK
    (small,) = topics([RAW], 12, {RAW.name: Found(12, {**RAW.config, "max.message.bytes": "1000"})})
    assert small.code is Exit.DIFFERS
    assert "max.message.bytes 1000 -> 16777216" in small.says


def test_every_exit_code_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Exit)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.SettingsError("x"), Exit.SETTINGS),
        (errors.BrokerError("x"), Exit.BROKER),
        (errors.ModelError("x"), Exit.MODEL),
        (errors.ResourceError("x"), Exit.RESOURCES),
        (errors.EmptyBodyError("x"), Exit.BAD_ARTICLES),
        (RuntimeError("x"), Exit.FAILED),
    ],
)
def test_each_error_has_its_code(error: Exception, code: Exit) -> None:
    assert code_for(error) is code


def test_a_heartbeat_is_fresh_old_or_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "heartbeat_path", lambda service: tmp_path / f"{service}.alive")
    beat = tmp_path / "cleaner.alive"
    beat.touch()
    os.utime(beat, (1000, 1000))
    assert health.faults(["cleaner"], now=1003) == []
    (old,) = health.faults(["cleaner"], now=1060)
    assert "not well for 60 s" in old
    (missing,) = health.faults(["quote-linker"], now=1003)
    assert "no worker" in missing
    assert health.running_here(["cleaner", "quote-linker"]) == ["cleaner"]
