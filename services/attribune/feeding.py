"""An iterator that blocks (standard input, a slow disk) made safe to wait for in an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import CancelledError
from typing import TypeVar

T = TypeVar("T")

#: Items read ahead of the one that is being worked on.
_AHEAD = 64


async def feed(items: Iterable[T]) -> AsyncIterator[T]:
    """Yield `items`, each taken in a thread of its own, at most `_AHEAD` ahead; what taking one raises is raised here.

    The thread is a daemon, unlike those of the loop's executor: a read that never returns does not keep the process
    from ending.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[tuple[str, T | BaseException | None]] = asyncio.Queue(_AHEAD)

    def pump() -> None:
        try:
            for item in items:
                asyncio.run_coroutine_threadsafe(queue.put(("item", item)), loop).result()
            last: tuple[str, BaseException | None] = ("end", None)
        except (CancelledError, RuntimeError) as error:
            if loop.is_closed() or isinstance(error, CancelledError):
                return  # nobody waits any more
            last = ("error", error)
        except BaseException as error:  # noqa: BLE001 - handed over to the one who waits
            last = ("error", error)
        asyncio.run_coroutine_threadsafe(queue.put(last), loop)

    threading.Thread(target=pump, daemon=True, name="attribune-feed").start()
    while True:
        kind, value = await queue.get()
        if kind == "end":
            return
        if kind == "error":
            assert isinstance(value, BaseException)
            raise value
        yield value  # type: ignore[misc]  # only items are left
