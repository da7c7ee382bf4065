"""Whether the group still counts a worker in, as far as the worker can know.

A process that was stopped for longer than its session wakes up with results in hand, and another one has its partitions
by then. Sent all the same, an old version of an article would come out behind a newer one. So nothing is sent unless
the broker has heard of the worker within the session: the broker counts from when a heartbeat arrives, the lease from
when it was sent, so the lease is never the longer one.
"""

from __future__ import annotations

import time
from collections.abc import Callable


class Lease:
    """Runs out by itself. Renewed in the consumer's thread, looked at in the stage's."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`seconds` is the session's timeout."""
        self._seconds = seconds
        self._clock = clock
        self._since: float | None = None

    def now(self) -> float:
        """Return the time to give to `renew`, taken before the broker is asked."""
        return self._clock()

    def renew(self, since: float) -> None:
        """The broker counts the worker in, asked at `since`."""
        self._since = since

    def end(self) -> None:
        """The broker counts the worker out."""
        self._since = None

    @property
    def held(self) -> bool:
        """Whether nobody else can have the partitions yet."""
        since = self._since
        return since is not None and self._clock() - since < self._seconds
