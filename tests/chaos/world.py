"""One scenario's world: a broker, its topics, a producer, workers, and those who watch."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient

from attribune_core.topics import DEAD, ENRICHED, MAX_MESSAGE_BYTES, RAW
from deploy.kafka.cluster import Cluster
from tests.chaos.articles import NUMBER, Article, Fate, Ledger
from tests.chaos.commits import Auditor
from tests.chaos.oracle import Judgement, judge
from tests.chaos.plan import Plan
from tests.chaos.verifier import Verifier, ended
from tests.chaos.workers import ROOT, Stage, Worker, Workers

#: Settings of every worker: quick to notice who is gone, and little in flight so that faults hit something.
SETTINGS: dict[str, Any] = {
    "session_timeout": 6,
    "dead_letter_settle": 1,
    "dead_letter_wait": 1,
    "batch_articles": 8,
    "in_flight_articles": 64,
    "log_level": "INFO",
}


#: Seconds after a fault in which an article still meets it.
_SOON = 10.0


class ChaosError(AssertionError):
    """A promise was not kept, or something did not come within the time that a busy machine may take."""


class World:
    """What a scenario acts on. `open` comes first and `close` last."""

    def __init__(self, cluster: Cluster, plan: Plan, number: int, folder: Path) -> None:
        self.cluster = cluster
        self.plan = plan
        self.random = random.Random(number)
        self.ledger = Ledger()
        self.folder = folder
        self.workers = Workers(folder / "logs", plan.annotator, self._settings(cluster))
        self.verifier = Verifier(cluster.bootstrap, plan.partitions)
        self.auditor = Auditor(cluster.bootstrap, plan.partitions, self.verifier, self.ledger)
        #: Monotonic time of each fault.
        self.faults: list[tuple[str, float]] = []
        #: Promises that were not kept, and after which the scenario went on.
        self.broken: list[str] = []
        #: What the scenario found out besides, for its line.
        self.notes: dict[str, float | int | str] = {}
        #: Whether of each id the versions come out in their order.
        self.in_order = True
        self._producer = Producer(
            {
                "bootstrap.servers": cluster.bootstrap,
                "enable.idempotence": True,
                "linger.ms": 5,
                "message.max.bytes": MAX_MESSAGE_BYTES,
                "message.timeout.ms": 300_000,
                "log_level": 0,
            }
        )
        self._tasks: list[asyncio.Task[Any]] = []
        self._undelivered: list[str] = []
        #: Articles that `feed` has not published yet.
        self._coming = 0

    async def open(self) -> None:
        """Empty the broker of what was before, make the topics, and begin to watch."""
        await self._run("tests.chaos.empty", self.cluster.bootstrap, str(self.plan.patience / 2))
        await self.command("topics", "create")
        await asyncio.to_thread(self.cluster.await_in_sync)
        await self.verifier.start()
        await self.auditor.start()
        self._tasks += [asyncio.create_task(self.auditor.watch()), asyncio.create_task(self.workers.supervise())]

    async def close(self) -> None:
        """End everything that this world started."""
        self.workers.kill()
        await ended(self._tasks)
        await self.auditor.close()
        await self.verifier.close()
        self._producer.purge()

    # Acting

    def publish(self, *articles: Article) -> None:
        """Hand records to the producer; `flush` waits for them."""
        for article in articles:
            number = self.ledger.enter(article, time.monotonic())
            more = {} if article.partition is None else {"partition": article.partition}
            headers = [*article.headers, (NUMBER, b"%d" % number)]
            self._producer.produce(RAW.name, article.value, article.key, headers=headers, callback=self._told, **more)
            self._producer.poll(0)

    async def flush(self) -> None:
        """Return when the broker has all that was published. Raises ChaosError when it does not take it."""
        await self.until(lambda: self._producer.flush(0) == 0, "the producer's records on the broker")
        if self._undelivered:
            raise ChaosError(f"the broker did not take {len(self._undelivered)} records: {self._undelivered[0]}")

    def feed(self, articles: Sequence[Article], *, seconds: float) -> asyncio.Task[None]:
        """Publish the articles evenly over so many seconds."""

        async def feeding() -> None:
            begin = time.monotonic()
            for at, article in enumerate(articles):
                ahead = at * seconds / len(articles) - (time.monotonic() - begin)
                if ahead > 0.01:
                    await asyncio.sleep(ahead)
                self._coming -= 1
                self.publish(article)
            await self.flush()

        self._coming += len(articles)
        task = asyncio.create_task(feeding())
        self._tasks.append(task)
        return task

    def start(self, *stages: Stage, count: int = 1, **settings: Any) -> list[Worker]:
        """Start workers of these stages, of all three where none is named."""
        return [one for stage in stages or tuple(Stage) for one in self.workers.start(stage, count, **settings)]

    def fault(self, name: str) -> None:
        """Note that a fault happened now."""
        self.faults.append((name, time.monotonic()))

    def kill(self, worker: Worker) -> None:
        """SIGKILL a worker; the supervisor starts it again."""
        self.fault(f"SIGKILL {worker.stage}")
        worker.send(signal.SIGKILL)

    async def command(self, *arguments: str) -> str:
        """Run `attribune` as a user does; return what it printed. Raises ChaosError where it fails."""
        return await self._run("attribune", *arguments)

    @property
    def settings(self) -> dict[str, Any]:
        """The settings that the workers have."""
        return self._settings(self.cluster)

    def admin(self) -> AdminClient:
        """Return a new administrator of the broker; the caller keeps it until its futures are done.

        And no longer: one that has made a request ended the whole process when its broker was killed.
        """
        return AdminClient({"bootstrap.servers": self.cluster.bootstrap, "log_level": 0})

    # Looking

    async def until(self, condition: Callable[[], bool], what: str, seconds: float | None = None) -> None:
        """Wait for a condition. Raises ChaosError that says `what` did not come."""
        limit = self.plan.patience if seconds is None else seconds
        begin = looked = time.monotonic()
        outs = self.outs
        while not condition():
            now = time.monotonic()
            if self.plan.double and self.outs > outs:
                # It still gets on, which its short patience must not cut off.
                begin, outs = now, self.outs
            if now > begin + limit:
                raise ChaosError(f"not within {limit:.0f} s: {what}")
            # Over many articles a look takes its time, which the reader needs.
            await asyncio.sleep(max(0.02, 5 * (now - looked)))
            looked = time.monotonic()

    async def progress(self, count: int) -> None:
        """Wait until so many more articles are out."""
        before = self.outs
        target = min(before + count, len(self.ledger.articles) + self._coming)
        await self.until(lambda: self.outs >= target, f"{count} more articles out than {before}")

    @property
    def outs(self) -> int:
        """Raw records that came out, as an event or as a dead letter."""
        numbers = self.verifier.records.numbers
        return len(numbers[ENRICHED.name].keys() | numbers[DEAD.name].keys())

    @property
    def all_out(self) -> bool:
        """Whether every record that must come out has."""
        numbers = self.verifier.records.numbers
        enriched, dead = numbers[ENRICHED.name], numbers[DEAD.name]
        return all(
            (article.fate not in (Fate.GOOD, Fate.REVIVED) or number in enriched)
            and (article.fate not in (Fate.BAD, Fate.REVIVED) or number in dead)
            for number, article in enumerate(self.ledger.articles)
        )

    def is_out(self, articles: Iterable[int]) -> bool:
        """Whether these records, by number, are all out."""
        return all(self.verifier.records.out(number) for number in articles)

    async def settle(self) -> None:
        """Wait until everything is out, and all of it committed."""
        await self.flush()
        await self.until(lambda: self.all_out, "every article out")
        end = time.monotonic() + self.plan.patience
        while (lag := await self.auditor.lag()) is None or lag > 0:
            if time.monotonic() > end:
                raise ChaosError(f"everything is out, but {lag} offsets stay uncommitted")
            await asyncio.sleep(0.1)

    async def verdict(self) -> Judgement:
        """Return what the oracle says of all that came out."""
        await self.auditor.look()
        judgement = judge(self.ledger, self.verifier.records, order=self.in_order)
        judgement.faults += self.auditor.passed
        return judgement

    def recovery(self) -> float:
        """Return how long, from a fault on, an article took that came before it or soon after: the longest, in seconds.

        An article that waits for a fault to pass waits from the fault or from its own publication, what is later.
        """
        numbers, longest = self.verifier.records.numbers, 0.0
        for _, when in self.faults:
            for number, sent in enumerate(self.ledger.sent):
                out = min(numbers[topic].get(number, 0.0) or 1e99 for topic in (ENRICHED.name, DEAD.name))
                if sent < when + _SOON and when < out < 1e99:
                    longest = max(longest, out - max(when, sent))
        return longest

    # Beneath

    async def _run(self, module: str, *arguments: str) -> str:
        environment = os.environ | {f"ATTRIBUNE_{name.upper()}": str(value) for name, value in self.settings.items()}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *arguments),
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(), self.plan.patience)
        except BaseException:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        if process.returncode:
            raise ChaosError(f"{module} {' '.join(arguments)} ended with {process.returncode}: {output.decode()}")
        return output.decode()

    def _told(self, error: object, _: object) -> None:
        if error is not None:
            self._undelivered.append(str(error))

    def _settings(self, cluster: Cluster) -> dict[str, Any]:
        replicas = len(cluster.nodes)
        where = {"bootstrap_servers": cluster.bootstrap, "partitions": self.plan.partitions}
        return SETTINGS | where | {"replication_factor": replicas}
