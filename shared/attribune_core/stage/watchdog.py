"""Notices a worker that is alive and does nothing, and says where it can be seen that it is well."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from attribune_core.errors import StuckError


@dataclass(frozen=True)
class Vitals:
    """What the watchdog looks at."""

    #: The group is being rebalanced.
    rebalancing: bool
    #: There is something to do: articles in flight that do not just wait for the gate, or a lag.
    busy: bool
    #: Any number that changes when something gets done.
    progress: int


class Watchdog:
    """Counts looks, not seconds: a machine that slept, or a process that was stopped, has missed its looks too."""

    def __init__(self, seconds: float, *, every: float = 1.0) -> None:
        self.every = every
        self._looks = max(1, round(seconds / every))
        self._rebalancing = self._idle = 0
        self._progress: int | None = None

    def look(self, vitals: Vitals) -> None:
        """Take one look. Raises StuckError when it has been the same for too long."""
        self._rebalancing = self._rebalancing + 1 if vitals.rebalancing else 0
        same = vitals.busy and vitals.progress == self._progress
        self._idle = self._idle + 1 if same else 0
        self._progress = vitals.progress
        seconds = self._looks * self.every
        if self._rebalancing >= self._looks:
            raise StuckError(f"the group has been rebalancing for {seconds:.0f} s")
        if self._idle >= self._looks:
            raise StuckError(f"there is work, and none of it got done for {seconds:.0f} s")


#: Seconds after which a heartbeat, due every second, is too old; a machine under load is late now and then.
TOO_OLD = 15.0


def fault(age: float | None) -> str | None:
    """Return what a heartbeat of that age in seconds says is wrong; None for one that says that the worker is well.

    The one answer of `attribune health`, which reads the file below, and of `/healthz`. No age: there was none yet.
    """
    if age is None:
        return "no worker has been well yet"
    return f"not well for {age:.0f} s" if age > TOO_OLD else None


def heartbeat_path(stage: str) -> Path:
    """Return the file that a worker of the stage touches every second while it is well."""
    return Path(tempfile.gettempdir()) / f"attribune-{stage}.alive"


def beat(stage: str) -> None:
    """Touch the stage's file."""
    path = heartbeat_path(stage)
    try:
        os.utime(path, follow_symlinks=False)
    except FileNotFoundError:
        # Put in place in one step, so that nothing is written through a link that lies there.
        handle, fresh = tempfile.mkstemp(prefix=f"attribune-{stage}-")
        os.close(handle)
        Path(fresh).replace(path)
