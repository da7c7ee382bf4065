"""Who waits for news of the store hears of it."""

from __future__ import annotations

import asyncio


class Changes:
    """A bell: all that wait hear it. It belongs to one event loop."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        #: Whether the desk stops: nobody waits any more.
        self.closed = False

    def ring(self) -> None:
        """Wake all that wait now."""
        self._next.set()
        self._next = asyncio.Event()

    def close(self) -> None:
        """Wake all that wait, for good."""
        self.closed = True
        self.ring()

    async def wait(self, seconds: float) -> bool:
        """Wait for the bell and return whether it rang within `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._next.wait()
        except TimeoutError:
            return False
        return True
