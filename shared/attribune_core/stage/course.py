"""What is told of an article on its way through a stage: to the metrics, to the trace, and to the log.

The stage says what happens; who listens is decided here, in one place.
"""

from __future__ import annotations

import logging
import time

from attribune_core import metrics
from attribune_core.errors import reasons
from attribune_core.stage.headers import SOURCE, Headers, Source, first
from attribune_core.stage.messages import Attempt
from attribune_core.stage.meter import Meter
from attribune_core.stage.records import Consumed
from attribune_core.stage.tracing import Trace, Tracer

log = logging.getLogger(__name__)

_COUNTED = (metrics.IN, metrics.OUT, metrics.REFUSED, metrics.RETRACTED, metrics.RETURNED)
_MEASURED = (metrics.WAIT, metrics.WORK, metrics.BATCH, metrics.SEND, metrics.SINCE_RAW)
_NANO = 1e-9


class Observer:
    """Follows the articles of one worker."""

    def __init__(self, meter: Meter, tracer: Tracer) -> None:
        self.meter = meter
        self._tracer = tracer
        for metric in (*_COUNTED, *_MEASURED):
            meter.declare(metric)
        for reason in reasons():
            meter.declare(metrics.DEAD, reason)

    def taken(self, record: Consumed) -> Course:
        """Begin to follow an article that was read."""
        self.meter.add(metrics.IN)
        return Course(self.meter, record, self._tracer.taken(record))


class Course:
    """One article. Exactly one of `out`, `retracted`, `dead` and `returned` ends it."""

    __slots__ = ("_ended", "_meter", "_record", "_taken", "_trace", "_work")

    def __init__(self, meter: Meter, record: Consumed, trace: Trace) -> None:
        self._meter = meter
        self._record = record
        self._trace = trace
        #: Nanoseconds since 1970, so that a child process' clock is the same.
        self._taken = self._ended = time.time_ns()
        #: Seconds.
        self._work: float | None = None

    def worked(self, attempt: Attempt) -> None:
        """It was worked on once; what breaks a batch is worked on again."""
        if self._work is None:
            self._meter.observe(metrics.WAIT, max(0, attempt.began - self._taken) * _NANO)
            self._meter.observe(metrics.BATCH, attempt.articles)
        took = max(0, attempt.ended - attempt.began) * _NANO
        self._work = (self._work or 0.0) + took / attempt.articles
        self._ended = attempt.ended
        self._trace.worked(attempt)

    def sending(self, headers: Headers) -> Headers:
        """Its output is about to be sent; return the headers to send it with."""
        return self._trace.sending(headers)

    def out(self, key: bytes) -> None:
        """Its output, under the article's id as its key, is confirmed."""
        self._meter.add(metrics.OUT)
        self._confirmed()
        self._tell(logging.DEBUG, "out", key)
        self._trace.end("out", key)

    def retracted(self) -> None:
        """It was a retraction, and that is confirmed."""
        self._meter.add(metrics.RETRACTED)
        self._confirmed()
        self._tell(logging.DEBUG, "retracted", self._record.key)
        self._trace.end("retracted", self._record.key)

    def dead(self, reason: str, *, refusal: bool = False) -> None:
        """Its dead letter is confirmed; `refusal` where a rule of the contract refused it.

        `reason` is the error's class: its message may quote the article.
        """
        self._meter.add(metrics.DEAD, reason)
        if refusal:
            self._meter.add(metrics.REFUSED)
        if self._work is not None:
            self._meter.observe(metrics.WORK, self._work)
        self._tell(logging.WARNING, f"dead letter: {reason}", self._record.key)
        self._trace.end("dead", self._record.key, reason)

    def returned(self) -> None:
        """It was given up unfinished."""
        self._meter.add(metrics.RETURNED)
        self._tell(logging.DEBUG, "returned", self._record.key)
        self._trace.end("returned", self._record.key)

    def _confirmed(self) -> None:
        now = time.time_ns()
        if self._work is not None:
            self._meter.observe(metrics.WORK, self._work)
        self._meter.observe(metrics.SEND, max(0, now - self._ended) * _NANO)
        source = Source.read(first(self._record.headers, SOURCE)) or self._record.source
        self._meter.observe(metrics.SINCE_RAW, max(0.0, now * _NANO - source.timestamp / 1000))

    def _tell(self, level: int, what: str, key: bytes | None) -> None:
        if log.isEnabledFor(level):
            record = self._record
            article = None if key is None else key.decode(errors="backslashreplace")
            place = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
            log.log(level, what, extra={"article": article, **place, **self._trace.ids()})
