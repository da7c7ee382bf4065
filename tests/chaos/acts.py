"""The annotator's work with faults in it: each article says in its metadata what shall happen while it is worked on.

What an article names under `act` in its metadata:

- `takes`: seconds; `wait`: path of a file to wait for; `began`: path of a mark that is set when the work begins
- `raise`, `kill`, `segfault`, `memory`: true; with `once`, the path of a mark, only the first time
- `refuse`: true; `refuse_until`: path of a file
- `bytes`: length of padding in the output
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribune_core.codec import decode, encode
from attribune_core.errors import NotTextError
from attribune_core.events import AnnotatedArticle, CleanArticle
from attribune_core.ids import next_event_id
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work

#: Names the model in the output; another name is another version of the annotator.
MODEL = "CHAOS_MODEL"
#: Longest wait for a file, in seconds: a harness that died must leave no child that waits.
_LONGEST = 600.0
_OWN = frozenset({"event_id", "pipeline"})


def load_stub(settings: Settings) -> Work:
    """Return `stub` with the acts around it."""
    return _acting(stub(os.environ.get(MODEL, "stub 1")), None)


def stub(model: str) -> Work:
    """Return the work without a language pipeline: no entities, but all else as the real one gives it."""

    def one(job: Job) -> Done | Refused:
        clean = decode(CleanArticle, job.value)
        annotated = AnnotatedArticle(
            **{name: getattr(clean, name) for name in type(clean).model_fields if name not in _OWN},
            event_id=next_event_id(clean.event_id, "chaos", model),
            sentences=(),
            annotation=None,
            entities=(),
            pipeline=clean.pipeline.model_copy(update={"entities": "0", "model": model}),
        )
        return Done(annotated.id.encode(), encode(annotated))

    return lambda jobs: [one(job) for job in jobs]


def load_real(settings: Settings) -> Work:
    """Return the real entity extractor's work, with the acts around it."""
    from attribune_entities.worker import load

    return _acting(load(settings), os.environ.get(MODEL))


def load_refusing(settings: Settings) -> Work:
    """Return work that fails on whatever is not the stage's own sample: a bad deploy that passes the first check."""

    def one(job: Job) -> Done | Refused:
        if job.key == b"sample":
            return Done(b"sample", job.value)
        return Refused.because(NotTextError("this release finds a fault with everything"))

    return lambda jobs: [one(job) for job in jobs]


def load_failing_cleaner(settings: Settings) -> Work:
    """Return a cleaner's work that fails on all that it should clean but the stage's own sample."""
    from attribune_cleaner.worker import load

    work = load(settings)

    def one(job: Job, result: Done | Refused) -> Done | Refused:
        if isinstance(result, Refused) or job.key == b"sample":
            return result
        return Refused("KeyError", "this release fails on everything", "")

    return lambda jobs: [one(job, result) for job, result in zip(jobs, work(jobs), strict=True)]


def act_of(value: bytes) -> dict[str, Any]:
    """Return what a clean article asks for; empty for most."""
    if b'"act"' not in value:
        return {}
    asked: dict[str, Any] = json.loads(value)["metadata"].get("act", {})
    return asked


def first_time(act: dict[str, Any]) -> bool:
    """Whether the fault shall happen: always, or only while its mark is not there; sets the mark."""
    if "once" not in act:
        return True
    try:
        Path(act["once"]).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def refused(act: dict[str, Any]) -> bool:
    """Whether the article is refused."""
    return bool(act.get("refuse")) or ("refuse_until" in act and not Path(act["refuse_until"]).exists())


def _padding(length: int) -> str:
    # Not to be compressed, and the same every time.
    return random.Random(length).randbytes(length // 2).hex()


def _acting(base: Work, model: str | None) -> Work:
    def work(jobs: Sequence[Job]) -> list[Done | Refused]:
        acts = [act_of(job.value) for job in jobs]
        for act in acts:
            if act:
                _perform(act)
        results = base(jobs)
        return [after(act, result, model) for act, result in zip(acts, results, strict=True)]

    return work


def _perform(act: dict[str, Any]) -> None:
    begin(act)
    _wait(act)
    if act.keys() & {"raise", "kill", "segfault", "memory"} and first_time(act):
        if act.get("raise"):
            raise ValueError("a fault in the work")
        if act.get("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if act.get("segfault"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if act.get("memory"):
            bytearray(64 * 1024**3)


def begin(act: dict[str, Any]) -> None:
    """Tell the harness that the work on the article begins."""
    if "began" in act:
        Path(act["began"]).touch()


def _wait(act: dict[str, Any]) -> None:
    now = time.monotonic()
    until = now + float(act.get("takes", 0))
    longest = now + _LONGEST
    while time.monotonic() < until or ("wait" in act and not Path(act["wait"]).exists()):
        if time.monotonic() > longest:
            raise TimeoutError("nobody wrote the file that the article waits for")
        time.sleep(0.01)
        # Some CPU time, so that it counts as slow and not as a hang.
        sum(range(1000))


def after(act: dict[str, Any], result: Done | Refused, model: str | None) -> Done | Refused:
    """Return the result as the act wants it; with `model`, as that model's."""
    if isinstance(result, Refused):
        return result
    if refused(act):
        return Refused.because(NotTextError("not a word in it"))
    changes: dict[str, Any] = {}
    if "bytes" not in act and model is None:
        return result
    article = decode(AnnotatedArticle, result.value)
    if "bytes" in act:
        changes["metadata"] = {**article.metadata, "padding": _padding(act["bytes"])}
    if model is not None:
        changes["event_id"] = next_event_id(article.event_id, model)
        changes["pipeline"] = article.pipeline.model_copy(update={"model": model})
    return Done(result.key, encode(article.model_copy(update=changes)))
