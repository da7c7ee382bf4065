"""The fault suite itself: however it ends, no broker, no worker and no temporary folder outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.chaos.workers import ROOT
from tests.kafka.needs import OWN_BROKER

pytestmark = OWN_BROKER

PATIENCE = 120.0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_nothing_outlives_the_suite(tmp_path: Path, number: signal.Signals) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    command = [sys.executable, "-m", "tests.chaos", "--short", "--only", "1", "--folder", str(tmp_path / "chaos")]
    suite = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TMPDIR": str(temporary)}, start_new_session=True)
    try:
        everybody = psutil.Process(suite.pid)
        end = time.monotonic() + PATIENCE
        # A broker, three workers, and their children.
        while len(family := everybody.children(recursive=True)) < 7:
            assert suite.poll() is None, "it ended by itself"
            assert time.monotonic() < end, family
            time.sleep(0.05)
        suite.send_signal(number)
        assert suite.wait(PATIENCE) == (-signal.SIGKILL if number is signal.SIGKILL else 130)
        _, left = psutil.wait_procs(family, timeout=30)
        assert left == []
        # Who is killed cannot tidy up.
        assert number is signal.SIGKILL or list(temporary.iterdir()) == []
    finally:
        if suite.poll() is None:
            suite.kill()
            suite.wait()
