"""Whether everything is there that the stream needs: settings, broker, topics, language pipeline, people file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from attribune.exits import Exit, code_for
from attribune.topic_plan import Found, Kind, plan
from attribune_core.errors import AttribuneError
from attribune_core.settings import Settings, load_settings, odd_limits
from attribune_core.topics import ALL, Topic

T = TypeVar("T")


@dataclass(frozen=True)
class Finding:
    """One line of the report. `code` is `Exit.OK` where all is well; `odd` is what works but may be a slip."""

    what: str
    says: str
    code: Exit = Exit.OK
    odd: bool = False


def check(*, broker: bool = True) -> Iterator[Finding]:
    """Yield what was found, in the order in which things depend on one another; raises nothing that it looks for."""
    try:
        settings = load_settings()
    except AttribuneError as error:
        yield Finding("settings", str(error), code_for(error))
        return
    yield Finding("settings", f"Kafka at {settings.bootstrap_servers} ({settings.security_protocol})")
    yield from limits(settings)
    if broker:
        yield from _broker(settings)
    yield from _model(settings)
    yield from _people(settings)


def limits(settings: Settings) -> Iterator[Finding]:
    """Yield one line for each limit of an article's size that is far from its default."""
    for name, says in odd_limits(settings).items():
        yield Finding(name, says, odd=True)


def _broker(settings: Settings) -> Iterator[Finding]:
    from attribune.clients.admin import Admin

    admin = Admin(settings)
    counts, fault = _try("broker", admin.partitions)
    if fault is not None:
        yield fault
        return
    yield Finding("broker", f"answers, and has {len(counts or ())} topics")
    found, fault = _try("topics", lambda: admin.find(ALL))
    if fault is not None:
        yield fault
        return
    yield from topics(ALL, settings.partitions, found or {})


def topics(declared: Sequence[Topic], partitions: int, found: Mapping[str, Found]) -> Iterator[Finding]:
    """Yield one line a topic: whether it is as declared, partitions, retention and limits."""
    for topic in declared:
        steps = [step for step in plan([topic], partitions, found) if step.kind is not Kind.UNCHANGED]
        if topic.name not in found:
            yield Finding(topic.name, "is not there: `attribune topics create` makes it", Exit.DIFFERS)
        elif steps:
            differs = "; ".join(f"{step.kind.name.lower().replace('_', ' ')}: {step.detail}" for step in steps)
            yield Finding(topic.name, f"{differs} (`attribune topics create` does it)", Exit.DIFFERS)
        else:
            there = found[topic.name]
            largest = there.config.get("max.message.bytes", "?")
            yield Finding(topic.name, f"{there.partitions} partitions, records up to {largest} bytes")


def _model(settings: Settings) -> Iterator[Finding]:
    from attribune_entities.language_model.loading import load_model
    from attribune_entities.language_model.metadata import describe

    for language, name in settings.pipelines.items():
        what = "model" if len(settings.pipelines) == 1 else f"model for {language}"
        nlp, fault = _try(what, partial(load_model, name))
        if fault is not None:
            yield fault
        elif nlp is not None:
            yield Finding(what, f"{describe(nlp)}: {', '.join(nlp.pipe_names)}")


def _people(settings: Settings) -> Iterator[Finding]:
    if settings.people is None:
        return
    from attribune_entities.people.store import open_people

    people, fault = _try("people", partial(open_people, settings.people))
    if fault is not None:
        yield fault
    elif people is not None:
        yield Finding("people", f"{settings.people}: {len(people)} entries")


def _try(what: str, ask: Callable[[], T]) -> tuple[T | None, Finding | None]:
    try:
        return ask(), None
    except AttribuneError as error:
        return None, Finding(what, str(error), code_for(error))
