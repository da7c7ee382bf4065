"""The trace of an article: read as spans from memory, through three stages and over the pool's processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF
from opentelemetry.trace import SpanKind, StatusCode

from attribune_core.settings import Settings
from attribune_core.stage import tracing
from attribune_core.stage.course import Observer
from attribune_core.stage.headers import SOURCE, first
from attribune_core.stage.meter import Meter
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.pool import Pool
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.spans import StageTracer
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.stage import Stage
from attribune_core.stage.tracing import Tracer, tracer
from attribune_core.stage.work import Done, Job, Refused
from attribune_core.topics import ANNOTATED, CLEAN, DEAD, ENRICHED, RAW
from tests.unit.stage.fakes import FakeIntake, FakeProducer, until
from tests.unit.stage.rig import SPEC, Rig

STUB = "tests.integration.stub_worker:load"
TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = "b7ad6b7169203331"
PRODUCED = [("traceparent", f"00-{TRACE}-{PARENT}-01".encode()), ("tracestate", b"vendor=x"), ("mine", b"1")]


@pytest.fixture
def memory() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def provider(memory: InMemorySpanExporter) -> Iterator[TracerProvider]:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    yield provider
    provider.shutdown()


def spans(memory: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in memory.get_finished_spans()}


def id_of(span: ReadableSpan) -> str:
    return f"{span.get_span_context().span_id:016x}"


def parent_of(span: ReadableSpan) -> str | None:
    return None if span.parent is None else f"{span.parent.span_id:016x}"


async def through(spec: StageSpec, provider: TracerProvider, record: Consumed) -> Record:
    """Take a record through a stage with a child process; return what it sent."""
    failures: list[Exception] = []
    settings = Settings()
    pool = Pool(spec.loader, spec.sample, settings, failures.append)
    producer = FakeProducer()
    outbox = Outbox(producer, 4, failures.append)
    observer = Observer(Meter(), StageTracer(spec, provider))
    stage = Stage(spec, settings, pool, outbox, FakeIntake(), observer, failures.append)
    acknowledged: list[bool] = []

    async def acknowledge() -> None:
        acknowledged.append(True)

    await pool.start()
    try:
        await stage.admit(record, acknowledge)
        await until(lambda: bool(acknowledged or failures))
        assert failures == []
    finally:
        await pool.stop()
        await stage.forget()
    return producer.log[0]


async def test_a_trace_goes_from_the_producer_through_three_stages_and_their_processes(
    memory: InMemorySpanExporter, provider: TracerProvider
) -> None:
    topics = [RAW, CLEAN, ANNOTATED, ENRICHED]
    value, headers = b'{"id": "a1", "text": "x"}', list(PRODUCED)
    for at, (reads, writes) in enumerate(pairwise(topics)):
        spec = StageSpec(f"stage-{at}", reads, writes, STUB, Job(None, b'{"id": "sample"}'))
        record = Consumed(reads.name, 2, 7, 1_700_000_000_000, b"a1", value, headers)
        sent = await through(spec, provider, record)
        assert sent.value is not None
        value, headers = sent.value, sent.headers  # type: ignore[assignment] # of more
    found = spans(memory)
    assert len(memory.get_finished_spans()) == 9
    assert {f"{span.get_span_context().trace_id:032x}" for span in memory.get_finished_spans()} == {TRACE}
    above = PARENT
    for at, (reads, writes) in enumerate(pairwise(topics)):
        process, work, send = (
            found[name] for name in (f"process {reads.name}", f"work stage-{at}", f"send {writes.name}")
        )
        assert [parent_of(process), parent_of(work), parent_of(send)] == [above, id_of(process), id_of(process)]
        assert (process.kind, send.kind) == (SpanKind.CONSUMER, SpanKind.PRODUCER)
        assert process.attributes is not None
        assert work.attributes is not None
        assert process.attributes["messaging.destination.partition.id"] == "2"
        assert process.attributes["messaging.kafka.offset"] == 7
        assert process.attributes["messaging.kafka.message.key"] == "a1"
        assert process.attributes["attribune.outcome"] == "out"
        assert work.attributes["process.pid"] not in (os.getpid(), None)
        assert process.start_time is not None
        assert work.start_time is not None
        assert work.end_time is not None
        assert process.end_time is not None
        assert process.start_time <= work.start_time < work.end_time <= process.end_time
        above = id_of(send)
    assert first(headers, "traceparent") == f"00-{TRACE}-{above}-01".encode()
    assert [name for name, _ in headers].count("traceparent") == 1
    assert first(headers, "tracestate") == b"vendor=x"
    assert first(headers, "mine") == b"1"
    assert first(headers, SOURCE) == b"articles.raw:2:7:1700000000000"


async def test_a_dead_article_ends_its_trace_with_the_class_of_the_error_alone(
    memory: InMemorySpanExporter, provider: TracerProvider
) -> None:
    rig = Rig(tracer=StageTracer(SPEC, provider), dead_letter_limit="off")
    await rig.read(b"bad", headers=PRODUCED)
    await rig.finish(b"bad", Refused("NotTextError", "the article said: secret", "secret"))
    await rig.close()
    (span,) = memory.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes is not None
    assert span.attributes["error.type"] == "NotTextError"
    assert "secret" not in span.to_json()
    (letter,) = rig.letters()
    assert letter.topic == DEAD.name
    assert first(letter.headers, "traceparent") == PRODUCED[0][1], "as the producer sent it, for a replay"


async def test_without_a_traceparent_a_trace_begins_here(
    memory: InMemorySpanExporter, provider: TracerProvider
) -> None:
    rig = Rig(tracer=StageTracer(SPEC, provider))
    for value, headers in ((b"a", []), (b"b", [("traceparent", b"\xff not one")]), (b"c", [("traceparent", None)])):
        await rig.read(value, headers=headers)
        await rig.finish(value)
    await rig.close()
    processes = [span for span in memory.get_finished_spans() if span.kind is SpanKind.CONSUMER]
    assert [span.parent for span in processes] == [None, None, None]
    for span, record in zip(processes, rig.producer.log, strict=True):
        assert first(record.headers, "traceparent") is not None
        assert f"{span.get_span_context().trace_id:032x}" in str(first(record.headers, "traceparent"))


async def test_a_trace_that_is_not_sampled_is_carried_on_and_not_recorded(memory: InMemorySpanExporter) -> None:
    provider = TracerProvider(sampler=ALWAYS_OFF, shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    rig = Rig(tracer=StageTracer(SPEC, provider))
    await rig.read(b"a", headers=PRODUCED)
    await rig.finish(b"a")
    await rig.close()
    assert memory.get_finished_spans() == ()
    header = first(rig.producer.log[0].headers, "traceparent")
    assert header is not None
    assert header.startswith(f"00-{TRACE}-".encode())
    assert header.endswith(b"-00")


async def test_without_tracing_the_headers_pass_as_they_are() -> None:
    rig = Rig()
    await rig.read(b"a", headers=PRODUCED)
    await rig.finish(b"a", Done(b"a", b"A"))
    await rig.close()
    assert rig.producer.log[0].headers[:3] == PRODUCED


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_SDK_DISABLED": "true"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_EXPORTER": "none"}, False),
    ],
)
def test_traces_are_made_where_there_is_an_address_for_them(environment: dict[str, str], asked: bool) -> None:
    assert tracing.wanted(environment) is asked


def test_without_an_address_opentelemetry_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in tracing._ENDPOINTS:
        monkeypatch.delenv(name, raising=False)
    assert type(tracer(SPEC)) is Tracer


def test_an_address_without_the_extra_is_told_and_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1")
    monkeypatch.setitem(__import__("sys").modules, "attribune_core.stage.spans", None)
    assert type(tracer(SPEC)) is Tracer
    assert "install attribune[otel]" in caplog.text
