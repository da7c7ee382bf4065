"""What metrics and traces cost: the three services with all of it on beside the same with all of it off.

`python -m benchmarks.observing [--articles 92] [--rounds 8]` starts two pipelines of three services, each on an
embedded broker of its own. One has the page, which is read every second, and sends every span to a collector; the other
has neither. In each round both work on the same articles, one after the other, and take turns in who begins.

The cost is in CPU seconds of the services and their child processes, kernel included: what an article costs does not
change with who else uses the machine, as its wall time does, and where cores are the limit, throughput is its inverse.
The figure is the median over the rounds of on against off. Broker, collector and driver are a process of their own, and
not counted. Exits 1 where it is more than 3% slower.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
from confluent_kafka import Consumer, Producer, TopicPartition

from attribune.embedded_broker import EmbeddedBroker
from attribune_core.codec import encode
from attribune_core.topics import ENRICHED, MAX_MESSAGE_BYTES, RAW
from benchmarks.stream import articles
from benchmarks.stream_services import ROOT, SERVICES
from deploy.kafka.node import die_with_parent

#: The most that it may cost.
CEILING = 0.03
_PARTITIONS = 4
#: Seconds without any event after which a pipeline counts as broken; the first one waits for the start of six workers.
PATIENCE = 600.0


class Collector:
    """Takes spans and counts the requests; a real one would keep them."""

    def __init__(self) -> None:
        self.requests = self.bytes = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.bytes += len(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests += 1
                self.send_response(200)
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def endpoint(self) -> str:
        """For OTEL_EXPORTER_OTLP_ENDPOINT."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"


class Services:
    """Three services over a broker of their own."""

    def __init__(self, broker: EmbeddedBroker, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        self._family = [psutil.Process(process.pid) for process in processes]
        self._producer = Producer({"bootstrap.servers": broker.bootstrap, "log_level": 0})
        self._reader = Consumer(
            {
                "bootstrap.servers": broker.bootstrap,
                "group.id": "benchmark",
                "enable.auto.commit": False,
                "fetch.message.max.bytes": MAX_MESSAGE_BYTES,
                "fetch.wait.max.ms": 10,
                "log_level": 0,
            }
        )
        self._reader.assign([TopicPartition(ENRICHED.name, at, 0) for at in range(_PARTITIONS)])

    def work_on(self, count: int) -> tuple[float, float]:
        """Publish so many articles and wait for their events; return the CPU seconds of the services, and the time."""
        before, began, left = self._cpu(), time.perf_counter(), count
        for number, raw in enumerate(articles(count)):
            # A sampled trace of the producer's own: every span is recorded.
            trace = f"00-{os.urandom(16).hex()}-{os.urandom(8).hex()}-01"
            self._producer.produce(RAW.name, encode(raw), str(number), headers=[("traceparent", trace.encode())])
        self._producer.flush(PATIENCE)
        last = time.monotonic()
        while left > 0:
            got = sum(message.error() is None for message in self._reader.consume(500, timeout=0.05))
            left -= got
            last = time.monotonic() if got else last
            if time.monotonic() - last > PATIENCE:
                raise TimeoutError(f"{left} events did not come")
        return self._cpu() - before, time.perf_counter() - began

    def _cpu(self) -> float:
        spent = 0.0
        for parent in self._family:
            for process in (parent, *parent.children(recursive=True)):
                times = process.cpu_times()
                spent += times.user + times.system
        return spent


@contextmanager
def services(more: dict[str, Sequence[str]]) -> Iterator[Services]:
    """Yield the three services, each with its own values of the variables in `more`."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="attribune-observing-"))
        broker = stack.enter_context(EmbeddedBroker(_PARTITIONS))
        unset = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
        processes = []
        for at, name in enumerate(SERVICES):
            environment = {
                **unset,
                "ATTRIBUNE_BOOTSTRAP_SERVERS": broker.bootstrap,
                "TMPDIR": folder,
                "OMP_NUM_THREADS": "1",
                **{variable: values[at] for variable, values in more.items()},
            }
            process = subprocess.Popen(
                [sys.executable, "-m", "attribune", "run", name],
                env=environment,
                cwd=ROOT,
                stderr=subprocess.DEVNULL,
                preexec_fn=die_with_parent,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
            processes.append(process)
        yield Services(broker, processes)


@contextmanager
def scraped(ports: Sequence[str]) -> Iterator[list[int]]:
    """Read the page of each service every second; yield the list of the pages' sizes."""
    over, sizes = threading.Event(), list[int]()

    def read() -> None:
        while not over.wait(1.0):
            for port in ports:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as answer:
                    sizes.append(len(answer.read()))

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield sizes
    over.set()
    thread.join()


def free_ports(count: int) -> list[str]:
    """Return ports that are free now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [str(one.getsockname()[1]) for one in sockets]


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Return all figures, with date and machine."""
    collector, ports = Collector(), free_ports(len(SERVICES))
    everything = {"ATTRIBUNE_HTTP_PORT": ports, "OTEL_EXPORTER_OTLP_ENDPOINT": [collector.endpoint] * len(SERVICES)}
    spent: dict[str, list[tuple[float, float]]] = {"off": [], "on": []}
    with services({}) as off, services(everything) as on:
        both = {"off": off, "on": on}
        for one in both.values():
            one.work_on(count)
        with scraped(ports) as pages:
            for number in range(rounds):
                for name in ("off", "on") if number % 2 == 0 else ("on", "off"):
                    spent[name].append(both[name].work_on(count))
    ratios = [with_it / without for (with_it, _), (without, _) in zip(spent["on"], spent["off"], strict=True)]
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
        "articles_a_round": count,
        "rounds": rounds,
        "cpu_seconds_an_article": {
            name: round(statistics.median(cpu for cpu, _ in each) / count, 5) for name, each in spent.items()
        },
        "wall_seconds_a_round": {
            name: round(statistics.median(wall for _, wall in each), 2) for name, each in spent.items()
        },
        "slower_each_round": [round(ratio - 1, 4) for ratio in ratios],
        "slower": round(statistics.median(ratios) - 1, 4),
        "pages_read": len(pages),
        "page_bytes": pages[-1] if pages else None,
        "span_requests": collector.requests,
        "span_bytes": collector.bytes,
    }


def main() -> int:
    """Print the figures as JSON; exit 1 where it costs more than it may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.observing", description=__doc__)
    parser.add_argument("--articles", type=int, default=92, help="a round")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    figures = measure(asked.articles, asked.rounds)
    text = json.dumps(figures, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 0 if figures["slower"] <= CEILING else 1


if __name__ == "__main__":
    sys.exit(main())
