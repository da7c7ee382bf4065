"""A stand-in for a service's work: each article says itself what shall happen to it."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attribune_core.errors import ModelError, NotTextError, PeopleFileError
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work


def load(settings: Settings) -> Work:
    return work


def load_wrong_people(settings: Settings) -> Work:
    raise PeopleFileError("people.jsonl, line 3: id is missing")


def load_nothing(settings: Settings) -> Work:
    raise ModelError("there is no such model")


def load_and_die(settings: Settings) -> Work:
    os.kill(os.getpid(), signal.SIGSEGV)
    return work


def load_strict(settings: Settings) -> Work:
    def refuse(jobs: Sequence[Job]) -> list[Done | Refused]:
        return [Refused("NotTextError", "all is bad", "") for _ in jobs]

    return refuse


def work(jobs: Sequence[Job]) -> list[Done | Refused]:
    return [_one(job) for job in jobs]


def _one(job: Job) -> Done | Refused:
    article = json.loads(job.value)
    act = article.get("do")
    if act == "refuse":
        return Refused.because(NotTextError("not a word in it"))
    if act in _ERRORS:
        raise _ERRORS[act]()
    _harm(act, article)
    time.sleep(article.get("takes", 0))
    if act == "wait":
        until = time.monotonic() + 60
        while not Path(article["for"]).exists() and time.monotonic() < until:
            time.sleep(0.01)
    text = "x" * article.get("bytes", 0) or article.get("text", "").upper()
    return Done(article["id"].encode(), json.dumps({"id": article["id"], "text": text}).encode())


_ERRORS: dict[str, Callable[[], Exception]] = {
    "raise": lambda: ValueError("a fault in the work"),
    "model": lambda: ModelError("there is no such model"),
    "disk": lambda: OSError(28, "No space left on device"),
}


def _harm(act: str | None, article: dict[str, Any]) -> None:
    """What befalls the process itself."""
    if act == "kill":
        os.kill(os.getpid(), signal.SIGSEGV)
    if act == "kill once":
        mark = Path(article["mark"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if act == "hog":
        while True:
            pass
    if act == "memory":
        bytearray(8 * 1024**3)
