"""Traces with OpenTelemetry; imported only where they are asked for (`attribune[otel]`).

Names and attributes follow OpenTelemetry's semantic conventions for messaging and Kafka.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from typing import Any

from opentelemetry.context import Context
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, format_trace_id, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from attribune_core.stage import headers as names
from attribune_core.stage.headers import Headers
from attribune_core.stage.messages import Attempt
from attribune_core.stage.records import Consumed
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.tracing import Trace, Tracer

_FIELDS = (names.TRACEPARENT, "tracestate")
_PROPAGATOR = TraceContextTextMapPropagator()
#: What OpenTelemetry calls a service that nobody named.
_UNNAMED = "unknown_service"
#: Longest key that is put into a span, in characters.
_KEY_LENGTH = 200


def exporting(spec: StageSpec) -> Tracer:
    """Return a tracer that sends spans by OTLP over HTTP; OpenTelemetry's variables say where and how many."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    resource = Resource.create()
    own = {SERVICE_NAME: spec.group, SERVICE_VERSION: spec.version}
    if not str(resource.attributes.get(SERVICE_NAME, _UNNAMED)).startswith(_UNNAMED):
        # OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES named it.
        del own[SERVICE_NAME]
    resource = resource.merge(Resource(own))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return StageTracer(spec, provider)


class StageTracer(Tracer):
    """Makes the spans of one stage's articles."""

    def __init__(self, spec: StageSpec, provider: TracerProvider) -> None:
        self._spec = spec
        self._provider = provider
        self._tracer = provider.get_tracer("attribune", spec.version)

    def taken(self, record: Consumed) -> Trace:
        """Begin the `process` span, under what the record's headers name."""
        carrier = {
            name: value.decode("latin-1") for name, value in record.headers if name in _FIELDS and value is not None
        }
        span = self._tracer.start_span(
            f"process {record.topic}",
            context=_PROPAGATOR.extract(carrier, context=Context()),
            kind=SpanKind.CONSUMER,
            attributes={
                "messaging.system": "kafka",
                "messaging.operation.type": "process",
                "messaging.operation.name": "process",
                "messaging.destination.name": record.topic,
                "messaging.destination.partition.id": str(record.partition),
                "messaging.kafka.offset": record.offset,
                "messaging.consumer.group.name": self._spec.group,
            },
        )
        return _ArticleTrace(self._tracer, self._spec, span)

    def close(self, seconds: float) -> None:
        """Send what is left."""
        # In a thread that nobody waits for at the end: the flush itself keeps no limit where the address is silent.
        flush = threading.Thread(target=self._provider.force_flush, daemon=True, name="attribune-spans")
        flush.start()
        flush.join(seconds)


class _ArticleTrace(Trace):
    __slots__ = ("_context", "_process", "_send", "_spec", "_tracer")

    def __init__(self, tracer: Any, spec: StageSpec, process: Span) -> None:
        self._tracer = tracer
        self._spec = spec
        self._process = process
        self._context = set_span_in_context(process, Context())
        self._send: Span | None = None

    def worked(self, attempt: Attempt) -> None:
        attributes: dict[str, str | int] = {"attribune.batch.articles": attempt.articles}
        if attempt.process is not None:
            attributes["process.pid"] = attempt.process
        span = self._tracer.start_span(
            f"work {self._spec.name}", context=self._context, attributes=attributes, start_time=attempt.began
        )
        if attempt.fault is not None:
            _fail(span, attempt.fault)
        span.end(attempt.ended)

    def sending(self, headers: Headers) -> Headers:
        self._send = self._tracer.start_span(
            f"send {self._spec.writes.name}",
            context=self._context,
            kind=SpanKind.PRODUCER,
            attributes={
                "messaging.system": "kafka",
                "messaging.operation.type": "send",
                "messaging.operation.name": "send",
                "messaging.destination.name": self._spec.writes.name,
            },
        )
        carrier: dict[str, str] = {}
        _PROPAGATOR.inject(carrier, context=set_span_in_context(self._send, Context()))
        return [
            *names.without(headers, *_FIELDS),
            *((name, value.encode("latin-1")) for name, value in carrier.items()),
        ]

    def end(self, outcome: str, key: bytes | None, reason: str | None = None) -> None:
        now = time.time_ns()
        if self._send is not None:
            self._send.end(now)
        self._process.set_attribute("attribune.outcome", outcome)
        if key is not None:
            self._process.set_attribute(
                "messaging.kafka.message.key", key.decode(errors="backslashreplace")[:_KEY_LENGTH]
            )
        if reason is not None:
            _fail(self._process, reason)
        self._process.end(now)

    def ids(self) -> Mapping[str, str]:
        return {"trace_id": format_trace_id(self._process.get_span_context().trace_id)}


def _fail(span: Span, error: str) -> None:
    span.set_attribute("error.type", error)
    span.set_status(Status(StatusCode.ERROR))
