"""Counts what `attribune_core.metrics` lists. Without a page that somebody could read, nothing is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from attribune_core.metrics import Kind, Metric


class Meter:
    """Counts nothing: what a worker without a page has, and the base of the one that counts."""

    def declare(self, metric: Metric, *labels: str) -> None:
        """Show a counter or histogram from the start: a rate cannot be told from a series that begins above 0."""

    def add(self, metric: Metric, *labels: str) -> None:
        """Count one more, under the values of the metric's labels."""

    def observe(self, metric: Metric, value: float) -> None:
        """Put a value into a histogram."""

    def read(self, metric: Metric, value: Callable[[], float], *labels: str) -> None:
        """Ask `value` whenever the page is read, for what is kept elsewhere. It is called from another thread."""

    def page(self, accept: str) -> tuple[bytes, str]:
        """Return the page, in a format that the request's `Accept` header names, and its content type."""
        return b"", "text/plain"


class PrometheusMeter(Meter):
    """Counts with prometheus-client, in a registry of its own, everything under the label `stage`."""

    def __init__(self, stage: str) -> None:
        # Imported here: child processes and `enrich` on a laptop have no use for it.
        import prometheus_client

        # The time at which each counter was made is a series more for each, and nobody asks for it.
        prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]
        self._client: Any = prometheus_client
        self._stage = stage
        self._registry = prometheus_client.CollectorRegistry()
        for collector in (
            prometheus_client.ProcessCollector,
            prometheus_client.PlatformCollector,
            prometheus_client.GCCollector,
        ):
            collector(registry=self._registry)
        self._made: dict[str, Any] = {}
        self._children: dict[tuple[str, ...], Any] = {}

    def declare(self, metric: Metric, *labels: str) -> None:
        """Show a counter or histogram from the start."""
        self._child(metric, labels)

    def add(self, metric: Metric, *labels: str) -> None:
        """Count one more."""
        self._child(metric, labels).inc()

    def observe(self, metric: Metric, value: float) -> None:
        """Put a value into a histogram."""
        self._child(metric, ()).observe(value)

    def read(self, metric: Metric, value: Callable[[], float], *labels: str) -> None:
        """Ask `value` whenever the page is read."""
        self._registry.register(_Kept(metric, value, [self._stage, *labels]))

    def page(self, accept: str) -> tuple[bytes, str]:
        """Return the page and its content type."""
        encoder, content_type = self._client.exposition.choose_encoder(accept)
        return encoder(self._registry), content_type

    def _child(self, metric: Metric, labels: tuple[str, ...]) -> Any:
        place = (metric.name, *labels)
        child = self._children.get(place)
        if child is None:
            child = self._children[place] = self._make(metric).labels(self._stage, *labels)
        return child

    def _make(self, metric: Metric) -> Any:
        made = self._made.get(metric.name)
        if made is None:
            kind = self._client.Counter if metric.kind is Kind.COUNTER else self._client.Histogram
            more = {"buckets": metric.buckets} if metric.buckets else {}
            made = self._made[metric.name] = kind(
                metric.name, metric.meaning, ["stage", *metric.labels], registry=self._registry, **more
            )
        return made


@dataclass(eq=False)
class _Kept:
    """A number that is kept elsewhere, as prometheus-client collects it."""

    metric: Metric
    value: Callable[[], float]
    labels: list[str]

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        kind = CounterMetricFamily if self.metric.kind is Kind.COUNTER else GaugeMetricFamily
        family = kind(self.metric.name, self.metric.meaning, labels=["stage", *self.metric.labels])
        family.add_metric(self.labels, self.value())
        yield family
