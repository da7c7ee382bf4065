from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator

import pytest

from attribune.feeding import feed


async def test_items_come_in_order_and_an_error_after_them() -> None:
    def items() -> Iterator[int]:
        yield from range(200)
        raise OSError("the disk is gone")

    feeding = feed(items())
    assert [await anext(feeding) for _ in range(200)] == list(range(200))
    with pytest.raises(OSError, match="the disk is gone"):
        await anext(feeding)


async def test_no_more_is_read_ahead_than_fits() -> None:
    taken = 0
    full = threading.Event()

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            if taken == 66:  # 64 wait, one is handed over, one is in the pump's hand
                full.set()
            yield number

    feeding = feed(items())
    assert await anext(feeding) == 0
    assert await asyncio.to_thread(full.wait, 10)
    assert taken <= 67


async def test_the_loop_goes_on_while_a_read_blocks() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file:
        feeding = feed(file)
        waiting = asyncio.ensure_future(anext(feeding))
        await asyncio.sleep(0)
        assert not waiting.done()
        os.write(writing, b"line\n")
        assert await waiting == b"line\n"
        os.close(writing)
        assert [item async for item in feeding] == []
