"""Waiting for a condition of the stage's own state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Changes:
    """Whoever changes the state tells; whoever waits for a condition looks again then.

    As `asyncio.Condition`, but `tell` can be called from a callback: there is one event loop and no lock to take.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def tell(self) -> None:
        """Something changed."""
        self._event.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Return once `condition` holds."""
        while not condition():
            self._event.clear()
            await self._event.wait()
