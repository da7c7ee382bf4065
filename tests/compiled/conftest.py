"""Compiling takes minutes of one core, so it begins once the tests are collected, and goes on beside the others."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from deploy import compile as build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Compiling:
    """`python -m deploy.compile` at work, and the folder that it fills."""

    def __init__(self) -> None:
        self._made = Path(tempfile.mkdtemp(prefix="compiled-"))
        self.folder = self._made / "packages"
        self._said = self._made / "said"
        command = [sys.executable, "-m", "deploy.compile", str(self.folder), "--sources"]
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, "TMPDIR": str(self._made)},
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> Path:
        """The folder, when all is in it; a failed test where it could not be made."""
        status = self._process.wait()
        assert status == 0, self._said.read_text(encoding="utf-8", errors="replace")
        return self.folder

    def end(self) -> None:
        """Stop it with its compiler where it is still at work, and remove the folder."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        shutil.rmtree(self._made)


_COMPILING = pytest.StashKey[Compiling]()


def pytest_collection_finish(session: pytest.Session) -> None:
    wanted = any(HERE in item.path.parents for item in session.items)
    if wanted and build.missing() is None and not session.config.option.collectonly:
        session.config.stash[_COMPILING] = Compiling()


def pytest_unconfigure(config: pytest.Config) -> None:
    if compiling := config.stash.get(_COMPILING, None):
        compiling.end()


@pytest.fixture(scope="session")
def compiled(pytestconfig: pytest.Config) -> Path:
    """The folder of the compiled packages."""
    if lacks := build.missing():
        assert not os.environ.get("CI"), lacks
        pytest.skip(f"not compiled: {lacks}")
    return pytestconfig.stash[_COMPILING].wait()
