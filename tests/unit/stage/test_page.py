"""The worker's page: what it answers, and that it agrees with the container's health check."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribune import health as command
from attribune_core.errors import SettingsError
from attribune_core.stage import watchdog
from attribune_core.stage.health import Health
from attribune_core.stage.meter import PrometheusMeter
from attribune_core.stage.page import Page


@pytest.fixture
def health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Health:
    monkeypatch.setattr(watchdog.tempfile, "tempdir", str(tmp_path))
    return Health("stub")


@pytest.fixture
def page(health: Health) -> Iterator[Page]:
    page = Page("127.0.0.1", 0, PrometheusMeter("stub"), health)
    yield page
    page.close()


def get(page: Page, path: str, **headers: str) -> tuple[int, str, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{page.port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers["Content-Type"]


def test_alive_is_what_the_containers_check_says(page: Page, health: Health, monkeypatch: pytest.MonkeyPatch) -> None:
    def both() -> tuple[int, str, list[str]]:
        status, body, _ = get(page, "/healthz")
        return status, body, command.faults(["stub"])

    status, body, faults = both()
    assert (status, body) == (503, "no worker has been well yet\n")
    assert faults
    health.beat()
    assert both() == (200, "ok\n", [])
    later = time.time() + 20
    monkeypatch.setattr("attribune_core.stage.health.time.monotonic", lambda: health._beat + 20)  # type: ignore[operator]
    monkeypatch.setattr(command.time, "time", lambda: later)
    status, body, (fault,) = both()
    assert status == 503
    assert body.strip() == "not well for 20 s"
    assert "not well for 2" in fault


def test_ready_is_warm_and_assigned_be_it_nothing(page: Page, health: Health) -> None:
    assert get(page, "/readyz")[:2] == (503, "its work is being loaded\n")
    health.warm = True
    assert get(page, "/readyz")[:2] == (503, "it waits for its partitions\n")
    health.assigned = 0
    assert get(page, "/readyz")[:2] == (200, "ok\n"), "one that stands by can take over"
    health.stopping = True
    assert get(page, "/readyz")[:2] == (503, "it is stopping\n")


def test_metrics_come_in_the_format_that_is_asked_for(page: Page) -> None:
    status, body, kind = get(page, "/metrics")
    assert (status, kind.partition(";")[0]) == (200, "text/plain")
    assert "process_start_time_seconds" in body
    _, body, kind = get(page, "/metrics", Accept="application/openmetrics-text; version=1.0.0")
    assert kind.startswith("application/openmetrics-text")
    assert body.endswith("# EOF\n")


def test_anything_else_is_not_here(page: Page) -> None:
    assert get(page, "/")[:2] == (404, "here are /metrics, /healthz, /readyz\n")


def test_a_port_that_is_taken_is_a_wrong_setting(page: Page, health: Health) -> None:
    with pytest.raises(SettingsError, match="ATTRIBUNE_HTTP_PORT"):
        Page("127.0.0.1", page.port, PrometheusMeter("stub"), health)


@pytest.mark.parametrize(
    ("error", "told"), [(BrokenPipeError(), 0), (ConnectionResetError(), 0), (ValueError("odd"), 1)]
)
def test_a_client_that_goes_away_is_no_fault_of_the_worker(
    page: Page, caplog: pytest.LogCaptureFixture, error: Exception, told: int
) -> None:
    with caplog.at_level("WARNING", "attribune_core.stage.page"):
        try:
            raise error
        except type(error):
            page._server.handle_error(None, None)
    assert len(caplog.records) == told
