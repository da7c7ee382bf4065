"""Two entity workers against one, each on a core of its own, and the same comparison without Kafka.

`python -m benchmarks.scaling [--articles 600] [--rounds 2] [--out FILE]` starts an Apache Kafka of its own (Java 17 and
Maven). Warm workers get all articles at once, and the time runs until the last annotated article is read. The limit of
the machine is measured in the same run: annotating without Kafka, and a plain loop, in two processes against one. If
the two cores are hardware threads of one core, that limit is far below 2. Rates are meaningful only on an otherwise
idle machine: under load, two processes get twice the CPU of one.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

from attribune_cleaner import worker as cleaner
from attribune_core.settings import load_settings
from attribune_core.stage.work import Job
from attribune_core.topics import ANNOTATED, CLEAN, MAX_MESSAGE_BYTES, PARTITIONS
from attribune_entities import worker as entities
from benchmarks.capacity import work_through
from benchmarks.stream import articles
from benchmarks.stream_services import PATIENCE_SECONDS, on_core
from deploy.kafka.cluster import local_cluster
from deploy.kafka.node import die_with_parent

GROUP = "attribune-entity-extractor"
#: Least rate of two workers by that of one, if the two cores are physical. Set by hand.
FLOOR_SPEEDUP = 1.8
#: Articles that a worker reads before anything is measured. Set by hand.
WARM_UP_ARTICLES = 24


def cleaned(count: int) -> list[Job]:
    """Return ``count`` cleaned articles, as the entity stage reads them."""
    jobs = [Job((raw.id or "").encode(), raw.model_dump_json(exclude_none=True).encode()) for raw in articles(count)]
    return work_through(cleaner.load(load_settings()), jobs)[0]


def publish(bootstrap: str, jobs: Sequence[Job]) -> None:
    """Publish the articles to the entity stage's topic, evenly over its partitions."""
    producer = Producer({"bootstrap.servers": bootstrap, "log_level": 0})
    for at, job in enumerate(jobs):
        producer.produce(CLEAN.name, job.value, job.key, partition=at % PARTITIONS)
        producer.poll(0)
    producer.flush(PATIENCE_SECONDS)


@contextmanager
def workers(bootstrap: str, cores: Sequence[int]) -> Iterator[Callable[[], float]]:
    """Run an entity worker on each core; once each has partitions, yield a function that returns their CPU seconds."""
    running: list[subprocess.Popen[bytes]] = []
    client = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})

    def used() -> float:
        families = [[psutil.Process(one.pid), *psutil.Process(one.pid).children(recursive=True)] for one in running]
        times = [one.cpu_times() for family in families for one in family]
        return float(sum(one.user + one.system for one in times))

    with tempfile.TemporaryDirectory(prefix="attribune-scaling-", ignore_cleanup_errors=True) as folder:
        try:
            for core in cores:
                home = Path(folder, str(core))
                home.mkdir()
                environment = os.environ | {"ATTRIBUNE_BOOTSTRAP_SERVERS": bootstrap, "TMPDIR": str(home)}
                command = [sys.executable, "-m", "attribune", "run", "entity-extractor"]
                with on_core(core):
                    running.append(
                        subprocess.Popen(
                            command,
                            env=environment | {"OMP_NUM_THREADS": "1"},
                            stderr=subprocess.DEVNULL,
                            preexec_fn=die_with_parent,
                        )
                    )
            end = time.monotonic() + PATIENCE_SECONDS
            while True:
                members = client.describe_consumer_groups([GROUP])[GROUP].result(PATIENCE_SECONDS).members
                shares = sorted(len(one.assignment.topic_partitions) for one in members)
                if len(shares) == len(cores) and shares[0] >= PARTITIONS // len(cores):
                    break
                if time.monotonic() > end:
                    raise TimeoutError(f"the group has not settled: {shares}")
                time.sleep(0.2)
            yield used
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait()


def streamed(bootstrap: str, jobs: Sequence[Job], cores: Sequence[int]) -> tuple[float, float]:
    """Return the articles a second of a worker on each core, and the CPU milliseconds an article."""
    options = {"bootstrap.servers": bootstrap, "group.id": "scaling", "fetch.message.max.bytes": MAX_MESSAGE_BYTES}
    reader = Consumer(options | {"log_level": 0, "enable.auto.commit": False})
    places = [TopicPartition(ANNOTATED.name, at) for at in range(PARTITIONS)]
    for one in places:
        one.offset = reader.get_watermark_offsets(one, timeout=PATIENCE_SECONDS)[1]
    reader.assign(places)

    def read(count: int) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while count:
            got = sum(1 for one in reader.consume(500, timeout=0.05) if one.error() is None)
            if got:
                count -= got
                end = time.monotonic() + PATIENCE_SECONDS
            if time.monotonic() > end:
                raise TimeoutError(f"{count} articles did not come")

    with workers(bootstrap, cores) as used:
        publish(bootstrap, jobs[:WARM_UP_ARTICLES])
        read(WARM_UP_ARTICLES)
        before, began = used(), time.perf_counter()
        publish(bootstrap, jobs)
        read(len(jobs))
        took, cost = time.perf_counter() - began, used() - before
    reader.close()
    return len(jobs) / took, 1000 * cost / len(jobs)


_work: Any = None


def _load() -> None:
    global _work
    _work = entities.load(load_settings())


def _annotate(jobs: Sequence[Job]) -> None:
    work_through(_work, jobs)


def _loop(jobs: Sequence[Job]) -> None:
    """Compute some ten milliseconds an article, with hardly any access to memory."""
    for _ in jobs:
        sum(at * at for at in range(150_000))


def _on(core: int) -> None:
    os.sched_setaffinity(0, {core})
    _load()


def alone(task: Callable[[Sequence[Job]], None], jobs: Sequence[Job], cores: Sequence[int]) -> float:
    """Return the articles a second of a process on each core, without Kafka."""
    context = multiprocessing.get_context("spawn")
    pools = [ProcessPoolExecutor(1, context, _on, (core,)) for core in cores]
    try:
        for ready in [pool.submit(_annotate, jobs[:WARM_UP_ARTICLES]) for pool in pools]:
            ready.result()
        began = time.perf_counter()
        parts = [pool.submit(task, jobs[at :: len(pools)]) for at, pool in enumerate(pools)]
        for part in parts:
            part.result()
        return len(jobs) / (time.perf_counter() - began)
    finally:
        for pool in pools:
            pool.shutdown()


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Return all figures: medians over the rounds, each of which measures everything once."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        raise SystemExit("two cores are needed")
    jobs, load = cleaned(count), round(os.getloadavg()[0], 2)
    rates: dict[str, list[float]] = {}
    costs: dict[str, list[float]] = {}
    with local_cluster() as cluster:
        environment = os.environ | {"ATTRIBUNE_BOOTSTRAP_SERVERS": cluster.bootstrap}
        subprocess.run(
            [sys.executable, "-m", "attribune", "topics", "create"], env=environment, check=True, capture_output=True
        )
        for _ in range(rounds):
            for number in (1, 2):
                used = cores[:number]
                rate, cost = streamed(cluster.bootstrap, jobs, used)
                rates.setdefault(f"workers_{number}", []).append(rate)
                costs.setdefault(f"workers_{number}", []).append(cost)
                rates.setdefault(f"annotating_{number}", []).append(alone(_annotate, jobs, used))
                rates.setdefault(f"loop_{number}", []).append(alone(_loop, jobs, used))
    middle = {name: statistics.median(found) for name, found in rates.items()}
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load_before": load,
        "load_after": round(os.getloadavg()[0], 2),
        "articles": count,
        "articles_a_second": {name: round(rate, 2) for name, rate in middle.items()},
        # Depends less on other load than rates do; equal for one and two workers if they share nothing.
        "cpu_milliseconds_an_article": {name: round(statistics.median(one), 2) for name, one in costs.items()},
        "two_to_one": {
            name: round(middle[f"{name}_2"] / middle[f"{name}_1"], 3) for name in ("workers", "annotating", "loop")
        },
    }


def main() -> int:
    """Print the figures as JSON; return 1 if two workers are less than `FLOOR_SPEEDUP` times as fast as one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    figures = measure(asked.articles, asked.rounds)
    text = json.dumps(figures, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 0 if figures["two_to_one"]["workers"] >= FLOOR_SPEEDUP else 1


if __name__ == "__main__":
    sys.exit(main())
