"""The cleaner as a service: articles.raw -> articles.clean."""

from __future__ import annotations

from typing import Any

from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.stage.worker import Worker
from attribune_core.topics import CLEAN, RAW

STAGE = StageSpec(
    name="cleaner",
    reads=RAW,
    writes=CLEAN,
    loader="attribune_cleaner.worker:load",
    sample=Job(b"sample", "“We will rebuild the bridge,” the mayor said on Monday.".encode()),
)


async def agent(stream: Any, worker: Worker) -> None:
    """The Faust agent: raw articles in, clean ones out.

    The work itself is `attribune_cleaner.worker`, which child processes load.
    """
    await worker.take(stream)
