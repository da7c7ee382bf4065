"""Debian's Chromium for the tests of the pages; CI installs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

#: Milliseconds that a page gets for anything: many times what it takes on a busy machine.
PATIENCE = 60_000


def chromium() -> str | None:
    """Return the path of the browser of this machine, None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a headless browser; skip the test, with a line that says so, where there is none."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: install Debian's package chromium, or set CHROMIUM to its path")
    # As root, and in a container, its own sandbox does not start.
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=arguments)
        try:
            yield running
        finally:
            running.close()


class Window:
    """A page with what went wrong on it: errors, violations of the content security policy, foreign requests."""

    def __init__(self, running: Browser, base: str, **context: Any) -> None:
        self._context = running.new_context(base_url=base, **context)
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._request)
        self._base = base

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self._base, "data:", "blob:")):
            self.faults.append(f"foreign request: {request.url}")

    def close(self) -> None:
        """Close it."""
        self._context.close()
