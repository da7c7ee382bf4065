"""Whether a worker on this machine is well, as its heartbeat says."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from attribune_core.stage.watchdog import fault, heartbeat_path


def faults(services: Iterable[str], now: float | None = None) -> list[str]:
    """Return what is wrong with the workers of `services`, nothing if they are well."""
    moment = time.time() if now is None else now
    found = []
    for service in services:
        path = heartbeat_path(service)
        age = moment - path.stat().st_mtime if path.exists() else None
        if (what := fault(age)) is not None:
            found.append(f"{service}: {what} ({path})")
    return found


def running_here(services: Iterable[str]) -> list[str]:
    """Return the services of which a worker has ever beaten on this machine: in a container, its own."""
    return [service for service in services if Path(heartbeat_path(service)).exists()]
