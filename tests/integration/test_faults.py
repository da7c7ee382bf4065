"""A broker that refuses, fails, goes away and comes back."""

from __future__ import annotations

import signal
import time

from attribune.embedded_broker import PRODUCE
from attribune_core.exit_codes import ExitCode
from attribune_core.stage import headers as names
from attribune_core.topics import CLEAN, DEAD
from tests.integration.conftest import Cluster, children_of, ids

#: Kafka's error codes.
TOO_LARGE, NOT_ENOUGH_REPLICAS, NOT_AUTHORISED, OUT_OF_ORDER = 10, 19, 29, 45


def ready(cluster: Cluster) -> None:
    cluster.articles(*({"id": f"first-{at}"} for at in range(20)))
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 20)


def test_an_output_that_the_broker_refuses_is_a_dead_letter(cluster: Cluster) -> None:
    cluster.start()
    ready(cluster)
    # Our own send of the article is the first request; the worker's output the second, and its lone repetition.
    cluster.broker.fail_next(PRODUCE, [0, TOO_LARGE, TOO_LARGE])
    cluster.articles({"id": "large"})
    cluster.until(lambda: len(cluster.read(DEAD.name)) == 1)
    (letter,) = cluster.read(DEAD.name)
    assert (letter.key, letter.headers[names.ERROR_EXCEPTION]) == (b"large", b"OutputTooLargeError")
    cluster.articles({"id": "after"})
    cluster.until(lambda: b"after" in ids(cluster.read(CLEAN.name)))


def test_a_send_that_failed_is_repeated_until_it_is_through(cluster: Cluster) -> None:
    worker = cluster.start()
    ready(cluster)
    for error in (NOT_ENOUGH_REPLICAS, OUT_OF_ORDER):
        before = len(cluster.read(CLEAN.name))
        cluster.broker.fail_next(PRODUCE, [0, error, error])
        cluster.articles({"id": f"after-{error}"})
        cluster.until(lambda before=before: len(cluster.read(CLEAN.name)) == before + 1)
    assert cluster.read(DEAD.name) == []
    assert worker.poll() is None


def test_a_topic_that_is_not_allowed_stops_the_worker(cluster: Cluster) -> None:
    worker = cluster.start()
    ready(cluster)
    cluster.until(lambda: cluster.committed("attribune-stub", "articles.raw", 4) == 20)
    cluster.broker.fail_next(PRODUCE, [0, *[NOT_AUTHORISED] * 10])
    cluster.articles({"id": "forbidden"})
    assert worker.wait(60) == ExitCode.BROKER, cluster.log()
    assert cluster.committed("attribune-stub", "articles.raw", 4) == 20
    assert "forbidden" not in cluster.log()


def test_a_broker_that_goes_away_and_comes_back_costs_nothing(cluster: Cluster) -> None:
    worker = cluster.start()
    ready(cluster)
    cluster.articles(*({"id": f"a{at}", "takes": 0.02} for at in range(100)))
    cluster.until(lambda: len(cluster.read(CLEAN.name)) > 30)
    cluster.broker.set_down()
    cluster.until(lambda: "failed" in cluster.log() or "closed" in cluster.log() or "refused" in cluster.log())
    cluster.broker.set_up()
    cluster.until(lambda: len(ids(cluster.read(CLEAN.name))) == 120)
    assert worker.poll() is None


def test_a_stop_has_an_end_also_when_the_broker_is_gone(cluster: Cluster) -> None:
    worker = cluster.start()
    ready(cluster)
    cluster.articles(*({"id": f"a{at}", "takes": 0.05} for at in range(100)))
    cluster.until(lambda: len(cluster.read(CLEAN.name)) > 25)
    family = children_of(worker)
    cluster.broker.set_down()
    worker.send_signal(signal.SIGTERM)
    start = time.monotonic()
    assert worker.wait(30) == ExitCode.CUT_SHORT, cluster.log()
    assert time.monotonic() - start < 12
    for child in family:
        child.wait(10)
    cluster.broker.set_up()
    cluster.start()
    cluster.until(lambda: len(ids(cluster.read(CLEAN.name))) == 120)
