"""A worker against the embedded broker: one expected outcome for everything it may be given."""

from __future__ import annotations

import json
import re
import signal
import statistics
import time
from pathlib import Path

from attribune_core.exit_codes import ExitCode
from attribune_core.stage import headers as names
from attribune_core.topics import CLEAN, DEAD
from tests.integration.conftest import STUB, Cluster, children_of, get, ids, page

GOOD = [{"id": f"good-{at}", "text": "x"} for at in range(20)]


def test_good_and_bad_and_retracted(cluster: Cluster) -> None:
    cluster.start()
    cluster.articles(*GOOD, {"id": "bad", "do": "refuse"})
    cluster.publish((b"gone", None), (None, None), headers=[("traceparent", b"00-trace")])
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 21 and len(cluster.read(DEAD.name)) == 2)
    out = {record.key: record for record in cluster.read(CLEAN.name)}
    assert out[b"good-3"].value == b'{"id": "good-3", "text": "X"}'
    assert out[b"gone"].value is None
    assert out[b"gone"].headers["traceparent"] == b"00-trace"
    assert out[b"gone"].headers[names.SOURCE].startswith(b"articles.raw:")
    dead = {record.key: record for record in cluster.read(DEAD.name)}
    assert json.loads(dead[b"bad"].value or b"") == {"id": "bad", "do": "refuse"}
    assert dead[b"bad"].headers[names.ERROR_EXCEPTION] == b"NotTextError"
    assert dead[b"bad"].headers[names.STAGE] == b"stub"
    assert dead[None].headers[names.ERROR_EXCEPTION] == b"KeylessRetractionError"
    assert dead[None].headers["traceparent"] == b"00-trace"
    cluster.until(lambda: cluster.committed("attribune-stub", "articles.raw", 4) == 23)


def test_poison_is_found_and_nobody_else_suffers(cluster: Cluster) -> None:
    worker = cluster.start(cpu_seconds=0.5, memory_bytes=1024**3)
    poison = [{"id": do, "do": do} for do in ("kill", "hog", "memory", "raise")]
    cluster.articles(*GOOD[:10], *poison, *GOOD[10:])
    cluster.until(lambda: len(cluster.read(CLEAN.name)) >= 20 and len(cluster.read(DEAD.name)) >= 4)
    assert ids(cluster.read(CLEAN.name)) == {article["id"].encode() for article in GOOD}
    reasons = {one.key: one.headers[names.ERROR_EXCEPTION] for one in cluster.read(DEAD.name)}
    limit = b"WorkLimitError"
    assert reasons == {b"kill": limit, b"hog": limit, b"memory": limit, b"raise": b"ValueError"}
    assert worker.poll() is None


def test_output_that_no_topic_takes_is_a_dead_letter(cluster: Cluster) -> None:
    cluster.start()
    cluster.articles(*GOOD, {"id": "large", "bytes": 17 * 1024 * 1024}, {"id": "last"})
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 21 and len(cluster.read(DEAD.name)) == 1)
    (letter,) = cluster.read(DEAD.name)
    assert (letter.key, letter.headers[names.ERROR_EXCEPTION]) == (b"large", b"OutputTooLargeError")


def test_a_record_of_five_megabytes_goes_through(cluster: Cluster) -> None:
    cluster.start()
    cluster.articles({"id": "large", "text": "x" * 4_500_000})
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 1)
    assert len(cluster.read(CLEAN.name)[0].value or b"") > 4_500_000


def test_a_lone_bad_article_does_not_wait_for_ever(cluster: Cluster) -> None:
    cluster.start()
    cluster.articles({"id": "bad", "do": "refuse"})
    cluster.until(lambda: ids(cluster.read(DEAD.name)) == {b"bad"})


def test_a_bad_deploy_does_not_drain_the_topic(cluster: Cluster) -> None:
    cluster.articles(*({"id": f"a{at}", "do": "refuse"} for at in range(300)))
    for run in range(3):
        worker = cluster.start(dead_letter_settle=0)
        assert worker.wait(60) == ExitCode.DEAD_LETTERS, cluster.log(run)
    assert cluster.read(DEAD.name) == []
    assert cluster.committed("attribune-stub", "articles.raw", 4) == 0
    cluster.start(dead_letter_limit="off")
    cluster.until(lambda: len(cluster.read(DEAD.name)) == 300)


def test_a_worker_that_gives_up_waits_without_partitions_before_it_exits(cluster: Cluster) -> None:
    cluster.articles(*({"id": f"a{at}", "do": "refuse"} for at in range(300)))
    worker = cluster.start(dead_letter_settle=0, dead_letter_wait=3600, http_port=0, max_characters=2000)
    cluster.until(lambda: "the worker exits in 3600 s" in cluster.log())
    url = page(cluster, 0)
    assert get(f"{url}/readyz")[0] == 503
    assert "it holds no partitions" in get(f"{url}/readyz")[1]
    assert get(f"{url}/healthz") == (200, "ok\n")
    assert re.search(r"attribune_dead_letters_held\{.*\} [1-9]", get(f"{url}/metrics")[1]), "they still are"
    # Its partitions are anybody's: one that may sends what it left.
    cluster.start(dead_letter_limit="off")
    cluster.until(lambda: len(cluster.read(DEAD.name)) == 300)
    assert worker.poll() is None
    worker.terminate()
    assert worker.wait(20) == ExitCode.DEAD_LETTERS
    log = cluster.log()
    assert log.count("set ATTRIBUNE_DEAD_LETTER_LIMIT=off") == 1
    assert "ATTRIBUNE_MAX_CHARACTERS: 2000 characters, far from the default of 200000" in log


def test_three_refusals_to_two_articles_flow(cluster: Cluster) -> None:
    worker = cluster.start()
    cluster.articles(*({"id": f"a{at}", **({"do": "refuse"} if at % 5 < 3 else {})} for at in range(500)))
    cluster.until(lambda: len(cluster.read(DEAD.name)) >= 300 and len(cluster.read(CLEAN.name)) >= 200)
    cluster.until(lambda: cluster.committed("attribune-stub", "articles.raw", 4) == 500)
    assert (len(cluster.read(DEAD.name)), len(cluster.read(CLEAN.name))) == (300, 200), "none twice"
    assert worker.poll() is None


def test_a_slow_article_does_not_stall_other_partitions(cluster: Cluster, tmp_path: Path) -> None:
    done = tmp_path / "done"
    cluster.start(processes=2, batch_articles=1, in_flight_articles=16)
    slow = json.dumps({"id": "slow", "do": "wait", "for": str(done)}).encode()
    cluster.publish((b"slow", slow), partition=0)
    for partition in (0, 1, 2, 3):
        ids_here = [f"{partition}-{at}" for at in range(40)]
        cluster.publish(*((name.encode(), json.dumps({"id": name}).encode()) for name in ids_here), partition=partition)
    cluster.until(
        lambda: len([one for one in cluster.read(CLEAN.name) if not (one.key or b"").startswith(b"0")]) >= 120
    )
    assert b"slow" not in ids(cluster.read(CLEAN.name))
    done.touch()
    cluster.until(lambda: len(cluster.read(CLEAN.name)) >= 161)


def test_a_lone_article_is_out_in_a_moment(cluster: Cluster) -> None:
    cluster.start()
    cluster.articles({"id": "first"})
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 1)
    took = []
    for at in range(20):
        start = time.monotonic()
        cluster.articles({"id": f"a{at}"})
        cluster.until(lambda at=at: len(cluster.read(CLEAN.name)) == at + 2)
        took.append(time.monotonic() - start)
    assert statistics.median(took) < 0.3, took


def test_a_loader_that_fails_stops_the_worker_before_it_reads(cluster: Cluster) -> None:
    for loader in ("load_nothing", "load_strict", "load_and_die"):
        assert cluster.start(*STUB, loader).wait(60) == ExitCode.MODEL
    assert cluster.committed("attribune-stub", "articles.raw", 4) == 0


def test_no_disk_stops_the_worker_and_is_no_dead_letter(cluster: Cluster) -> None:
    worker = cluster.start()
    cluster.articles({"id": "a", "do": "disk"})
    assert worker.wait(60) == ExitCode.RESOURCES
    assert cluster.read(DEAD.name) == []
    assert cluster.committed("attribune-stub", "articles.raw", 4) == 0


def test_no_broker_at_start_is_said(cluster: Cluster) -> None:
    worker = cluster.start(bootstrap_servers="127.0.0.1:1")
    assert worker.wait(60) == ExitCode.BROKER


def test_no_text_in_the_logs(cluster: Cluster) -> None:
    cluster.start(log_level="DEBUG")
    cluster.articles(*GOOD, {"id": "bad", "do": "raise", "text": "a secret sentence"}, {"id": "b", "text": "a secret"})
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 21 and len(cluster.read(DEAD.name)) == 1)
    assert "secret" not in cluster.log()


def test_a_stop_leaves_no_process_and_no_file(cluster: Cluster) -> None:
    worker = cluster.start()
    cluster.articles(*GOOD)
    cluster.until(lambda: len(cluster.read(CLEAN.name)) == 20)
    family = children_of(worker)
    assert family
    worker.send_signal(signal.SIGTERM)
    start = time.monotonic()
    assert worker.wait(30) == ExitCode.OK, cluster.log()
    assert time.monotonic() - start < 10
    assert not [one for one in family if one.is_running()]
    assert cluster.committed("attribune-stub", "articles.raw", 4) == 20
