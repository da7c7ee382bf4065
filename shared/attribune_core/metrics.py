"""Every metric of a worker: one typed list, with what each means; `python -m attribune_core.metrics` prints its table.

Names follow Prometheus' conventions: seconds, not milliseconds; `_total` for what only grows. All have the label
`stage`. The list is plain data; `attribune_core.stage.meter` makes the counters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Prometheus' types."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True)
class Metric:
    """A metric as the page of a worker shows it."""

    #: As scraped; a histogram's name is followed by `_bucket`, `_sum` and `_count`.
    name: str
    kind: Kind
    unit: str
    meaning: str
    #: Beside `stage`, which every metric has.
    labels: tuple[str, ...] = ()
    #: Upper bounds of a histogram, in its unit.
    buckets: tuple[float, ...] = field(default=(), repr=False)


#: Work and waiting are milliseconds for the cleaner and up to minutes where a backlog is worked off.
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
#: An article is out after a twentieth of a second, or, after an outage, as late as days.
_AGE = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21_600, 86_400)
_ARTICLES = (1, 2, 4, 8, 16, 32, 64, 128)

IN = Metric(
    "attribune_articles_in_total",
    Kind.COUNTER,
    "articles",
    "read from the input topic, retractions included: those out, dead, retracted, returned, and those in flight",
)
OUT = Metric(
    "attribune_articles_out_total", Kind.COUNTER, "articles", "worked on; the broker has confirmed what came of them"
)
DEAD = Metric(
    "attribune_articles_dead_total",
    Kind.COUNTER,
    "articles",
    "dead letters that the broker has confirmed; `reason` is the error's class",
    ("reason",),
)
REFUSED = Metric(
    "attribune_articles_refused_total",
    Kind.COUNTER,
    "articles",
    "those of the dead letters that a rule of the contract refuses (too long, empty, no text, not JSON); the others "
    "are failures of work",
)
RETRACTED = Metric(
    "attribune_articles_retracted_total", Kind.COUNTER, "articles", "retractions passed on and confirmed"
)
RETURNED = Metric(
    "attribune_articles_returned_total",
    Kind.COUNTER,
    "articles",
    "given up unfinished in a rebalance or a stop; whoever gets the partition reads them again",
)
IN_FLIGHT = Metric(
    "attribune_articles_in_flight",
    Kind.GAUGE,
    "articles",
    "read and not acknowledged yet; what waits for its work is in it",
)
BYTES_IN_FLIGHT = Metric("attribune_bytes_in_flight", Kind.GAUGE, "bytes", "keys and values of the articles in flight")
WAIT = Metric(
    "attribune_wait_seconds",
    Kind.HISTOGRAM,
    "seconds",
    "from reading an article to the start of its work",
    (),
    _SECONDS,
)
WORK = Metric(
    "attribune_work_seconds",
    Kind.HISTOGRAM,
    "seconds",
    "work an article: its batch's, divided by the articles in it; the rate of `_sum` is how many processes are busy",
    (),
    _SECONDS,
)
BATCH = Metric(
    "attribune_batch_articles",
    Kind.HISTOGRAM,
    "articles",
    "in the batch that an article was worked on in, itself included",
    (),
    _ARTICLES,
)
SEND = Metric(
    "attribune_send_seconds",
    Kind.HISTOGRAM,
    "seconds",
    "from the end of the work to the broker's confirmation",
    (),
    _SECONDS,
)
SINCE_RAW = Metric(
    "attribune_since_raw_seconds",
    Kind.HISTOGRAM,
    "seconds",
    "from the timestamp of the raw record to the confirmed output of this stage; at the quote linker, raw to enriched",
    (),
    _AGE,
)
SEND_FAILURES = Metric(
    "attribune_send_failures_total",
    Kind.COUNTER,
    "attempts",
    "sends that failed and are repeated: the broker's trouble",
)
RESTARTS = Metric(
    "attribune_process_restarts_total",
    Kind.COUNTER,
    "processes",
    "child processes started again: killed, over a limit, or out of memory",
)
HELD = Metric(
    "attribune_dead_letters_held", Kind.GAUGE, "articles", "dead letters held back, neither sent nor committed"
)
LAG = Metric(
    "attribune_lag_articles", Kind.GAUGE, "articles", "to be read in this worker's partitions, and not fetched yet"
)
PARTITIONS = Metric(
    "attribune_partitions_assigned", Kind.GAUGE, "partitions", "that this worker reads; 0 for one that stands by"
)
REBALANCES = Metric("attribune_rebalances_total", Kind.COUNTER, "rebalances", "assignments of partitions received")
READY = Metric("attribune_worker_ready", Kind.GAUGE, "0 or 1", "what `/readyz` says")
INFO = Metric(
    "attribune_worker_info",
    Kind.GAUGE,
    "1",
    "always 1; the labels say which version and `ATTRIBUNE_MODEL` run",
    ("version", "model"),
)
LOG_LINES_HELD = Metric(
    "attribune_log_lines_held_total", Kind.COUNTER, "lines", "log lines held back by the limit of their rate"
)

ALL: tuple[Metric, ...] = (
    *(IN, OUT, DEAD, REFUSED, RETRACTED, RETURNED, IN_FLIGHT, BYTES_IN_FLIGHT),
    *(WAIT, WORK, BATCH, SEND, SINCE_RAW),
    *(SEND_FAILURES, RESTARTS, HELD, LAG, PARTITIONS, REBALANCES, READY, INFO, LOG_LINES_HELD),
)


def table() -> list[str]:
    """Return the list as the rows of docs/metrics.md."""
    rows = []
    for one in ALL:
        labels = ", ".join(f"`{label}`" for label in one.labels)
        rows.append(" | ".join((f"| `{one.name}`", one.kind, labels, one.unit, f"{one.meaning} |")))
    return rows


if __name__ == "__main__":
    print("\n".join(table()))
