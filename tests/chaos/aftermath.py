"""After a promise was broken: what is only late, and what is gone."""

from __future__ import annotations

import asyncio
import signal
import time

from tests.chaos.workers import Stage
from tests.chaos.world import World

#: Seconds without anything new after which nothing more is expected; a killed member's session takes 6 of them.
_QUIET = 20.0
#: Longest wait, in seconds: a worker that dies of an article again and again never comes to rest.
_LONGEST = 90.0


async def aftermath(world: World) -> None:
    """Start every worker anew, as somebody would who finds the pipeline standing, and note what still is not out.

    `gone` are the articles that a committed offset has passed, which nobody will ever read again; `stuck` those that no
    worker gets past. Without the new start an article that a hanging worker holds would count as lost.
    """
    for stage in Stage:
        for worker in world.workers.of(stage):
            worker.send(signal.SIGKILL)
        if not world.workers.of(stage):
            world.start(stage)
    begin = changed = time.monotonic()
    outs, lag = world.outs, await world.auditor.lag()
    while lag != 0 and (now := time.monotonic()) - changed < _QUIET and now - begin < _LONGEST:
        await asyncio.sleep(0.2)
        before = outs, lag
        outs, lag = world.outs, await world.auditor.lag()
        if (outs, lag) != before:
            changed = time.monotonic()
    gone = await world.auditor.gone()
    world.notes |= {"gone": "not known" if gone is None else gone, "stuck": "not known" if lag is None else lag}
