"""The stage: order, bounds, headers and retractions, with a broker and work that do as they are told."""

from __future__ import annotations

import pytest

from attribune_core.stage import headers as names
from attribune_core.stage.work import Done
from tests.unit.stage.fakes import settled, until
from tests.unit.stage.rig import Rig


async def test_output_and_acknowledgement_keep_the_order_of_the_partition(rig: Rig) -> None:
    for value in (b"a", b"b", b"c"):
        await rig.read(value)
    await rig.finish(b"c")
    await rig.finish(b"b")
    assert not rig.producer.log
    await rig.finish(b"a")
    assert rig.sent() == [b"A", b"B", b"C"]
    assert rig.acknowledged == [(0, 0), (0, 3), (0, 6)]
    assert rig.stage.in_flight == 0


async def test_nothing_is_acknowledged_before_its_send_is_confirmed(rig: Rig) -> None:
    rig.producer.well = False
    await rig.read(b"a")
    await rig.read(b"b")
    await rig.finish(b"a")
    await rig.finish(b"b")
    assert len(rig.producer.pending) == 2, "sends overlap"
    rig.producer.confirm(1)
    await settled()
    assert rig.acknowledged == [], "b is out, but a is before it"
    rig.producer.confirm()
    await settled()
    assert rig.acknowledged == [(0, 0), (0, 3)]


async def test_a_slow_article_stalls_its_own_partition_only(rig: Rig) -> None:
    await rig.read(b"slow", partition=0)
    for at in range(80):
        await rig.read(b"behind %d" % at, partition=0)
        if b"behind %d" % at in rig.pool.taken:
            await rig.finish(b"behind %d" % at)
        await rig.read(b"beside %d" % at, partition=1)
        await rig.finish(b"beside %d" % at)
    assert len([place for place in rig.acknowledged if place[0] == 1]) == 80
    assert rig.intake.paused == {("articles.raw", 0)}, "a share of the room, not all of it"
    await rig.finish(b"slow")
    await rig.pool.take()
    for value in list(rig.pool.taken):
        await rig.finish(value)
    await until(lambda: len(rig.acknowledged) == 161)
    assert not rig.intake.paused


async def test_work_in_flight_is_bounded_in_articles_and_in_bytes() -> None:
    for bound in ({"in_flight_articles": 2}, {"in_flight_bytes": 100}):
        rig = Rig(**bound)
        await rig.read(b"a" * 49, partition=0)
        await rig.read(b"b" * 50, partition=1)
        assert [admission.done() for admission in rig.admissions] == [True, False], bound
        await rig.finish(b"a" * 49)
        assert rig.admissions[1].done()
        await rig.close()


async def test_headers_are_carried_and_the_source_is_set_once(rig: Rig) -> None:
    await rig.read(b"a", headers=[("mine", b"1"), ("mine", b"2"), ("traceparent", b"00-t"), ("none", None)])
    await rig.read(b"b", headers=[(names.SOURCE, b"articles.raw:7:8:9"), (names.PROCESSED_AT, b"then")])
    await rig.finish(b"a")
    await rig.finish(b"b")
    first, second = (record.headers for record in rig.producer.log)
    assert first[:4] == [("mine", b"1"), ("mine", b"2"), ("traceparent", b"00-t"), ("none", b"")]
    assert first[4] == (names.SOURCE, b"articles.raw:0:0:1700000000000")
    assert [name for name, _ in first[5:]] == [names.PROCESSED_AT]
    assert second[0] == (names.SOURCE, b"articles.raw:7:8:9")
    assert [name for name, _ in second[1:]] == [names.PROCESSED_AT]
    assert second[1][1] != b"then"


async def test_what_says_how_the_raw_value_is_read_is_not_carried_to_what_is_made_of_it(rig: Rig) -> None:
    await rig.read(b"a", headers=[("Content-Type", b"text/html"), ("content-encoding", b"gzip"), ("mine", b"1")])
    await rig.finish(b"a")
    assert [name for name, _ in rig.producer.log[0].headers] == ["mine", names.SOURCE, names.PROCESSED_AT]


async def test_a_retraction_passes_in_order_without_work(rig: Rig) -> None:
    await rig.read(b"a", key=b"x")
    await rig.read(None, key=b"x")
    assert not rig.producer.log
    await rig.finish(b"a", Done(b"x", b"A"))
    assert [(record.key, record.value) for record in rig.producer.log] == [(b"x", b"A"), (b"x", None)]
    assert rig.acknowledged == [(0, 0), (0, 3)]


async def test_what_was_fetched_before_a_pause_takes_no_room_of_other_partitions() -> None:
    rig = Rig(in_flight_articles=16)
    behind = [b"behind %d" % at for at in range(40)]
    await rig.read(b"slow", partition=0)
    for value in behind:
        await rig.read(value, partition=0)
    assert all(admission.done() for admission in rig.admissions), "the one loop that reads is not held up"
    await rig.read(b"beside", partition=1)
    await rig.finish(b"beside")
    assert rig.acknowledged == [(1, 0)]
    await rig.finish(b"slow")
    for value in behind:
        await rig.finish(value)
    assert rig.sent() == [b"BESIDE", b"SLOW", *(value.upper() for value in behind)], "in their order"
    assert [offset for place, offset in rig.acknowledged if place == 0] == [3 * at for at in range(41)]
    assert not rig.intake.paused
    await rig.close()


@pytest.mark.parametrize("bound", [{"in_flight_articles": 8}, {"in_flight_bytes": 80}])
async def test_a_partition_that_filled_the_room_keeps_no_other_out_once_its_first_article_is_slow(
    bound: dict[str, int],
) -> None:
    rig = Rig(**bound)
    behind = [b"behind %02d" % at for at in range(10)]
    for value in (b"first " * 2, b"second" * 2, b"slow", *behind):
        await rig.read(value, partition=0)
    await rig.finish(b"second" * 2)
    assert rig.intake.paused
    # For a moment nothing in front is in work: what was fetched before the pause is taken, and fills the room.
    await rig.finish(b"first " * 2)
    assert rig.acknowledged == [(0, 0), (0, 3)]
    assert rig.stage.in_flight == 11
    await rig.read(b"beside", partition=1)
    assert rig.admissions[-1].done(), "the one loop that reads goes on"
    await rig.finish(b"beside")
    assert rig.acknowledged[2:] == [(1, 0)]
    await rig.finish(b"slow")
    for value in behind:
        await rig.finish(value)
    assert [offset for place, offset in rig.acknowledged if place == 0] == [3 * at for at in range(13)]
    await rig.close()
