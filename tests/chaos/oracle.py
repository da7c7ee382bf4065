"""Whether what came out is right. Knows no Kafka: the ledger and the records are all it looks at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from attribune_core.topics import DEAD, ENRICHED, RAW
from tests.chaos.articles import Fate, Ledger
from tests.chaos.verifier import Place, Records, Seen


@dataclass
class Judgement:
    """What the oracle found."""

    published: int = 0
    enriched: int = 0
    dead: int = 0
    #: Records on the two output topics beyond one for each raw record and version of the annotator.
    duplicates: int = 0
    #: Raw records that had to come out and are nowhere.
    lost: list[str] = field(default_factory=list)
    #: Everything else that is wrong.
    faults: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Nothing lost, nothing wrong."""
        return not self.lost and not self.faults


def judge(ledger: Ledger, records: Records, *, order: bool = True) -> Judgement:
    """Return what is lost or wrong; `order` false where a replay puts the records of an id out of order on purpose."""
    enriched, dead = records.by_topic[ENRICHED.name], records.by_topic[DEAD.name]
    result = Judgement(len(ledger.articles), len(_sources(enriched)), len(_sources(dead)))
    fates = {
        seen.place: ledger.articles[seen.number].fate for seen in records.by_topic[RAW.name] if seen.number is not None
    }
    result.lost += _not_on_raw(ledger, records)
    for place, fate in fates.items():
        _judge_one(place, fate, records, result)
    result.faults += _foreign(enriched, fates)
    result.faults += _letters(dead, records)
    result.faults += _differing(enriched)
    result.duplicates = _repeated(enriched) + _repeated(dead)
    if order:
        result.faults += _out_of_order(enriched)
    return result


def _sources(records: Iterable[Seen]) -> set[Place | None]:
    return {seen.source for seen in records}


def _not_on_raw(ledger: Ledger, records: Records) -> list[str]:
    """The producer was told by the broker that it has them."""
    there = records.numbers[RAW.name]
    free = (Fate.ABORTED, Fate.FREE)
    return [
        f"#{number} {article.key!r} is not on {RAW.name}"
        for number, article in enumerate(ledger.articles)
        if number not in there and article.fate not in free
    ]


def _judge_one(place: Place, fate: Fate, records: Records, result: Judgement) -> None:
    is_out, is_dead = (place in records.sources[topic.name] for topic in (ENRICHED, DEAD))
    name = f"{':'.join(map(str, place))} ({records.by_place[place].key!r})"
    if fate in (Fate.GOOD, Fate.REVIVED) and not is_out:
        result.lost.append(f"{name} is good and is not in {ENRICHED.name}")
    if fate in (Fate.BAD, Fate.REVIVED) and not is_dead:
        result.lost.append(f"{name} is bad and is not in {DEAD.name}")
    if fate in (Fate.GOOD, Fate.FREE) and is_dead:
        result.faults.append(f"{name} is good and is in {DEAD.name}")
    if fate is Fate.BAD and is_out:
        result.faults.append(f"{name} is bad and is in {ENRICHED.name}")
    if fate is Fate.ABORTED:
        result.faults.append(f"{name} was aborted and was read")


def _foreign(enriched: Iterable[Seen], fates: dict[Place, Fate]) -> list[str]:
    return [
        f"{seen.place} comes from {seen.source}, which nobody sent" for seen in enriched if seen.source not in fates
    ]


def _letters(dead: Iterable[Seen], records: Records) -> list[str]:
    """A dead letter has the key and the bytes of the record that died."""
    faults = []
    for letter in dead:
        died = records.by_place.get(letter.died) if letter.died is not None else None
        if died is None:
            faults.append(f"{letter.place} names no record that died: {letter.died}")
        elif letter.left_out:
            if letter.size:
                faults.append(f"{letter.place} says that its value was left out, and has one")
        elif letter.key != died.key or (letter.digest != died.digest and died.digest is not None):
            faults.append(f"{letter.place} is not what died at {died.place}")
    return faults


def _differing(enriched: Iterable[Seen]) -> list[str]:
    """Duplicates are byte-identical and have one event id; two versions of the annotator are two events."""
    first: dict[tuple[Place | None, str | None], Seen] = {}
    ids: dict[str, tuple[bytes | None, str | None]] = {}
    faults = []
    for seen in enriched:
        one = first.setdefault((seen.source, seen.model), seen)
        if (one.digest, one.event_id, one.key) != (seen.digest, seen.event_id, seen.key):
            faults.append(f"{seen.place} and {one.place} come from {seen.source} and differ")
        if seen.event_id is not None and ids.setdefault(seen.event_id, (seen.key, seen.model)) != (
            seen.key,
            seen.model,
        ):
            faults.append(f"{seen.place} has the event id of another article or version")
    return faults


def _repeated(records: Iterable[Seen]) -> int:
    return sum(count - 1 for count in Counter((seen.source, seen.model, seen.died) for seen in records).values())


def _out_of_order(enriched: Iterable[Seen]) -> list[str]:
    """Of each key, raw records come out first in their own order, and the last one last of all.

    `enriched` is in the order of reading, which is that of each partition.
    """
    by_key: dict[tuple[bytes | None, int], list[int]] = defaultdict(list)
    for seen in enriched:
        if seen.source is not None:
            by_key[seen.key, seen.source[1]].append(seen.source[2])
    faults = []
    for (key, _), offsets in by_key.items():
        first = list(dict.fromkeys(offsets))
        if first != sorted(first):
            faults.append(f"{key!r} came out in the order {first}")
        if offsets[-1] != max(offsets):
            faults.append(f"{key!r}: an older version came out last")
    return faults
