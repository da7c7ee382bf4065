"""What a worker says of itself: alive, and ready."""

from __future__ import annotations

import time

from attribune_core.stage.watchdog import beat, fault


class Health:
    """Kept by the worker, read by the page, perhaps from another thread.

    A worker is alive while its watchdog is content, which it says every second: the same beat that `attribune health`
    reads from a file. It is ready from the moment that it works: its language pipeline is warm and the group has given
    it its partitions, be it none, until it begins to stop. A later rebalance leaves it ready: nothing is routed to a
    worker by its readiness, and a budget of disruptions should not see it flap.
    """

    def __init__(self, stage: str) -> None:
        self._stage = stage
        self._beat: float | None = None
        #: Partitions assigned, None before the first assignment.
        self.assigned: int | None = None
        self.warm = False
        self.stopping = False
        #: Stopped for too many dead letters, and waits before it exits.
        self.waiting = False

    def beat(self) -> None:
        """The worker is well."""
        self._beat = time.monotonic()
        beat(self._stage)

    def not_alive(self) -> str | None:
        """Return why the worker should be started again, None while it is well."""
        return fault(None if self._beat is None else time.monotonic() - self._beat)

    def not_ready(self) -> str | None:
        """Return what the worker still lacks, None when it works."""
        if self.waiting:
            return "most articles die: it holds no partitions, and waits before it exits"
        if self.stopping:
            return "it is stopping"
        if not self.warm:
            return "its work is being loaded"
        if self.assigned is None:
            return "it waits for its partitions"
        return None
