"""A PostgreSQL server for the tests, from the binaries of this machine (Debian's package `postgresql`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

#: The server refuses to run as root; Debian's package makes this user.
_USER = "postgres"


def _folder() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[4])
    where = shutil.which("initdb")
    return found[-1].parent if found else Path(where).parent if where else None


def missing() -> str | None:
    """Return what is missing to start a server, None if nothing is."""
    if _folder() is None:
        return "install Debian's package postgresql"
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return "as root it needs runuser"
    return None


@dataclass(frozen=True)
class Server:
    """A running server with one database, for one store at a time."""

    url: str


@contextmanager
def server(factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server that listens on a Unix socket alone, and stop it."""
    binaries = _folder()
    assert binaries is not None
    # Not under pytest's own folder, which the server's user may not enter; the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="desk-pg-") as name:
        folder, data = Path(name), Path(name) / "data"
        user: list[str] = []
        if os.geteuid() == 0:
            user = ["runuser", "-u", _USER, "--"]
            shutil.chown(folder, _USER)
        _run([*user, str(binaries / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-E", "UTF8", "-N"])
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=32MB"
        control = [*user, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield Server(f"postgresql://{_USER}@/postgres?host={folder}")
        finally:
            _run([*control, "-m", "immediate", "stop"])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
