"""The trace of an article, continued from the producer's `traceparent` to the header of the output.

Without OpenTelemetry, or without an address to send spans to, nothing is done and the headers pass as they are. A stage
adds three spans: `process`, from reading to the confirmed send; under it `work`, timed in the process that worked, and
`send`, which the next stage's `process` hangs on. All are recorded by the worker itself: a child process has no
exporter to start and to feed, and of one that is killed there is still a span that says so.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from attribune_core.stage.headers import Headers
from attribune_core.stage.messages import Attempt
from attribune_core.stage.records import Consumed
from attribune_core.stage.spec import StageSpec

log = logging.getLogger(__name__)

#: OpenTelemetry's own variables: where the spans go.
_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")


class Trace:
    """The trace of one article; this one records nothing."""

    __slots__ = ()

    def worked(self, attempt: Attempt) -> None:
        """It was worked on."""

    def sending(self, headers: Headers) -> Headers:
        """Return the headers of its output."""
        return headers

    def end(self, outcome: str, key: bytes | None, reason: str | None = None) -> None:
        """It left the stage. `reason` is the class of the error that it died of."""

    def ids(self) -> Mapping[str, str]:
        """Return the fields that tie a log line to the trace."""
        return {}


class Tracer:
    """Traces nothing."""

    def taken(self, record: Consumed) -> Trace:
        """Begin the trace of an article that was read."""
        return _NONE

    def close(self, seconds: float) -> None:
        """Send what is left; blocks for at most `seconds`."""


_NONE = Trace()


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether OpenTelemetry's variables ask for traces."""
    if environment.get("OTEL_SDK_DISABLED", "").lower() == "true" or environment.get("OTEL_TRACES_EXPORTER") == "none":
        return False
    return any(environment.get(name) for name in _ENDPOINTS)


def tracer(spec: StageSpec) -> Tracer:
    """Return the tracer that the environment asks for."""
    if not wanted(os.environ):
        return Tracer()
    try:
        from attribune_core.stage.spans import exporting
    except ImportError as error:
        # Operators set the variable for every container of a cluster: no reason not to work.
        log.warning("no traces, though %s is set: install attribune[otel] (%s)", " or ".join(_ENDPOINTS), error)
        return Tracer()
    return exporting(spec)
