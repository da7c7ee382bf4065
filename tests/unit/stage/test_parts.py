"""Small parts of the stage: source, watchdog, heartbeat, exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from aiokafka.errors import KafkaConnectionError

from attribune_core.errors import BrokerError, ModelError, PeopleFileError, StuckError
from attribune_core.exit_codes import ExitCode
from attribune_core.stage import watchdog
from attribune_core.stage.headers import Source
from attribune_core.stage.run import exit_code
from attribune_core.stage.watchdog import Vitals, Watchdog, beat, heartbeat_path

WELL = Vitals(rebalancing=False, busy=True, progress=0)


def test_a_source_is_read_as_it_was_written() -> None:
    source = Source("articles.raw", 3, 4, 5)
    assert Source.read(source.encode()) == source
    for broken in (None, b"", b"a:b:c:d", b"a:1:2", b"\xff:1:2:3", b"a:1:2:3:4"):
        assert Source.read(broken) is None


def test_the_later_source_is_told_by_offset_within_a_partition_and_by_time_between_two() -> None:
    first, second = Source("t", 0, 1, 100), Source("t", 0, 2, 50)
    assert second.later_than(first)
    assert not first.later_than(second)
    assert Source("t", 1, 0, 101).later_than(first)
    assert not first.later_than(first)


def test_the_watchdog_lets_progress_and_rest_be() -> None:
    dog = Watchdog(3.0)
    for progress in range(10):
        dog.look(Vitals(rebalancing=False, busy=True, progress=progress))
    for _ in range(10):
        dog.look(Vitals(rebalancing=False, busy=False, progress=10))


def test_the_watchdog_ends_work_that_stands_still() -> None:
    dog = Watchdog(3.0)
    for _ in range(3):
        dog.look(WELL)
    with pytest.raises(StuckError, match="none of it got done for 3 s"):
        dog.look(WELL)


def test_the_watchdog_ends_a_rebalance_without_end() -> None:
    dog = Watchdog(3.0)
    for progress in range(2):
        dog.look(Vitals(rebalancing=True, busy=False, progress=progress))
    with pytest.raises(StuckError, match="rebalancing for 3 s"):
        dog.look(Vitals(rebalancing=True, busy=False, progress=2))


def test_a_heartbeat_is_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(watchdog.tempfile, "tempdir", str(tmp_path))
    beat("stub")
    assert [path.name for path in tmp_path.iterdir()] == ["attribune-stub.alive"]
    os.utime(heartbeat_path("stub"), (0, 0))
    beat("stub")
    assert heartbeat_path("stub").stat().st_mtime > 0


def test_the_exit_code_is_that_of_the_cause() -> None:
    assert exit_code(ModelError("none")) == ExitCode.MODEL
    assert exit_code(PeopleFileError("people.jsonl, line 3: id is missing")) == ExitCode.SETTINGS
    assert exit_code(KafkaConnectionError("gone")) == ExitCode.BROKER
    error = RuntimeError("Faust stopped")
    error.__cause__ = BrokerError("gone")
    assert exit_code(error) == ExitCode.BROKER
    assert exit_code(ValueError()) == ExitCode.CRASHED
