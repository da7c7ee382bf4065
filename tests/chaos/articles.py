"""What is published, and what must become of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from aiokafka.partitioner import murmur2

from attribune_core.topics import MAX_MESSAGE_BYTES

#: Header of a raw record: its number in the ledger.
NUMBER = "chaos-number"

_BODY = (
    "The council of Ashford met on Monday, session {number} of the year. “We will rebuild the bridge,” said Mayor Ann "
    "Roe, who has led the town for {number} years.\n\nHer deputy, Karim Haddad, denied that the money was spent. He "
    "said that the accounts were open to everyone."
)


class Fate(Enum):
    """What must become of a record."""

    #: It is in `articles.enriched`, and not among the dead letters.
    GOOD = auto()
    #: It is among the dead letters with its own bytes, and not in `articles.enriched`.
    BAD = auto()
    #: It died, was replayed, and is in both.
    REVIVED = auto()
    #: It may come out or not (a compacted topic may have forgotten it), but not as a dead letter.
    FREE = auto()
    #: A transaction that was aborted: nobody may ever see it.
    ABORTED = auto()


@dataclass(frozen=True)
class Article:
    """A record for `articles.raw`."""

    key: bytes | None
    value: bytes | None
    fate: Fate = Fate.GOOD
    headers: Sequence[tuple[str, bytes]] = ()
    partition: int | None = None


@dataclass
class Ledger:
    """Everything that was published, by number."""

    articles: list[Article] = field(default_factory=list)
    #: Monotonic time of each.
    sent: list[float] = field(default_factory=list)

    def enter(self, article: Article, now: float) -> int:
        """Enter a record; return its number."""
        self.articles.append(article)
        self.sent.append(now)
        return len(self.articles) - 1

    def fate(self, number: int | None) -> Fate | None:
        """Return the fate of a record by its number."""
        return None if number is None else self.articles[number].fate


def good(name: str, *, number: int = 0, body: str | None = None, partition: int | None = None, **act: Any) -> Article:
    """Return an article that every stage can work on; `act` is what the annotator does with it (`acts`)."""
    raw = {
        "id": name,
        "body": _BODY.format(number=number) if body is None else body,
        "language": "en",
        "metadata": {"act": act} if act else {},
    }
    return Article(name.encode(), json.dumps(raw).encode(), Fate.GOOD, partition=partition)


def bad(name: str, *, number: int = 0, partition: int | None = None) -> Article:
    """Return an article that the cleaner refuses."""
    return Article(name.encode(), b'{"body": "half a JSON object, %d' % number, Fate.BAD, partition=partition)


def refusable(name: str, *, number: int = 0) -> Article:
    """Return an article that a rule of the contract refuses, of each rule in turn."""
    values = (
        json.dumps({"body": "word " * 50_000}).encode(),
        b'{"body": " "}',
        b'{"body": "half a JSON object, %d' % number,
        b'{"title": "no body, %d"}' % number,
        b"%%PDF-1.7 %d" % number,
        json.dumps({"body": f"{number} 1/2 = 0.5; 3 + 4 = 7"}).encode(),
        # Small as a record and too large once it is inflated.
        gzip.compress(bytes(MAX_MESSAGE_BYTES + 1), compresslevel=1, mtime=0),
    )
    return Article(name.encode(), values[number % len(values)], Fate.BAD)


def doomed(name: str, *, number: int = 0, partition: int | None = None, **act: Any) -> Article:
    """Return an article with which the annotator does what must end as a dead letter."""
    article = good(name, number=number, partition=partition, **act)
    return Article(article.key, article.value, Fate.BAD, partition=partition)


def partition_of(name: str, partitions: int) -> int:
    """Return the partition of an id on the topics that the stages write: murmur2 of the key, as Java's clients do."""
    return int((murmur2(name.encode()) & 0x7FFFFFFF) % partitions)


def mixed(count: int, *, prefix: str = "a", bad_every: int = 20, versions: int = 4) -> list[Article]:
    """Return `count` articles: every so many a bad one, and of each id several versions, one after another.

    A bad one has an id of its own.
    """
    out: list[Article] = []
    ids = max(1, count // versions)
    for number in range(count):
        if number % bad_every == bad_every // 2:
            out.append(bad(f"{prefix}-bad-{number}", number=number))
        else:
            out.append(good(f"{prefix}-{number % ids}", number=number))
    return out
