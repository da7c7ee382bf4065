"""What a stage does with articles, as bytes: the joint between the domain and Kafka.

A service gives the stage the import path of a loader. The stage calls it once in each child process and then hands
it batches. The functions here know nothing of Kafka or Faust, and child processes import no more than this module.
"""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from attribune_core.errors import RefusalError
from attribune_core.settings import Settings


@dataclass(frozen=True)
class Job:
    """One record to work on. A null value (a retraction) never gets here: the stage passes it on itself."""

    key: bytes | None
    value: bytes
    headers: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What came of a job: the output's key (the article's id) and value."""

    key: bytes
    value: bytes


@dataclass(frozen=True)
class Refused:
    """Why a job is a dead letter. The texts become its headers."""

    exception: str
    message: str
    stacktrace: str
    #: Whether a rule of the contract refuses it; else the work on it failed.
    by_rule: bool = False

    @classmethod
    def because(cls, error: BaseException) -> Refused:
        """Describe `error`, whose traceback may stand in it."""
        trace = "".join(traceback.format_exception(error))
        return cls(type(error).__name__, str(error), trace, isinstance(error, RefusalError))


#: One result a job, in the order of the jobs. An exception that is no ArticleError is the worker's own fault or the
#: article's: the stage tries each job of the batch alone, and what raises twice by itself is refused.
Work = Callable[[Sequence[Job]], "list[Done | Refused]"]


@contextmanager
def off_the_clock() -> Iterator[None]:
    """Charge no article with the CPU time of the block: for what is loaded when the first article needs it."""
    left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)


#: Called once in each process; slow, because it may load a model. Raises ModelError, which stops the worker.
Load = Callable[[Settings], Work]
