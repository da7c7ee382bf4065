"""The three services seen from outside: the page of each, the trace of an article, and what is in the logs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from attribune.embedded_broker import EmbeddedBroker
from attribune_core import metrics
from attribune_core.exit_codes import ExitCode
from attribune_core.topics import DEAD, ENRICHED
from tests.integration.conftest import Cluster, children_of, get, page

SERVICES = ("cleaner", "entity-extractor", "quote-linker")
TRACE = "0af7651916cd43dd8448eb211c80319c"
ARTICLE = "“We will rebuild the quillmarsh bridge,” Mayor Ada Roe said on Monday. She spoke in Springfield."
#: Words of articles that no log may hold, good and bad.
MARKS = ("quillmarsh", "zanderloft")
BAD = {
    b"empty": b'{"body": "", "title": "zanderloft"}',
    b"no-json": b'{"body": "zanderloft',
    b"wrong": b'{"body": ["zanderloft"], "zanderloft": 1}',
    b"no-text": "🎉 zanderloft 🎉".encode()[:5],
    b"not-utf-8": b'{"body": "zanderloft \xff"}',
    b"no-text-at-all": b"%PDF-1.7 zanderloft",
}


@dataclass
class Collector:
    """An OTLP collector that keeps what it is sent."""

    spans: list[tuple[str, Span]] = field(default_factory=list)

    def __enter__(self) -> Collector:
        spans = self.spans

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
                for resource in request.resource_spans:
                    names = {one.key: one.value.string_value for one in resource.resource.attributes}
                    for scope in resource.scope_spans:
                        spans.extend((names["service.name"], span) for span in scope.spans)
                self.send_response(200)
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def of(self, trace: str) -> dict[str, tuple[str, Span]]:
        return {span.name: (service, span) for service, span in self.spans if span.trace_id.hex() == trace}


def scrape(url: str) -> dict[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(get(f"{url}/metrics")[1])}


def value(url: str, metric: metrics.Metric) -> float:
    family = scrape(url)[metric.name.removesuffix("_total")]
    return sum(sample.value for sample in family.samples)


@dataclass
class Running:
    cluster: Cluster
    collector: Collector
    pages: list[str]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The three services, all that they can be asked to tell switched on, after good and bad and retracted articles."""
    folder = tmp_path_factory.mktemp("observed")
    with EmbeddedBroker(partitions=2) as broker, Collector() as collector, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint)
        patch.setenv("OTEL_BSP_SCHEDULE_DELAY", "200")
        patch.setenv("TMPDIR", str(folder))
        cluster = Cluster(broker, folder)
        try:
            for service in SERVICES:
                cluster.start("-m", "attribune", "run", service, http_port=0, log_level="DEBUG")
            cluster.publish(
                (b"a1", ARTICLE.encode()), headers=[("traceparent", f"00-{TRACE}-b7ad6b7169203331-01".encode())]
            )
            cluster.publish(*BAD.items(), (b"gone", None))
            cluster.until(lambda: len(cluster.read(ENRICHED.name)) == 2 and len(cluster.read(DEAD.name)) == len(BAD))
            cluster.until(lambda: len(collector.of(TRACE)) == 9)
            yield Running(cluster, collector, [page(cluster, at) for at in range(3)])
        finally:
            cluster.close()


def test_every_metric_of_the_list_is_on_every_page_and_no_other(running: Running) -> None:
    for service, url in zip(SERVICES, running.pages, strict=True):
        found = {name: family for name, family in scrape(url).items() if name.startswith("attribune_")}
        for metric in metrics.ALL:
            family = found.pop(metric.name.removesuffix("_total"))
            assert family.type == metric.kind
            assert family.documentation == metric.meaning
            assert family.samples, f"{metric.name} has a head and no number"
            for sample in family.samples:
                assert set(sample.labels) - {"le"} == {"stage", *metric.labels}
                assert sample.labels["stage"] == service
        assert found == {}, "not in the list, so not documented"


def test_the_numbers_are_those_of_the_articles(running: Running) -> None:
    cleaner, _, linker = running.pages
    wanted = {metrics.IN: 2 + len(BAD), metrics.OUT: 1, metrics.DEAD: len(BAD), metrics.RETRACTED: 1}
    assert {metric: value(cleaner, metric) for metric in wanted} == wanted
    assert {metric: value(linker, metric) for metric in wanted} == {**wanted, metrics.IN: 2, metrics.DEAD: 0}
    running.cluster.until(lambda: value(linker, metrics.IN_FLIGHT) == 0 and value(cleaner, metrics.IN_FLIGHT) == 0)
    for url in running.pages:
        assert value(url, metrics.PARTITIONS) == 2
        assert value(url, metrics.READY) == 1
        assert value(url, metrics.LAG) == 0
        assert value(url, metrics.RESTARTS) == 0
    samples = {one.name: one.value for one in scrape(linker)["attribune_since_raw_seconds"].samples}
    assert samples["attribune_since_raw_seconds_count"] == 2
    assert 0 < samples["attribune_since_raw_seconds_sum"] < 200


def test_they_are_alive_and_ready_and_the_containers_check_agrees(running: Running) -> None:
    for service, url in zip(SERVICES, running.pages, strict=True):
        running.cluster.until(lambda url=url: get(f"{url}/healthz") == (200, "ok\n"))
        assert get(f"{url}/readyz") == (200, "ok\n")
        assert subprocess.run([sys.executable, "-m", "attribune", "health", service], check=False).returncode == 0


def test_the_trace_of_the_producer_goes_through_all_services_and_their_processes(running: Running) -> None:
    spans = running.collector.of(TRACE)
    chain = ["process articles.raw", "send articles.clean", "process articles.clean", "send articles.annotated"]
    chain += ["process articles.annotated", "send articles.enriched"]
    above = "b7ad6b7169203331"
    for name in chain:
        _, span = spans[name]
        assert span.parent_span_id.hex() == above
        above = span.span_id.hex()
    (event,) = [one for one in running.cluster.read(ENRICHED.name) if one.key == b"a1"]
    assert event.headers["traceparent"] == f"00-{TRACE}-{above}-01".encode()
    for at, service in enumerate(SERVICES):
        named, span = spans[f"work {service}"]
        assert named == f"attribune-{service}"
        assert span.parent_span_id == spans[chain[2 * at]][1].span_id
        (pid,) = [one.value.int_value for one in span.attributes if one.key == "process.pid"]
        assert pid in [child.pid for child in children_of(running.cluster.workers[at])]


def test_the_logs_are_json_with_the_article_and_its_place_and_nothing_of_its_text(running: Running) -> None:
    for at, service in enumerate(SERVICES):
        text = running.cluster.log(at)
        lines = [json.loads(line) for line in text.splitlines()]
        assert {line["stage"] for line in lines} == {service}
        assert not [mark for mark in MARKS if mark in text]
        (out,) = [line for line in lines if line["message"] == "out"]
        assert out["article"] == "a1"
        assert out["topic"] == f"articles.{('raw', 'clean', 'annotated')[at]}"
        assert out["trace_id"] == TRACE
        assert {"partition", "offset"} <= set(out)
    dead = [line for line in map(json.loads, running.cluster.log(0).splitlines()) if "dead letter" in line["message"]]
    assert {line["article"] for line in dead} == {key.decode() for key in BAD}


def test_a_broker_that_is_gone_does_not_flood_the_log(cluster: Cluster) -> None:
    worker = cluster.start(http_port=0)
    cluster.articles({"id": "before"})
    url = page(cluster, 0)
    cluster.until(lambda: len(cluster.read("articles.clean")) == 1)
    before = len(cluster.log())
    cluster.broker.set_down()
    # Some four seconds of it; without the limit these lines alone were 40 KB.
    cluster.until(lambda: value(url, metrics.LOG_LINES_HELD) >= 250)
    assert len(cluster.log()) - before < 16_000
    cluster.broker.set_up()
    cluster.articles({"id": "after"})
    cluster.until(lambda: len(cluster.read("articles.clean")) == 2)
    assert worker.poll() is None


def test_a_collector_that_is_gone_stops_nobody(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
    worker = cluster.start()
    cluster.articles(*({"id": f"a{at}"} for at in range(20)))
    cluster.until(lambda: len(cluster.read("articles.clean")) == 20)
    worker.terminate()
    assert worker.wait(20) == ExitCode.OK


def test_nothing_listens_where_no_port_is_set(cluster: Cluster) -> None:
    worker = cluster.start()
    cluster.articles({"id": "a"})
    cluster.until(lambda: len(cluster.read("articles.clean")) == 1)
    listening = Path(f"/proc/{worker.pid}/net/tcp").read_text()
    mine = {str(one.readlink()) for one in Path(f"/proc/{worker.pid}/fd").iterdir()}
    sockets = [line.split() for line in listening.splitlines()[1:]]
    assert not [one for one in sockets if one[3] == "0A" and f"socket:[{one[9]}]" in mine]
