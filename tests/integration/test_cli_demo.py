"""The demo from the outside: it shows what it promises, and leaves nothing behind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from attribune.demo.show import SERVICES
from attribune.exits import Exit
from attribune_desk.store import Store, Wanted

COMMAND = (sys.executable, "-m", "attribune", "demo")


def test_the_demo_shows_speakers_the_dead_letter_and_the_time(tmp_path: Path) -> None:
    done = subprocess.run(COMMAND, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == Exit.OK, done.stderr
    for name in ("Helen Marsh", "Daniel Okoro", "Ingrid Solberg", "Aiko Tanaka"):
        assert re.search(rf"q\d+ {name}", done.stdout), name
    assert "refused by cleaner: MalformedValueError" in done.stdout
    assert "line 1, column" in done.stdout
    assert re.search(r"median \d+\.\d+ s", done.stdout)
    assert list(tmp_path.iterdir()) == []


def test_the_demo_takes_an_article_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("“We will build the bridge again,” Mayor Ada Roe said on Monday. She smiled.")
    done = subprocess.run(
        (*COMMAND, "--keep", "kept.sqlite", "mine.txt"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == Exit.OK, done.stderr
    assert "q1 Ada Roe" in done.stdout
    assert "Helen Marsh" not in done.stdout
    # What it made is kept for the desk, and the last line leads there.
    assert done.stdout.rstrip().endswith("http://127.0.0.1:8080/")
    store = Store(f"sqlite:///{tmp_path}/kept.sqlite").open()
    assert [quote.speakers[0].name for quote in store.reader.quotes(Wanted(), limit=9).items] == ["Ada Roe"]
    store.close()


def test_a_demo_that_is_stopped_stops_its_services(tmp_path: Path) -> None:
    with subprocess.Popen(COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as demo:
        services: list[psutil.Process] = []
        end = time.monotonic() + 60
        while len(services) < len(SERVICES) and time.monotonic() < end:
            services = psutil.Process(demo.pid).children()
        assert len(services) == len(SERVICES)
        demo.send_signal(signal.SIGTERM)
        _, err = demo.communicate(timeout=60)
    assert demo.returncode == Exit.INTERRUPTED
    assert b"Traceback" not in err
    _, alive = psutil.wait_procs(services, timeout=10)
    assert alive == []


def test_a_service_that_ends_is_told_with_its_last_lines(tmp_path: Path) -> None:
    environment = {"ATTRIBUNE_MODEL": "no_such_pipeline", "PATH": "/usr/bin"}
    done = subprocess.run(
        COMMAND, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == Exit.TIMED_OUT
    assert "entity-extractor ended with code 6" in done.stderr
    assert "no_such_pipeline" in done.stderr
