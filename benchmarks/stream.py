"""The speed of the stream: throughput, compared with the same work in one process; latency; memory.

`python -m benchmarks.stream [--articles 400] [--seconds 60]` starts an Apache Kafka of its own (Java 17 and Maven). The
three services share one core; broker and driver have another. The comparison is `attribune.enrich_many` over the same
articles in one process on the services' core, without Kafka, without serialisation between the stages, and without
confirmed sends. Latency is measured from the call that publishes an article until its event is read, with one article a
second on an idle pipeline.
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
#: Articles that are read before anything is measured, so that models are loaded and buffers grown. Set by hand.
WARM_UP_ARTICLES = 10
#: Least throughput of the stream by that of one process. Set by hand.
FLOOR_SHARE = 0.85
#: Highest median latency. Set by hand.
CEILING_SECONDS = 0.30


def articles(count: int) -> list[RawArticle]:
    """Return ``count`` articles: the invented ones of the benchmarks, repeated under new ids."""
    bodies = [path.read_text() for path in sorted(ARTICLES.iterdir()) if path.suffix in {".txt", ".html"}]
    return [RawArticle(id=f"article-{at}", body=bodies[at % len(bodies)]) for at in range(count)]


def in_one_process(raws: Sequence[RawArticle], core: int) -> float:
    """Return the articles a second of `enrich_many` on one core, after the model is loaded."""
    with on_core(core):
        for _ in enrich_many(raws[:WARM_UP_ARTICLES]):
            pass
        began = time.perf_counter()
        done = sum(1 for _ in enrich_many(raws))
        return done / (time.perf_counter() - began)


def throughput(pipeline: Pipeline, raws: Sequence[RawArticle]) -> dict[str, Any]:
    """Return the rate of the stream over the articles, and its use of CPU and memory."""
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
    """Return percentiles of the seconds from raw to enriched, with one article a second."""
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
        pipeline.publish(articles(WARM_UP_ARTICLES))
        pipeline.read(WARM_UP_ARTICLES)
        stream = throughput(pipeline, raws)
        waits = latency(pipeline, articles(seconds))
    # Measured before and after, because the clock of a shared core is not steady.
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
    """Print the figures as JSON; return 1 if throughput or latency misses its limit."""
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
    reached = figures["stream_to_one_process"] >= FLOOR_SHARE and figures["latency_seconds"]["p50"] <= CEILING_SECONDS
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
