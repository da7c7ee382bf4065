"""How fast the desk answers with 100,000 quotes in its database, or more: `python -m benchmarks.desk`.

It fills a store with invented articles, by the code that writes what comes from Kafka, and requests pages from the
application in the same process. Words and speakers are distributed as in language: a few common ones are in most
quotes. Both the wall time and the CPU time of each answer are measured; on a busy machine only the second is the desk's
own. Its exit status is 1 if a CPU time is over a limit.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

import orjson
from fastapi.testclient import TestClient

from attribune_desk.publishing import Door
from attribune_desk.settings import DeskSettings
from attribune_desk.store import Record, Store
from attribune_desk.web.app import create_app
from attribune_desk.web.desk import Desk

#: CPU milliseconds that 95 of 100 answers may take. Set by hand.
LIMITS_MILLISECONDS = {
    "search": 50.0,
    "article page": 50.0,
    "search page": 50.0,
    "live page": 50.0,
    "people page": 50.0,
    "person page": 50.0,
    "voices page": 50.0,
}
#: Of how many names an article writes one by the surname alone, and one with a middle initial.
_ONE_BARE, _ONE_WITH_INITIAL = 12, 12
QUOTES_AN_ARTICLE = 10
_BATCH_ARTICLES = 1000
_COMMON = "the of to and a in is that for it on was he as with be by at this from they we will not are have had"


class Language:
    """Words and names distributed by Zipf's law; deterministic for one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        parts = ["ba", "ko", "ri", "ten", "lum", "sa", "vor", "ne", "mi", "dra", "fel", "os", "qui", "ha", "jun", "pe"]
        made = ["".join(self.random.choices(parts, k=self.random.randint(2, 4))) for _ in range(20_000)]
        self.words = _COMMON.split() + made
        self._weights = list(itertools.accumulate(1 / (at + 3) for at in range(len(self.words))))
        self.names = [f"{self.random.choice(made).title()} {self.random.choice(made).title()}" for _ in range(2000)]
        self._fame = list(itertools.accumulate(1 / (at + 5) for at in range(len(self.names))))

    def sentence(self, length: int) -> str:
        """Return ``length`` words, without a full stop."""
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=length))

    def name(self) -> str:
        """Return a name; a few famous ones are frequent."""
        return self.random.choices(self.names, cum_weights=self._fame)[0]

    def written(self) -> str:
        """Return a name as an article writes it: now and then the surname alone, or with a middle initial."""
        given, surname = self.name().split()
        if not self.random.randrange(_ONE_BARE):
            return surname
        return f"{given} Q. {surname}" if not self.random.randrange(_ONE_WITH_INITIAL) else f"{given} {surname}"


def article(language: Language, number: int) -> dict[str, Any]:
    """Return an enriched event of ten paragraphs, each with a quote of its speaker."""
    text, paragraphs, quotes = "", [], []
    people: dict[str, dict[str, Any]] = {}
    for at in range(QUOTES_AN_ARTICLE):
        start, name = len(text), language.written()
        said = f"“{language.sentence(language.random.randint(8, 30)).capitalize()},”"
        text += f"{said} {name} said. {language.sentence(30).capitalize()}."
        where = start + len(said) + 1
        mention = {"start": where, "end": where + len(name), "text": name, "kind": "name"}
        who = {
            "id": f"e{len(people)}",
            "label": "PERSON",
            "name": name,
            "name_key": name.lower().replace(".", ""),
            "mentions": [],
        }
        who = people.setdefault(name, who)
        who["mentions"].append(mention)
        cue_at = where + len(name) + 1
        quotes.append(
            {
                "id": f"q{at}",
                "type": "direct",
                "text": said,
                "spans": [[start, start + len(said)]],
                "cue": {"spans": [[cue_at, cue_at + 4]], "text": "said", "lemma": "say", "kind": "speech"},
                "speaker": {
                    **{key: mention[key] for key in ("start", "end", "text")},
                    "entity": who["id"],
                    "name": name,
                },
                "confidence": 0.95,
                "method": "complement",
            }
        )
        paragraphs.append([start, len(text)])
        text += "\n\n"
    published = date(2022, 1, 1) + timedelta(days=language.random.randrange(1000))
    return {
        "schema_version": 1,
        "event_id": f"event-{number}",
        "id": f"article-{number}",
        "title": language.sentence(7).capitalize(),
        "source": f"Source {language.random.randrange(40)}",
        "language": "en",
        "published_at": published.isoformat(),
        "text": text.rstrip(),
        "paragraphs": paragraphs,
        "sentences": [],
        "entities": list(people.values()),
        "quotes": quotes,
        "pipeline": {"cleaner": "1"},
    }


def fill(store: Store, language: Language, articles: int) -> float:
    """Write the articles as if they came from Kafka, and return the articles a second."""
    spent, numbers = 0.0, iter(range(articles))
    while batch := list(itertools.islice(numbers, _BATCH_ARTICLES)):
        records = [
            Record("articles.enriched", 0, at, 1_700_000_000_000 + at, None, orjson.dumps(article(language, at)))
            for at in batch
        ]
        begun = time.perf_counter()
        store.writer.write(records, {("articles.enriched", 0): batch[0]}, {("articles.enriched", 0): batch[-1] + 1})
        spent += time.perf_counter() - begun
    return articles / spent


def searches(language: Language) -> Iterator[str]:
    """Yield addresses of searches, endlessly: rare and common words, phrases, names, times, sources, empty ones."""
    draw = language.random
    while True:
        words, name = language.sentence(draw.randint(1, 3)), language.name()
        yield draw.choice(
            [
                f"/quotes?q={percent(words)}",
                f"/quotes?q={percent(draw.choice(_COMMON.split()))}",
                f"/quotes?q={percent(f'“{words}”')}",
                f"/quotes?q={percent(words[:4])}*",
                f"/quotes?q={percent(words)}&speaker={percent(name.split()[0])}",
                f"/quotes?speaker={percent(name)}",
                f"/quotes?q={percent(words)}&person={percent(name.lower())}",
                f"/quotes?q={percent(words)}&since=2024-03-01&type=direct",
                f"/quotes?q={percent(words)}&source=Source%20{draw.randrange(40)}",
                "/quotes?type=indirect",
            ]
        )


def measure(http: TestClient, addresses: Iterator[str], count: int) -> dict[str, float]:
    """Request ``count`` addresses; return the milliseconds of an answer: median and 95th percentile, wall and CPU."""
    clock: list[float] = []
    worked: list[float] = []
    for address in itertools.islice(addresses, count):
        begun, used = time.perf_counter(), time.process_time()
        answer = http.get(address)
        worked.append((time.process_time() - used) * 1000)
        clock.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, (address, answer.text)
    figures = {"asked": float(count)}
    for name, times in (("worked", worked), ("clock", clock)):
        cuts = statistics.quantiles(times, n=100)
        figures |= {f"{name} p50": round(cuts[49], 1), f"{name} p95": round(cuts[94], 1)}
    return figures


def run(url: str, quotes: int, asked: int) -> dict[str, Any]:
    """Return all figures. A database that has articles is taken as it is."""
    language = Language(20240327)
    store = Store(url).open()
    articles, _ = store.reader.counts()
    rate = None if articles else round(fill(store, language, quotes // QUOTES_AN_ARTICLE))
    articles = articles or quotes // QUOTES_AN_ARTICLE
    desk = Desk(store, DeskSettings(database_url=url, host="0.0.0.0"), Door(None))
    http = TestClient(create_app(desk))
    draw = language.random
    known = [one.id for one in store.people.ranked(limit=200).items]
    kinds: dict[str, tuple[Callable[[], Iterator[str]], int]] = {
        "search": (lambda: searches(language), asked),
        "article page": (lambda: (f"/read/article-{draw.randrange(articles)}" for _ in itertools.count()), asked),
        "search page": (lambda: (at.replace("/quotes", "/search") for at in searches(language)), asked // 2),
        "live page": (lambda: itertools.repeat("/"), asked // 5),
        "people page": (lambda: itertools.repeat("/speakers"), asked // 5),
        "person page": (
            lambda: (f"/speakers/{percent(draw.choice(known))}" for _ in itertools.count()),
            asked // 5,
        ),
        "voices page": (
            lambda: itertools.cycle(("/voices", "/voices?month=2024-03", "/voices?outlet=unknown")),
            asked // 5,
        ),
    }
    found = {}
    for name, (addresses, count) in kinds.items():
        measure(http, addresses(), 5)
        found[name] = measure(http, addresses(), count)
        print(f"{name:<14} {found[name]}", flush=True)
    store.close()
    return {
        "command": "python -m benchmarks.desk",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} x {platform.machine()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} at the end",
        "database": store.database.url.partition(":")[0],
        "quotes": articles * QUOTES_AN_ARTICLE,
        "articles written a second": rate,
        "milliseconds": found,
        "limits of p95": LIMITS_MILLISECONDS,
    }


def main(arguments: list[str]) -> int:
    """Run, print and, where asked, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=500, help="searches, and article pages")
    parser.add_argument("--database", help="empty, or filled by this before; else SQLite in a temporary folder")
    parser.add_argument("--report", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="attribune-desk-") as folder:
        figures = run(given.database or f"sqlite:///{folder}/desk.sqlite", given.quotes, given.asked)
    print(orjson.dumps(figures, option=orjson.OPT_INDENT_2).decode())
    if given.report:
        given.report.write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2) + b"\n")
    return int(any(figures["milliseconds"][name]["worked p95"] > limit for name, limit in LIMITS_MILLISECONDS.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
