"""The oracle of the fault suite: it must see every kind of loss, and find nothing wrong with what is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from attribune_core.topics import ANNOTATED, CLEAN, DEAD, ENRICHED, RAW
from tests.chaos.articles import Article, Fate, Ledger, mixed, partition_of
from tests.chaos.commits import Auditor
from tests.chaos.oracle import Judgement, judge
from tests.chaos.verifier import Records, Seen


class Stream:
    """Topics of one partition that hold what the test says."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.seen: list[Seen] = []

    def raw(self, key: bytes, fate: Fate = Fate.GOOD) -> Seen:
        number = self.ledger.enter(Article(key, b"value", fate), 0.0)
        return self.put(RAW.name, key=key, digest=b"raw", number=number)

    def put(self, topic: str, **more: Any) -> Seen:
        at = sum(one.place[0] == topic for one in self.seen)
        given = {"key": b"k", "source": None, "digest": b"digest", "size": 9, **more}
        one = Seen(place=(topic, 0, at), **given)
        self.seen.append(one)
        return one

    def out(self, raw: Seen, **more: Any) -> Seen:
        given = {"event_id": f"e{raw.number}", "model": "m", "number": raw.number, **more}
        return self.put(ENRICHED.name, key=raw.key, source=raw.place, **given)

    def letter(self, raw: Seen, **more: Any) -> Seen:
        return self.put(
            DEAD.name, **{"key": raw.key, "source": raw.place, "digest": raw.digest, "died": raw.place, **more}
        )

    def records(self) -> Records:
        records = Records()
        for one in self.seen:
            records.add(one)
        return records

    def judge(self) -> Judgement:
        return judge(self.ledger, self.records())


@pytest.fixture
def stream() -> Stream:
    """Two versions of one article, another one, and a bad one; all where they belong."""
    stream = Stream()
    first, second, other = stream.raw(b"a"), stream.raw(b"a"), stream.raw(b"b")
    bad = stream.raw(b"bad", Fate.BAD)
    for one in (first, second, other):
        stream.out(one)
    stream.letter(bad)
    return stream


def test_what_is_right_is_found_right(stream: Stream) -> None:
    again = stream.judge()
    assert again.right, again
    assert (again.published, again.enriched, again.dead, again.duplicates) == (4, 3, 1, 0)
    first = stream.seen[0]
    stream.out(first)
    stream.out(stream.seen[1])
    repeated = stream.judge()
    assert repeated.right, "a worker that was killed does some of it again"
    assert repeated.duplicates == 2


def drop(topic: str, at: int) -> Callable[[Stream], None]:
    def change(stream: Stream) -> None:
        stream.seen = [one for one in stream.seen if one.place != (topic, 0, at)]

    return change


def test_nothing_lost_goes_unseen(stream: Stream) -> None:
    for change in (drop(ENRICHED.name, 2), drop(DEAD.name, 0), drop(RAW.name, 1)):
        copy = Stream()
        copy.ledger, copy.seen = stream.ledger, list(stream.seen)
        change(copy)
        assert len(copy.judge().lost) == 1, "one article less is one article lost"


def good_among_the_dead(stream: Stream) -> None:
    stream.letter(stream.seen[2])


def bad_among_the_good(stream: Stream) -> None:
    stream.out(stream.seen[3])


def other_bytes(stream: Stream) -> None:
    stream.out(stream.seen[2], digest=b"other")


def other_event_id(stream: Stream) -> None:
    stream.out(stream.seen[2], event_id="another")


def one_id_for_two_models(stream: Stream) -> None:
    stream.out(stream.seen[2], model="another")


def old_version_last(stream: Stream) -> None:
    stream.out(stream.seen[0])


def letter_with_other_bytes(stream: Stream) -> None:
    stream.seen[-1] = replace(stream.seen[-1], digest=b"changed")


def letter_without_a_place(stream: Stream) -> None:
    stream.seen[-1] = replace(stream.seen[-1], died=None)


def from_nowhere(stream: Stream) -> None:
    stream.put(ENRICHED.name, source=(RAW.name, 0, 99))


@pytest.mark.parametrize(
    "change",
    [
        *(good_among_the_dead, bad_among_the_good, other_bytes, other_event_id, one_id_for_two_models),
        *(old_version_last, letter_with_other_bytes, letter_without_a_place, from_nowhere),
    ],
    ids=lambda change: change.__name__,
)
def test_nothing_wrong_goes_unseen(stream: Stream, change: Callable[[Stream], None]) -> None:
    change(stream)
    judgement = stream.judge()
    assert len(judgement.faults) == 1, judgement
    assert judgement.lost == []


def test_versions_out_of_order_are_seen() -> None:
    stream = Stream()
    versions = [stream.raw(b"a") for _ in range(3)]
    for one in (versions[1], versions[0], versions[2]):
        stream.out(one)
    assert len(stream.judge().faults) == 1


def test_a_commit_that_passes_what_is_not_out_is_seen() -> None:
    stream = Stream()
    raws = [stream.raw(b"a"), stream.raw(b"b"), stream.raw(b"c", Fate.BAD)]
    stream.put(CLEAN.name, key=b"a", source=raws[0].place)
    stream.letter(raws[2])
    verifier: Any = None
    auditor = Auditor.__new__(Auditor)
    auditor.passed, auditor._right, auditor._ledger, auditor._verifier = [], {}, stream.ledger, verifier
    records = stream.records()
    auditor._check(records, "attribune-cleaner", 0, 1)
    assert auditor.passed == []
    auditor._check(records, "attribune-cleaner", 0, 3)
    assert len(auditor.passed) == 1
    assert "but 1 is not out" in auditor.passed[0]
    auditor._check(records, "attribune-entity-extractor", 0, 1)
    assert len(auditor.passed) == 2, f"nothing is on {ANNOTATED.name}"


def test_a_mixed_load_has_several_versions_of_an_id_and_some_bad_ones() -> None:
    load = mixed(100)
    assert sum(one.fate is Fate.BAD for one in load) == 5
    assert len({one.key for one in load if one.fate is Fate.GOOD}) == 25
    assert {partition_of(f"a-{at}", 4) for at in range(25)} == {0, 1, 2, 3}
