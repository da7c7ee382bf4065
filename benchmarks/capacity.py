"""The cost of an article: CPU seconds of each stage, and bytes on each topic.

`python -m benchmarks.capacity [--rounds 3] [--out FILE]` runs the work of the three stages, as their child processes do
it, over the articles of `benchmarks/articles`, in batches, and measures CPU time: wall time depends on what else runs.
Each value is compressed by itself with lz4, as it is when articles are sent one at a time. `benchmarks.capacity_plan`
computes the tables of docs/capacity.md from these figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cramjam

from attribune_cleaner import worker as cleaner
from attribune_core.codec import encode
from attribune_core.settings import Settings, load_settings
from attribune_core.stage.work import Done, Job, Work
from attribune_entities import worker as entities
from attribune_quotes import worker as quotes
from benchmarks.stream import articles

STAGES = {"cleaner": cleaner, "entity-extractor": entities, "quote-linker": quotes}
#: The topics that the stages read, in their order, and the one that consumers read.
TOPICS = ("articles.raw", "articles.clean", "articles.annotated", "articles.enriched")
#: Articles of a batch, as in a worker that has a backlog.
BATCH_ARTICLES = 16


def work_through(work: Work, jobs: Sequence[Job]) -> tuple[list[Job], float]:
    """Do the jobs; return the jobs of the next stage and the CPU seconds. No job may be refused."""
    began, out = time.process_time(), []
    for at in range(0, len(jobs), BATCH_ARTICLES):
        for result in work(jobs[at : at + BATCH_ARTICLES]):
            assert isinstance(result, Done), result
            out.append(Job(result.key, result.value))
    return out, time.process_time() - began


def measure(rounds: int, settings: Settings) -> dict[str, Any]:
    """Return the figures of an average article; its CPU times are medians of the rounds."""
    raws = articles(46)
    works = {name: stage.load(settings) for name, stage in STAGES.items()}
    seconds: dict[str, list[float]] = {name: [] for name in STAGES}
    values: list[list[bytes]] = []
    for at in range(rounds + 1):
        jobs = [Job((raw.id or "").encode(), encode(raw)) for raw in raws]
        values = [[job.value for job in jobs]]
        for name, work in works.items():
            jobs, took = work_through(work, jobs)
            values.append([job.value for job in jobs])
            if at:  # the first round warms up
                seconds[name].append(took / len(raws))
    sizes = dict(zip(TOPICS, values, strict=True))
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load_before": round(os.getloadavg()[0], 2),
        "articles": len(raws),
        "characters": round(statistics.mean(len(raw.body) for raw in raws)),
        "cpu_milliseconds": {name: round(1000 * statistics.median(took), 2) for name, took in seconds.items()},
        "bytes": {name: round(statistics.mean(map(len, one))) for name, one in sizes.items()},
        "bytes_lz4": {
            name: round(statistics.mean(len(bytes(cramjam.lz4.compress(value))) for value in one))
            for name, one in sizes.items()
        },
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.capacity", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, help="write the figures there, too")
    asked = parser.parse_args()
    text = json.dumps(measure(asked.rounds, load_settings()), indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
