"""Web pages of real size, as they were served, through the three services."""

from __future__ import annotations

import json
import subprocess
from functools import partial
from statistics import median

import psutil

from attribune.demo.show import SERVICES
from attribune_core.topics import DEAD, ENRICHED
from tests.integration.conftest import Cluster

MB = 1024 * 1024
PAGES = 100
#: Pages that are published and waited for at a time, one a partition: the embedded broker keeps 5 MB of each.
WAVE = 4
#: Pages after which everything that is loaded late is in memory.
WARM = 40
#: Encodings that pages declare, and where: in a header, in the page, or by a byte order mark.
ENCODINGS = ("utf-8", "windows-1252", "gb18030", "utf-16", "macintosh")
#: Bytes by which what the cleaner holds may grow from the first half of the pages after that to the second, in the
#: middle: allocation moves it by some MB, and a copy kept of each page would make it thirty.
GROWTH = 10 * MB
FIRST = ("Zoë", "Ana", "Noël", "Inés", "Chloé")
LAST = ("Tregarth", "Lindqvist", "Barzani", "Okonjo", "Vasarely", "Moncrieff", "Ibarra")
SCRIPT = "window.__state = {" + ",".join(f'"k{number}": "<div>{number}</div>"' for number in range(1_000)) + "};"


def page(number: int) -> bytes:
    """A page of 1 MB of scripts around an article, in one of five encodings."""
    name, encoding = f"{FIRST[number % 5]} {LAST[number % 7]}", ENCODINGS[number % 5]
    scripts = f"<script>{SCRIPT}</script>" * (MB // 2 // len(SCRIPT) + 1)
    charset = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    menu = "".join(f'<li><a href="/s{one}">Section {one}</a></li>' for one in range(60))
    html = f"""<!doctype html><html lang="en"><head>{charset}<title>Ferry {number} stays in port - Harbour Echo</title>
<meta property="og:title" content="Ferry {number} stays in port"><meta property="og:site_name" content="Harbour Echo">
{scripts}</head><body><nav><ul>{menu}</ul></nav>
<main><article><h1>Ferry {number} stays in port</h1>
<p>The ferry that links the island with the mainland will stay in port until the spring, the council decided on
Monday, after engineers found a crack in its hull that nobody can mend before the ice is gone.</p>
<p>“We café owners live on the boat, and number {number} was the last one,” said {name}, who has run the kiosk on the
quay for eleven years. “Without it there is no season.”</p>
<p>The harbour master told the council that a second ferry could be hired for the weeks around Easter. It would carry
forty cars, half as many as the old one, and cost twice as much.</p></article></main>
<aside><h3>Most read</h3><ul>{menu}</ul></aside><footer>Harbour Echo</footer>
{scripts}</body></html>"""
    return html.encode(encoding)


def memory(worker: subprocess.Popen[bytes]) -> int:
    """The bytes that a worker and its child processes hold."""
    process = psutil.Process(worker.pid)
    return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))


def _are_out(cluster: Cluster, count: int) -> bool:
    return len(cluster.read(ENRICHED.name, DEAD.name)) >= count


def test_a_hundred_pages_with_a_megabyte_of_script_each(cluster: Cluster) -> None:
    workers = {name: cluster.start("-m", "attribune", "run", name) for name in SERVICES}
    held = []
    for begin in range(0, PAGES, WAVE):
        for number in range(begin, begin + WAVE):
            headers = [("content-type", b"text/html")]
            cluster.publish((f"page-{number}".encode(), page(number)), headers=headers, partition=number % WAVE)
        cluster.until(partial(_are_out, cluster, begin + WAVE))
        held.append(memory(workers["cleaner"]))
    assert cluster.read(DEAD.name) == []
    events = {json.loads(one.value or b"")["id"]: json.loads(one.value or b"") for one in cluster.read(ENRICHED.name)}
    assert len(events) == PAGES
    for number in range(PAGES):
        event = events[f"page-{number}"]
        name = f"{FIRST[number % 5]} {LAST[number % 7]}"
        assert (event["title"], event["source"], event["language"]) == (
            f"Ferry {number} stays in port",
            "Harbour Echo",
            "en",
        )
        assert len(event["paragraphs"]) == 3
        assert event["text"].startswith("The ferry that links the island")
        assert event["text"].endswith("and cost twice as much.")
        assert name in {quote["speaker"]["name"] for quote in event["quotes"] if quote["speaker"]}
    warm = held[WARM // WAVE :]
    half = len(warm) // 2
    assert median(warm[half:]) - median(warm[:half]) < GROWTH, held
