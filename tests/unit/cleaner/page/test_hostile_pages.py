"""A page that means to hold a reader up comes out or is refused, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attribune_core.errors import PageTooComplexError
from tests.unit.cleaner.page.hostile import PAGES
from tests.unit.cleaner.page.pages import STORY

ROOT = Path(__file__).parents[4]

#: Seconds of CPU time, and MB of memory that a page may take, Python and the model included.
_SECONDS, _MEGABYTES = 5, 512

#: Pages that have more tags or blocks than are read. All others come out with their article.
_REFUSED = {"tags", "paragraphs", "items", "blocks looked for in a stated text"}

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured by Linux's /proc")

Measure = Callable[[str], Any]


@pytest.fixture(scope="module")
def measure() -> Iterator[Measure]:
    """Return what a page costs and what comes of it, by its name; None where its process is ended."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.unit.cleaner.page.hostile"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        sent, answers = process.stdin, process.stdout
        assert sent is not None
        assert answers is not None

        def measured(name: str) -> Any:
            sent.write(f"{name}\n")
            sent.flush()
            return json.loads(answers.readline())

        yield measured


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_ends_soon_and_its_article_comes_out(name: str, measure: Measure) -> None:
    found = measure(name)
    assert found is not None, "ended before the page was cleaned"
    seconds, megabytes, kept = found
    assert seconds <= _SECONDS
    assert megabytes <= _MEGABYTES
    if name in _REFUSED:
        assert kept == PageTooComplexError.__name__
    else:
        assert STORY[-1] in kept
