"""A service around the stub worker: `python -m tests.integration.stub_service [LOADER]`."""

from __future__ import annotations

import sys
from typing import Any

from attribune_core.settings import load_settings
from attribune_core.stage.run import run_stage
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.stage.worker import Worker
from attribune_core.topics import CLEAN, RAW

LOADER = sys.argv[1] if len(sys.argv) > 1 else "load"
STAGE = StageSpec("stub", RAW, CLEAN, f"tests.integration.stub_worker:{LOADER}", Job(b"sample", b'{"id": "sample"}'))


async def agent(stream: Any, worker: Worker) -> None:
    await worker.take(stream)


if __name__ == "__main__":
    raise SystemExit(run_stage(STAGE, agent, load_settings()))
