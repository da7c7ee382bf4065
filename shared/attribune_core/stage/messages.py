"""What parent and child tell each other, pickled: in a module of its own, which has the same name on both sides."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused


@dataclass(frozen=True)
class Orders:
    """The first message to a child."""

    loader: str
    settings: Settings
    parent: int
    #: For its log.
    stage: str = ""


@dataclass(frozen=True)
class Batch:
    """Every other message to a child: jobs, and the CPU time in seconds after which the kernel ends the process."""

    jobs: Sequence[Job]
    cpu_seconds: float


@dataclass(frozen=True)
class Attempt:
    """One time that articles were worked on, together or one alone. Times are nanoseconds since 1970."""

    began: int
    ended: int
    #: How many articles.
    articles: int
    #: Id of the process that worked; None where it is gone.
    process: int | None = None
    #: The class of what went wrong with all of them.
    fault: str | None = None

    @classmethod
    def here(cls, began: int, articles: int) -> Attempt:
        """Describe what this process has just done."""
        return cls(began, time.time_ns(), articles, os.getpid())


@dataclass(frozen=True)
class Worked:
    """An answer of a child: one result a job."""

    results: list[Done | Refused]
    attempt: Attempt


@dataclass(frozen=True)
class Fault:
    """An answer of a child: the loader or the work raised."""

    exception: str
    message: str
    stacktrace: str
    #: The process ran into its memory limit, and what it holds now is unknown.
    memory: bool = False
    #: `errno`, where it was an error of the operating system.
    errno: int | None = None

    @classmethod
    def of(cls, error: Exception) -> Fault:
        """Describe `error`."""
        refused = Refused.because(error)
        errno = error.errno if isinstance(error, OSError) else None
        return cls(refused.exception, refused.message, refused.stacktrace, isinstance(error, MemoryError), errno)


#: What a child answers to its orders when the work is loaded.
READY = "ready"
