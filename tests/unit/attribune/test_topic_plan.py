from __future__ import annotations

from attribune.topic_plan import Change, Found, Kind, plan
from attribune_core.topics import ALL, ENRICHED, RAW


def found_after(changes: list[Change], found: dict[str, Found]) -> dict[str, Found]:
    """Do what a broker does with the steps."""
    after = dict(found)
    for change in changes:
        there = after.get(change.topic.name, Found(change.partitions, {}))
        after[change.topic.name] = Found(change.partitions, {**there.config, **change.config})
    return after


def test_missing_topics_are_created_with_their_settings() -> None:
    changes = plan(ALL, 12, {})
    assert [change.kind for change in changes] == [Kind.CREATE] * 5
    assert {change.topic.name: change.partitions for change in changes} == {topic.name: 12 for topic in ALL}
    assert changes[3].config == {"cleanup.policy": "compact", "max.message.bytes": "16777216"}


def test_a_second_run_changes_nothing() -> None:
    first = plan(ALL, 12, {})
    again = plan(ALL, 12, found_after(first, {}))
    assert [change.kind for change in again] == [Kind.UNCHANGED] * 5


def test_partitions_are_added_and_never_taken_away() -> None:
    (more,) = plan([RAW], 12, {RAW.name: Found(4, RAW.config)})
    assert (more.kind, more.partitions) == (Kind.ADD_PARTITIONS, 12)
    (kept,) = plan([RAW], 12, {RAW.name: Found(24, RAW.config)})
    assert (kept.kind, kept.partitions) == (Kind.UNCHANGED, 24)
    assert "more than the 12 asked for" in kept.detail


def test_only_the_settings_that_differ_are_written() -> None:
    config = {**ENRICHED.config, "cleanup.policy": "delete", "min.insync.replicas": "2"}
    (change,) = plan([ENRICHED], 1, {ENRICHED.name: Found(1, config)})
    assert change.kind is Kind.ALTER_CONFIG
    assert change.config == {"cleanup.policy": "compact"}
    assert change.detail == "cleanup.policy delete -> compact"


def test_a_topic_that_needs_both_gets_both_and_is_then_right() -> None:
    found = {RAW.name: Found(1, {**RAW.config, "retention.ms": "1"})}
    changes = plan([RAW], 3, found)
    assert [change.kind for change in changes] == [Kind.ADD_PARTITIONS, Kind.ALTER_CONFIG]
    after = found_after(changes[:1], found)
    after = found_after([Change(Kind.ALTER_CONFIG, RAW, 3, changes[1].config)], after)
    assert [change.kind for change in plan([RAW], 3, after)] == [Kind.UNCHANGED]
