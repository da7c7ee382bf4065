"""The desk on a real Kafka: killed in the middle, it has every article once, and what was retracted not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from pathlib import Path

import orjson
import pytest
from confluent_kafka import Producer

from attribune_core.topics import ENRICHED
from attribune_desk.store import Database, Reader, Wanted
from tests.integration.desk_process import DeskProcess
from tests.unit.desk.articles import THEN, event

# Five starts of the desk and a broker's, on a machine that may be busy.
pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]
ARTICLES = 2000
RETRACTED = 100
#: How many articles are there when the desk is killed.
KILLS = (150, 700, 1300)


def test_a_desk_killed_in_the_middle_has_every_article_once(kafka: str, tmp_path: Path) -> None:
    run = uuid.uuid4().hex[:6]
    environment = {**os.environ, "ATTRIBUNE_BOOTSTRAP_SERVERS": kafka}
    create = [sys.executable, "-m", "attribune", "topics", "create"]
    subprocess.run(create, env=environment, check=True, capture_output=True, timeout=120)
    ids = [f"{run}-{number}" for number in range(ARTICLES)]
    producer = Producer({"bootstrap.servers": kafka, "log_level": 0, "linger.ms": 20})

    def put(article: str, number: int, value: bytes | None) -> None:
        source = f"articles.raw:{hash(article) % 12}:{number}:{THEN + number}".encode()
        producer.produce(ENRICHED.name, value, article.encode(), headers=[("attribune-source", source)])
        producer.poll(0)

    for number, article in enumerate(ids):
        put(article, number, orjson.dumps(event(article, said=f"“Word {article},”")))
        if number % 4 == 0:  # at least once: some come twice
            put(article, number, orjson.dumps(event(article, said=f"“Word {article},”")))
    for number, article in enumerate(ids[:RETRACTED]):
        put(article, ARTICLES + number, None)
    assert producer.flush(60) == 0

    url = f"sqlite:///{tmp_path}/desk.sqlite"
    desk = DeskProcess(tmp_path, kafka, url)
    database = Database(url)
    database.open()
    reader = Reader(database)
    try:
        for kill in KILLS:
            desk.start()
            desk.until(lambda kill=kill: reader.counts()[0] >= kill)
            desk.kill()
        assert reader.counts()[0] < ARTICLES, "it was killed too late to show anything"
        desk.start()
        desk.until(lambda: reader.counts()[0] >= ARTICLES - RETRACTED and (desk.get("/health") or {}).get("lag") == 0)
        assert desk.stop() == 0, desk.log()
        found = [one for one in reader.every_quote(Wanted(q="word"), 10 * ARTICLES) if one.article.startswith(run)]
        assert sorted(one.article for one in found) == sorted(ids[RETRACTED:]), "none is missing, none is there twice"
        assert reader.article(ids[0]) is None
        assert reader.quotes(Wanted(article=ids[0]), limit=1).items == ()

        # Rebuilt from the topic by one command, it is the same again.
        before = {one.article: one.text for one in found}
        rebuild = [sys.executable, "-m", "attribune", "desk", "rebuild", "--database", url]
        done = subprocess.run(rebuild, env=environment, check=False, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        again = [one for one in reader.every_quote(Wanted(q="word"), 10 * ARTICLES) if one.article.startswith(run)]
        assert len(again) == len(before)
        assert {one.article: one.text for one in again} == before
    finally:
        desk.close()
        database.close()
