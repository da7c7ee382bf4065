"""What a dead letter says, and what is to be done with it: no Kafka client in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from attribune_core.errors import KeylessRetractionError
from attribune_core.stage import headers as names
from attribune_core.stage.headers import Headers
from attribune_core.stage.records import Record
from attribune_core.topics import ANNOTATED, CLEAN, DEAD, RAW

#: On a replayed article: how often it was sent back. The stages carry it on, also into its next dead letter.
REPLAYS = "attribune-replays"
#: On a record of `articles.dead` that is no letter but a mark: offset of the letter, in the same partition, that was
#: replayed. A mark lives longer than its letter, and unlike a committed offset it neither expires nor minds filters.
REPLAYED = "attribune-replayed"
#: Replays of one article before it is left for a person to look at.
REPLAY_CAP = 3

#: What stages read: a letter that names another topic was not written by a stage.
_SOURCES = frozenset({RAW.name, CLEAN.name, ANNOTATED.name})


@dataclass(frozen=True)
class Letter:
    """A dead letter: where it lies in `articles.dead`, what died, and why."""

    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]] = ()

    def _text(self, name: str) -> str:
        return (names.first(self.headers, name) or b"").decode(errors="replace")

    @property
    def id(self) -> str:
        """The key as text: the article's id, where the producer keyed by it; else empty."""
        return (self.key or b"").decode(errors="replace")

    @property
    def topic(self) -> str:
        """Topic that the record was read from."""
        return self._text(names.ERROR_TOPIC)

    @property
    def place(self) -> tuple[int, int] | None:
        """Partition and offset in that topic."""
        try:
            return int(self._text(names.ERROR_PARTITION)), int(self._text(names.ERROR_OFFSET))
        except ValueError:
            return None

    @property
    def stage(self) -> str:
        """Stage that refused it."""
        return self._text(names.STAGE)

    @property
    def exception(self) -> str:
        """Class of the fault."""
        return self._text(names.ERROR_EXCEPTION)

    @property
    def message(self) -> str:
        """What was wrong with the article."""
        return self._text(names.ERROR_MESSAGE)

    @property
    def failed_at(self) -> str:
        """When, ISO 8601 in UTC."""
        return self._text(names.FAILED_AT)

    @property
    def replays(self) -> int:
        """How often it had been replayed before this death."""
        text = self._text(REPLAYS)
        return int(text) if text.isdecimal() else 0

    @property
    def value_left_out(self) -> bool:
        """Whether the letter was too large to hold the value."""
        return names.first(self.headers, names.VALUE_LEFT_OUT) is not None


@dataclass(frozen=True)
class Filter:
    """Which letters are meant; what is empty matches all."""

    ids: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()

    def matches(self, letter: Letter) -> bool:
        """Whether `letter` is meant."""
        pairs = ((self.ids, letter.id), (self.stages, letter.stage), (self.exceptions, letter.exception))
        return all(not wanted or value in wanted for wanted, value in pairs)


class Verdict(StrEnum):
    """What a replay does with a letter."""

    REPLAY = "replayed"
    CAPPED = "at the cap"
    NULL = "a null value: nothing to replay"
    FOREIGN = "names no topic that a stage reads"
    GONE = "its value was too large for the letter and is no longer on its topic"


def verdict(letter: Letter, cap: int = REPLAY_CAP) -> Verdict:
    """Return whether `letter` can be replayed, or why not. One whose value was left out can, if it is still there."""
    if letter.topic not in _SOURCES:
        return Verdict.FOREIGN
    # Sent back, a null would retract the article of its key; without a key it does nothing, and its letter is empty.
    if letter.value is None or letter.exception == KeylessRetractionError.__name__:
        return Verdict.NULL
    if letter.replays >= cap:
        return Verdict.CAPPED
    if letter.value_left_out and letter.place is None:
        return Verdict.GONE
    return Verdict.REPLAY


def revived(letter: Letter, key: bytes | None, value: bytes) -> Record:
    """Return the record to send back: original key, bytes and headers, `attribune-source` kept, one more replay."""
    headers = names.without(letter.headers, *names.ERROR_HEADERS, REPLAYS)
    return Record(letter.topic, key, value, [*headers, (REPLAYS, b"%d" % (letter.replays + 1))])


def mark(letter: Letter) -> Record:
    """Return the mark that `letter` was replayed; it must go to the letter's own partition."""
    headers: Headers = [(REPLAYED, b"%d" % letter.offset)]
    return Record(DEAD.name, letter.key, None, headers)


def marked(headers: Sequence[tuple[str, bytes | None]]) -> int | None:
    """Return the offset of the letter that a record marks as replayed; None for a letter."""
    value = names.first(headers, REPLAYED)
    return int(value) if value is not None and value.isdigit() else None
