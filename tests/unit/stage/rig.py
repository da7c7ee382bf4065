"""A stage with everything around it faked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from attribune_core.settings import Settings
from attribune_core.stage.backlog import Backlog, Waiting
from attribune_core.stage.course import Observer
from attribune_core.stage.meter import Meter
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.stage import Stage
from attribune_core.stage.tracing import Tracer
from attribune_core.stage.work import Done, Job, Refused
from attribune_core.topics import CLEAN, DEAD, RAW, Topic
from tests.unit.stage.fakes import FakeIntake, FakeProducer, settled

SPEC = StageSpec("stub", RAW, CLEAN, "nowhere:load", Job(None, b""), version="1.2.3")


class FakePool:
    """Work that the test does by hand."""

    def __init__(self, settings: Settings) -> None:
        self.backlog = Backlog(settings)
        self.taken: dict[bytes, Waiting] = {}

    async def take(self) -> None:
        while len(self.backlog):
            self.taken |= {waiting.job.value: waiting for waiting in await self.backlog.take()}

    def finish(self, value: bytes, outcome: Done | Refused | None = None) -> None:
        self.backlog.finish([self.taken.pop(value)], [outcome or Done(b"id-" + value, value.upper())])


class Rig:
    """A stage with everything around it faked."""

    def __init__(
        self, meter: Meter | None = None, tracer: Tracer | None = None, reads: Topic = RAW, **settings: Any
    ) -> None:
        self.settings = Settings(**{"dead_letter_settle": 3600.0, **settings})
        self.failures: list[Exception] = []
        self.producer = FakeProducer()
        self.intake = FakeIntake()
        self.pool = FakePool(self.settings)
        self.outbox = Outbox(self.producer, self.settings.sends_in_flight, self.failures.append)
        pool: Any = self.pool
        observer = Observer(meter or Meter(), tracer or Tracer())
        spec = replace(SPEC, reads=reads)
        self.stage = Stage(spec, self.settings, pool, self.outbox, self.intake, observer, self.failures.append)
        self.acknowledged: list[tuple[int, int]] = []
        self.admissions: list[asyncio.Task[None]] = []
        self.watcher = asyncio.create_task(self.stage.watch_letters())
        self.offsets: dict[int, int] = {}

    async def read(self, value: bytes | None, *, partition: int = 0, key: bytes | None = b"k", **more: Any) -> None:
        offset = self.offsets.get(partition, 0)
        # Offsets with gaps, as on a compacted topic.
        self.offsets[partition] = offset + 3
        record = Consumed("articles.raw", partition, offset, 1_700_000_000_000, key, value, **more)

        async def acknowledge() -> None:
            self.acknowledged.append((partition, offset))

        self.admissions.append(asyncio.create_task(self.stage.admit(record, acknowledge)))
        await settled()
        await self.pool.take()

    async def finish(self, value: bytes, outcome: Done | Refused | None = None) -> None:
        await self.pool.take()
        self.pool.finish(value, outcome)
        await settled()

    async def good(self, count: int) -> None:
        for at in range(count):
            await self.read(b"good %d" % at, partition=9)
            await self.finish(b"good %d" % at)

    def sent(self, topic: str = CLEAN.name) -> list[bytes | None]:
        return [record.value for record in self.producer.log if record.topic == topic]

    def letters(self) -> list[Record]:
        return [record for record in self.producer.log if record.topic == DEAD.name]

    async def close(self) -> None:
        self.watcher.cancel()
        for admission in self.admissions:
            admission.cancel()
        await self.stage.forget()
        await self.outbox.close()
