"""What a worker counts: every article once, whatever became of it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client.parser import text_string_to_metric_families

from attribune_core import metrics
from attribune_core.stage.course import Observer
from attribune_core.stage.headers import SOURCE
from attribune_core.stage.messages import Attempt
from attribune_core.stage.meter import Meter, PrometheusMeter
from attribune_core.stage.tracing import Tracer
from attribune_core.stage.work import Refused
from tests.unit.stage.fakes import settled
from tests.unit.stage.rig import Rig

DEATH = Refused("NotTextError", "not a word in it", "")
SECOND = 1_000_000_000


def samples(meter: Meter) -> Iterator[tuple[str, dict[str, str], float]]:
    page, _ = meter.page("")
    for family in text_string_to_metric_families(page.decode()):
        for sample in family.samples:
            yield sample.name, dict(sample.labels), sample.value


def value(meter: Meter, name: str, **labels: str) -> float:
    """The sum of a metric's samples that have these labels."""
    found = [one for it, has, one in samples(meter) if it == name and labels.items() <= has.items()]
    assert found, name
    return sum(found)


def total(meter: Meter, *kinds: metrics.Metric) -> float:
    return sum(value(meter, kind.name) for kind in kinds)


ENDS = (metrics.OUT, metrics.DEAD, metrics.RETRACTED, metrics.RETURNED)


async def test_every_article_is_counted_in_and_once_more_by_what_became_of_it() -> None:
    meter = PrometheusMeter("stub")
    rig = Rig(meter, dead_letter_limit="off")
    for at in range(5):
        await rig.read(b"good %d" % at)
    await rig.read(b"bad")
    await rig.read(None)
    await rig.read(b"slow")
    for at in range(5):
        await rig.finish(b"good %d" % at)
    assert total(meter, metrics.IN) == 8
    assert total(meter, *ENDS) == 5, "in order: the retraction waits behind the bad one"
    await rig.finish(b"bad", DEATH)
    assert [total(meter, kind) for kind in ENDS] == [5, 1, 1, 0]
    assert value(meter, metrics.DEAD.name, reason="NotTextError", stage="stub") == 1
    assert value(meter, metrics.REFUSED.name) == 0, "the work failed on it"
    assert rig.stage.in_flight == 1
    await rig.close()
    assert [total(meter, kind) for kind in ENDS] == [5, 1, 1, 1], "the slow one was given up"


async def test_what_a_rule_refuses_is_counted_apart_from_failures() -> None:
    meter = PrometheusMeter("stub")
    rig = Rig(meter, dead_letter_limit="off")
    for name, outcome in ((b"bad", DEATH), (b"long", Refused("BodyTooLongError", "", "", by_rule=True))):
        await rig.read(name)
        await rig.finish(name, outcome)
    await rig.close()
    assert value(meter, metrics.DEAD.name) == 2
    assert value(meter, metrics.REFUSED.name) == 1


async def test_what_is_confirmed_and_not_acknowledged_is_not_counted_twice() -> None:
    meter = PrometheusMeter("stub")
    rig = Rig(meter)
    await rig.read(b"first")
    await rig.read(b"second")
    rig.producer.well = False
    await rig.finish(b"first")
    assert total(meter, metrics.OUT) == 0, "not before the broker says so"
    rig.producer.confirm()
    await settled()
    await rig.close()
    assert [total(meter, kind) for kind in ENDS] == [1, 0, 0, 1]


async def test_seconds_are_those_of_the_attempts() -> None:
    meter = PrometheusMeter("stub")
    rig = Rig(meter)
    now = time.time()
    source = (SOURCE, f"articles.raw:0:5:{int((now - 40) * 1000)}".encode())
    await rig.read(b"a", headers=[source])
    waiting = rig.pool.taken[b"a"]
    assert waiting.told is not None
    began = int((now + 2) * SECOND)
    waiting.told(Attempt(began, began + 8 * SECOND, 4, fault="WorkLimitError"))
    waiting.told(Attempt(began + 8 * SECOND, began + 9 * SECOND, 1, process=7))
    await rig.finish(b"a")
    await rig.close()
    assert value(meter, "attribune_wait_seconds_count") == 1
    assert 1.5 < value(meter, "attribune_wait_seconds_sum") < 3
    assert round(value(meter, "attribune_work_seconds_sum"), 3) == 3.0, "a quarter of 8 s, and 1 s alone"
    assert value(meter, "attribune_work_seconds_count") == 1
    assert value(meter, "attribune_batch_articles_sum") == 4
    assert value(meter, "attribune_send_seconds_count") == 1
    assert 40 <= value(meter, "attribune_since_raw_seconds_sum") < 45


def test_what_may_be_counted_stands_at_0_from_the_start() -> None:
    meter = PrometheusMeter("stub")
    Observer(meter, Tracer())
    for metric in (metrics.IN, *ENDS):
        assert total(meter, metric) == 0
    assert value(meter, metrics.DEAD.name, reason="EmptyBodyError") == 0
    assert value(meter, "attribune_work_seconds_count", stage="stub") == 0


def test_what_is_kept_elsewhere_is_asked_for_when_the_page_is_read() -> None:
    meter, kept = PrometheusMeter("stub"), [3]
    meter.read(metrics.HELD, lambda: kept[0])
    meter.read(metrics.RESTARTS, lambda: kept[0] + 1)
    meter.read(metrics.INFO, lambda: 1, "1.2.3", "a_model")
    kept[0] = 5
    assert value(meter, "attribune_dead_letters_held") == 5
    assert value(meter, "attribune_process_restarts_total") == 6
    assert value(meter, "attribune_worker_info", version="1.2.3", model="a_model", stage="stub") == 1
