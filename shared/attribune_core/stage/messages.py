"""What parent and child tell each other, pickled: in a module of its own, which has the same name on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.settings import Settings
from attribune_core.stage.work import Job, Refused


@dataclass(frozen=True)
class Orders:
    """The first message to a child."""

    loader: str
    settings: Settings
    parent: int


@dataclass(frozen=True)
class Batch:
    """Every other message to a child: jobs, and the CPU time in seconds after which the kernel ends the process."""

    jobs: Sequence[Job]
    cpu_seconds: float


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
