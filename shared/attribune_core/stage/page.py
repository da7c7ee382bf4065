"""A small HTTP server beside the worker's loop: `/metrics`, `/healthz` and `/readyz`.

It runs in threads of its own, so it answers also while the loop is blocked: then with 503.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from attribune_core.errors import SettingsError
from attribune_core.stage.health import Health
from attribune_core.stage.meter import Meter

log = logging.getLogger(__name__)

_TEXT = "text/plain; charset=utf-8"
#: Seconds that a client may take to send its request.
_TIMEOUT = 5.0


class Page:
    """Serves until it is closed."""

    def __init__(self, host: str, port: int, meter: Meter, health: Health) -> None:
        """Listen. Raises SettingsError where the address cannot be had."""

        class Handler(_Handler):
            answers: ClassVar[dict[str, Callable[[str], tuple[int, bytes, str]]]] = {
                "/metrics": lambda accept: (HTTPStatus.OK, *meter.page(accept)),
                "/healthz": lambda _: _state(health.not_alive()),
                "/readyz": lambda _: _state(health.not_ready()),
            }

        try:
            self._server = _Server((host, port), Handler)
        except OSError as error:
            raise SettingsError(f"ATTRIBUNE_HTTP_HOST, ATTRIBUNE_HTTP_PORT: {host}:{port}: {error}") from error
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True, name="attribune-page")
        self._thread.start()
        log.info("metrics and health at http://%s:%d", host, self.port)

    @property
    def port(self) -> int:
        """The port, also where the settings left the choice to the system."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        if isinstance(sys.exception(), ConnectionError):
            # A probe that gave up waiting, which is its own business: it comes again.
            log.debug("a client went away before its answer")
        else:
            log.warning("a request failed", exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    timeout = _TIMEOUT
    answers: ClassVar[dict[str, Callable[[str], tuple[int, bytes, str]]]] = {}

    def do_GET(self) -> None:
        answer = self.answers.get(self.path.partition("?")[0])
        if answer is None:
            self._reply(HTTPStatus.NOT_FOUND, f"here are {', '.join(self.answers)}\n".encode(), _TEXT)
        else:
            self._reply(*answer(self.headers.get("Accept", "")))

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def _reply(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self) -> str:
        return "attribune"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: a probe comes every few seconds."""


def _state(fault: str | None) -> tuple[int, bytes, str]:
    if fault is None:
        return HTTPStatus.OK, b"ok\n", _TEXT
    return HTTPStatus.SERVICE_UNAVAILABLE, f"{fault}\n".encode(), _TEXT
