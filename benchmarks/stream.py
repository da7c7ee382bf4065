"""How fast the stream is: throughput against the same work in one process, latency, and memory.

`python -m benchmarks.stream [--articles 400] [--seconds 60]` starts an Apache Kafka of its own (Java 17 and Maven). The
three services share one core; broker and driver have another. The comparison is `attribune.enrich_many` over the same
articles in one process on the services' core: the same work without Kafka, without the events being written and read
between the stages, and without confirmed sends. Latency is from the call that publishes an article to the moment its
event was read, one article a second on an idle pipeline.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attribune import RawArticle, enrich_many
from attribune_core.topics import ANNOTATED, ENRICHED
from benchmarks.machine import machine
from benchmarks.stream_services import Pipeline, on_core

ARTICLES = Path(__file__).parent / "articles"
#: Articles before anything is measured: models are loaded, topics known, buffers grown.
WARM_UP = 10
#: What must be reached: the stream's part of the rate in one process, and seconds of the median latency.
FLOOR, LATENCY = 0.85, 0.30


def articles(count: int) -> list[RawArticle]:
    """Return so many articles, the invented ones of the benchmarks over and over under ids of their own."""
    bodies = [path.read_text() for path in sorted(ARTICLES.iterdir()) if path.suffix in {".txt", ".html"}]
    return [RawArticle(id=f"article-{at}", body=bodies[at % len(bodies)]) for at in range(count)]


def in_one_process(raws: Sequence[RawArticle], core: int) -> float:
    """Return articles a second of `enrich_many` on one core, its model loaded beforehand."""
    with on_core(core):
        for _ in enrich_many(raws[:WARM_UP]):
            pass
        began = time.perf_counter()
        done = sum(1 for _ in enrich_many(raws))
        return done / (time.perf_counter() - began)


def throughput(pipeline: Pipeline, raws: Sequence[RawArticle]) -> dict[str, Any]:
    """Return the rate of the stream over the articles, and what it took."""
    rest = pipeline.memory()
    began = time.perf_counter()
    pipeline.publish(raws)
    peak = dict(rest)

    def look() -> None:
        for name, size in pipeline.memory().items():
            peak[name] = max(peak[name], size)

    pipeline.read(len(raws), meanwhile=look)
    rate = len(raws) / (time.perf_counter() - began)
    return {
        "articles_a_second": round(rate, 2),
        "memory_at_rest_mib": rest,
        "memory_under_load_mib": peak,
        "annotated_bytes_mean": pipeline.mean_size(ANNOTATED.name),
        "enriched_bytes_mean": pipeline.mean_size(ENRICHED.name),
    }


def latency(pipeline: Pipeline, raws: Sequence[RawArticle]) -> dict[str, float]:
    """Return the percentiles of the seconds from raw to enriched, one article a second."""
    took = []
    for raw in raws:
        began = time.perf_counter()
        pipeline.publish([raw])
        pipeline.read(1)
        took.append(time.perf_counter() - began)
        time.sleep(max(0.0, 1.0 - took[-1]))
    hundredths = statistics.quantiles(took, n=100, method="inclusive")
    return {"p50": round(hundredths[49], 3), "p99": round(hundredths[98], 3), "articles": len(took)}


def measure(count: int, seconds: int) -> dict[str, Any]:
    """Return all figures, with date and machine."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise SystemExit("two cores are needed: one for the services, one for the broker and the driver")
    services, others = cores[:2]
    here, raws = machine(), articles(count)
    before = in_one_process(raws, services)
    with on_core(others), Pipeline.start(services) as pipeline:
        pipeline.publish(articles(WARM_UP))
        pipeline.read(WARM_UP)
        stream = throughput(pipeline, raws)
        waits = latency(pipeline, articles(seconds))
    # Before and after: the clock of a core that others share is not steady.
    alone = statistics.mean([before, in_one_process(raws, services)])
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        **here,
        "articles": count,
        "mean_characters": round(statistics.mean(len(raw.body) for raw in raws)),
        "one_process_articles_a_second": round(alone, 2),
        "stream": stream,
        "stream_to_one_process": round(stream["articles_a_second"] / alone, 3),
        "latency_seconds": waits,
    }


def main() -> int:
    """Print the figures as JSON; exit 1 where one is below what must be reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stream", description=__doc__)
    parser.add_argument("--articles", type=int, default=400, help="for the throughput")
    parser.add_argument("--seconds", type=int, default=60, help="of one article a second, for the latency")
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    figures = measure(asked.articles, asked.seconds)
    text = json.dumps(figures, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    reached = figures["stream_to_one_process"] >= FLOOR and figures["latency_seconds"]["p50"] <= LATENCY
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
