"""The cost of metrics and traces: the three stages with both on and with both off, in one run.

`python -m benchmarks.observing [--articles 46] [--rounds 10]` puts articles through the cleaner, the entity extractor
and the quote linker, each with its child process, bounds and batches as in the services. The broker is a stand-in that
confirms at once; the CPU of a real one would only make the cost look smaller. In each round the stages read all
articles twice: once plain, and once with all metrics counted, the metrics page read, every article's trace sampled and
all spans sent by OTLP to a collector in another process. The two alternate in order.

The cost is measured in CPU seconds, kernel included. Unlike wall time they hardly depend on other load, and where cores
are the limit, throughput is their inverse. Metrics and traces run in the workers themselves, so `slower` is the median
over the rounds of the workers' additional CPU, divided by all CPU without them, child processes included.
`slower_all` compares all CPU and contains the noise of the language pipeline. Exit status 1 above 3%.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import platform
import statistics
import sys
import time
import urllib.request
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from attribune_cleaner.agent import STAGE as CLEANER
from attribune_core.codec import encode
from attribune_core.settings import Settings
from attribune_core.stage.course import Observer
from attribune_core.stage.headers import TRACEPARENT
from attribune_core.stage.meter import Meter, PrometheusMeter
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.pool import Pool
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.stage import Place, Stage
from attribune_core.stage.tracing import Tracer, tracer
from attribune_entities.agent import STAGE as EXTRACTOR
from attribune_quotes.agent import STAGE as LINKER
from benchmarks.stream import articles

#: Highest cost, as a share of the CPU without metrics and traces. Set by hand.
CEILING_SHARE = 0.03
STAGES = (CLEANER, EXTRACTOR, LINKER)
_PARTITIONS = 4


def collect(told: Connection) -> None:
    """Run a collector of spans in its own process: send the port to ``told``, answer a GET with the bytes received."""
    got = [0]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got[0] += len(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"%d" % got[0])

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_address[1])
    server.serve_forever()


class Broker:
    """A stand-in that confirms at once and keeps what it is sent."""

    def __init__(self) -> None:
        self.log: list[Record] = []

    async def send(self, record: Record) -> Awaitable[object]:
        """Keep the record."""
        self.log.append(record)
        confirmed: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        confirmed.set_result(None)
        return confirmed

    async def renew(self) -> None:
        """Do nothing: this producer does not fail."""

    def fatal(self, error: BaseException) -> bool:
        """Return that every error is fatal, for it is a fault of this program."""
        return True

    def pause(self, place: Place) -> None:
        """Do nothing: all records have been read."""

    def resume(self, place: Place) -> None:
        """Do nothing: all records have been read."""


@dataclass(frozen=True)
class Spent:
    """CPU seconds."""

    workers: float
    children: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.workers - other.workers, self.children - other.children)


def now(pools: Sequence[Pool]) -> Spent:
    """Return the CPU seconds so far of this process and of the children of the pools."""
    children = [one.cpu_times() for one in psutil.Process().children() if "stage.child" in " ".join(one.cmdline())]
    assert len(children) == len(pools)
    return Spent(time.process_time(), sum(one.user + one.system for one in children))


async def through(spec: StageSpec, pool: Pool, observer: Observer, records: Sequence[Consumed]) -> list[Record]:
    """Put the records through a stage; return the records that it sends. Raises whatever ends a worker."""
    failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    broker, done, every = Broker(), [0], asyncio.Event()
    settings = Settings()
    outbox = Outbox(broker, settings.sends_in_flight, failed.set_exception)
    stage = Stage(spec, settings, pool, outbox, broker, observer, failed.set_exception)

    async def acknowledge() -> None:
        done[0] += 1
        if done[0] == len(records):
            every.set()

    for record in records:
        await stage.admit(record, acknowledge)
    await asyncio.wait([failed, asyncio.ensure_future(every.wait())], return_when=asyncio.FIRST_COMPLETED)
    if failed.done():
        failed.result()
    await stage.forget()
    return broker.log


async def once(pools: Sequence[Pool], meters: Sequence[Meter], tracers: Sequence[Tracer], count: int) -> Spent:
    """Put ``count`` articles through all stages; return the CPU seconds."""
    raws = [
        Record("", str(at).encode(), encode(raw), [(TRACEPARENT, f"00-{at + 1:032x}-{at + 1:016x}-01".encode())])
        for at, raw in enumerate(articles(count))
    ]
    before, sent = now(pools), raws
    for spec, pool, meter, spans in zip(STAGES, pools, meters, tracers, strict=True):
        observer, stamp = Observer(meter, spans), int(time.time() * 1000)
        records = [
            Consumed(spec.reads.name, at % _PARTITIONS, at, stamp, one.key, one.value, one.headers)
            for at, one in enumerate(sent)
        ]
        sent = await through(spec, pool, observer, records)
        meter.page("")
        spans.close(60.0)
    assert len(sent) == count
    return now(pools) - before


async def measure(count: int, rounds: int) -> dict[str, Any]:
    """Return all figures, with date and machine."""
    failures: list[Exception] = []
    pools = [Pool(spec.loader, spec.sample, Settings(), failures.append, spec.name) for spec in STAGES]
    sides: dict[str, tuple[Sequence[Meter], Sequence[Tracer]]] = {
        "off": ([Meter() for _ in STAGES], [Tracer() for _ in STAGES]),
        "on": ([PrometheusMeter(spec.name) for spec in STAGES], [tracer(spec) for spec in STAGES]),
    }
    spent: dict[str, list[Spent]] = {name: [] for name in sides}
    for pool in pools:
        await pool.start()
    try:
        for side in sides.values():
            await once(pools, *side, count)
        for number in range(rounds):
            for name in sorted(sides, reverse=number % 2 == 0):
                spent[name].append(await once(pools, *sides[name], count))
    finally:
        for pool in pools:
            await pool.stop()
    if failures:
        raise failures[0]
    pairs = list(zip(spent["off"], spent["on"], strict=True))
    alone = statistics.median(one.workers + one.children for one in spent["off"])
    added = statistics.median(on.workers - off.workers for off, on in pairs)
    ratios = [(on.workers + on.children) / (off.workers + off.children) for off, on in pairs]
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
        "articles_a_round": count,
        "rounds": rounds,
        "cpu_milliseconds_an_article": {
            name: {
                "workers": round(1000 * statistics.median(one.workers for one in each) / count, 3),
                "children": round(1000 * statistics.median(one.children for one in each) / count, 3),
            }
            for name, each in spent.items()
        },
        "added_each_round_milliseconds_an_article": [
            round(1000 * (on.workers - off.workers) / count, 3) for off, on in pairs
        ],
        "slower": round(added / alone, 4),
        "slower_all": round(statistics.median(ratios) - 1, 4),
    }


def main() -> int:
    """Print the figures as JSON; return 1 if the cost is above `CEILING_SHARE`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.observing", description=__doc__)
    parser.add_argument("--articles", type=int, default=46, help="a round")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    collector = multiprocessing.get_context("fork").Process(target=collect, args=(theirs,), daemon=True)
    collector.start()
    os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address = f"http://127.0.0.1:{ours.recv()}"
    figures = asyncio.run(measure(asked.articles, asked.rounds))
    with urllib.request.urlopen(address, timeout=60) as answer:
        figures["span_bytes_an_article"] = int(answer.read()) // (asked.articles * (asked.rounds + 1))
    collector.terminate()
    text = json.dumps(figures, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 0 if figures["slower"] <= CEILING_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
