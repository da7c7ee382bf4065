"""Work for child processes that does what the article's body says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from attribune_core.errors import ModelError
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work

SAMPLE = Job(None, b"fine")


def load(settings: Settings) -> Work:
    def one(job: Job) -> Done | Refused:
        if b"killer" in job.value:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"bad" in job.value:
            return Refused("NotTextError", "no prose", "")
        if b"slow" in job.value:
            time.sleep(0.2)
        return Done(b"key", job.value + b" in " + str(os.getpid()).encode())

    return lambda jobs: [one(job) for job in jobs]


def load_nothing(settings: Settings) -> Work:
    def fail(_: Sequence[Job]) -> list[Done | Refused]:
        raise ModelError("not even the sample")

    return fail
