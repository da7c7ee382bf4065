"""The stage: what is read goes through its partition's lane, within bounds, and dead letters past the gate."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from typing import Protocol

from attribune_core.errors import KeylessRetractionError, TooManyDeadLettersError
from attribune_core.settings import Settings
from attribune_core.stage.changes import Changes
from attribune_core.stage.course import Course, Observer
from attribune_core.stage.gate import Decision, Gate, State, Ticket
from attribune_core.stage.lanes import Entry, Lane
from attribune_core.stage.outbox import Outbox
from attribune_core.stage.pool import Pool
from attribune_core.stage.records import Consumed
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Done, Job, Refused

log = logging.getLogger(__name__)

#: Seconds between two looks at what is held back.
_LOOK = 0.1
#: Seconds between two log lines about it.
_TELL = 60.0
#: Seconds without a decision after which nothing more is in work, for all that can be seen: on a topic with a backlog
#: the next article comes within milliseconds. Set by hand.
_QUIET = 1.0
#: The part of what may be in flight that one partition may take while its first article is worked on.
_SHARE = 4

Place = tuple[str, int]


class Intake(Protocol):
    """What the stage needs of the consumer: to read on or not, partition by partition."""

    def pause(self, place: Place) -> None:
        """Read no more of this partition for now."""

    def resume(self, place: Place) -> None:
        """Read on."""


class Stage:
    """Takes records, sends what comes of them, acknowledges them in the order of their partition.

    `failed` is called once with the reason when the worker cannot go on.
    """

    def __init__(
        self,
        spec: StageSpec,
        settings: Settings,
        pool: Pool,
        outbox: Outbox,
        intake: Intake,
        observer: Observer,
        failed: Callable[[Exception], None],
    ) -> None:
        self.gate = Gate(limit=settings.dead_letter_limit == "on")
        self.acknowledged = 0
        self._spec = spec
        self._settings = settings
        self._pool = pool
        self._outbox = outbox
        self._intake = intake
        self._observer = observer
        self._failed = failed
        self._lanes: dict[Place, Lane] = {}
        self._share = max(1, settings.in_flight_articles // _SHARE)
        self._share_bytes = settings.in_flight_bytes // _SHARE
        self._paused: set[Place] = set()
        #: What came of a paused partition all the same, in its order.
        self._aside: dict[Place, deque[tuple[Consumed, Callable[[], Awaitable[None]]]]] = {}
        self._changes = Changes()
        self._closed = False
        self._articles = self._bytes = self._in_work = 0
        #: Each letter that is held: since when, and the class of the error.
        self._held: dict[Ticket, tuple[float, str]] = {}
        self._decided_at = time.monotonic()
        self._told = 0.0

    @property
    def in_flight(self) -> int:
        """Articles read and not acknowledged."""
        return self._articles

    @property
    def bytes_in_flight(self) -> int:
        """Their keys and values."""
        return self._bytes

    @property
    def held(self) -> int:
        """Dead letters held back."""
        return len(self._held)

    @property
    def waits_for_nothing_but_letters(self) -> bool:
        """Whether all that is in flight is held back, or done and behind what is held back."""
        return not self._in_work and not self._outbox.in_flight and bool(self._held)

    async def admit(self, record: Consumed, acknowledge: Callable[[], Awaitable[None]]) -> None:
        """Take a record; return when there is room for the next one.

        A stage that is closed takes nothing: the record stays uncommitted, and whoever gets the partition reads it.
        """
        if self._closed:
            return
        place = (record.topic, record.partition)
        if place in self._paused:
            # Fetched before the pause. Begun now, these alone could fill the room that other partitions need.
            self._aside.setdefault(place, deque()).append((record, acknowledge))
            return
        self._take(place, record, acknowledge)
        await self._changes.until(lambda: self._closed or not self._full())

    async def drain(self, seconds: float) -> bool:
        """Take nothing more, start no more work, and bring out what is under way; return whether all of it came out.

        What waits for work or is held back is dropped: it was not acknowledged, so it will be read again.
        """
        self._closed = True
        self._pool.backlog.drop()
        self._changes.tell()
        try:
            async with asyncio.timeout(seconds):
                await self._changes.until(lambda: all(lane.at_rest for lane in self._lanes.values()))
        except TimeoutError:
            return False
        return True

    async def forget(self) -> set[Place]:
        """Let go of everything that is in flight; return the partitions it was of."""
        lanes, self._lanes = self._lanes, {}
        for lane in lanes.values():
            await lane.close()
            for entry in lane.entries:
                if not entry.finished.done():
                    entry.course.returned()
        self._pool.backlog.abandon()
        self._outbox.forget()
        self._paused.clear()
        self._aside.clear()
        self._held.clear()
        self._articles = self._bytes = 0
        return set(lanes)

    def reopen(self) -> None:
        """Take records again, after `drain` and `forget`."""
        self._closed = False

    async def watch_letters(self) -> None:
        """Let out or give up on what is held back, for as long as the worker runs."""
        while True:
            await asyncio.sleep(_LOOK)
            if self._held:
                self._look()

    def failed_late(self) -> None:
        """Count a failure that was found late, when the output was sent."""
        self._decide(Decision.FAILED)

    def ticket(self, refused: Refused) -> Ticket:
        """Hold back a new dead letter, and return its ticket for `released`."""
        ticket = self.gate.ticket(refused=self._spec.is_refusal(refused))
        self._held[ticket] = (time.monotonic(), refused.exception)
        return ticket

    async def released(self, ticket: Ticket) -> None:
        """Return when the dead letter may go out."""
        await self._changes.until(lambda: self.gate.passes(ticket))
        self._held.pop(ticket, None)

    def _take(self, place: Place, record: Consumed, acknowledge: Callable[[], Awaitable[None]]) -> None:
        course = self._observer.taken(record)
        entry = Entry(record, self._begin(record, course), acknowledge, course)
        lane = self._lane(place)
        self._articles += 1
        self._bytes += record.size
        lane.add(entry)
        self._throttle(place, lane)

    def _begin(self, record: Consumed, course: Course) -> asyncio.Future[Done | Refused | None]:
        outcome: asyncio.Future[Done | Refused | None]
        if record.value is not None:
            job = Job(record.key, record.value, {name: value or b"" for name, value in record.headers})
            outcome = self._pool.backlog.put(job, course.worked)  # type: ignore[assignment] # a future of less
        else:
            outcome = asyncio.get_running_loop().create_future()
            outcome.set_result(None if record.key else Refused.because(_KEYLESS))
        self._in_work += 1
        outcome.add_done_callback(self._decided)
        return outcome

    def _lane(self, place: Place) -> Lane:
        lane = self._lanes.get(place)
        if lane is None:

            def released(entry: Entry) -> None:
                self._let_go(place, entry)

            lane = self._lanes[place] = Lane(self._spec, self._outbox, self, released, self._failed)
        return lane

    def _full(self) -> bool:
        """Whether there is no room for another record.

        A partition may fill the room before its first article turns out to be slow. What it has beyond its share is
        not counted then: it would keep out the other partitions until that article is done.
        """
        articles, size = self._articles, self._bytes
        for place in self._paused:
            lane = self._lanes[place]
            articles -= max(0, len(lane.entries) - self._share)
            size -= max(0, lane.bytes - self._share_bytes)
        return articles >= self._settings.in_flight_articles or size >= self._settings.in_flight_bytes

    def _throttle(self, place: Place, lane: Lane) -> None:
        """Keep one slow article from filling the room that other partitions need."""
        entries = lane.entries
        slow = bool(entries) and entries[0].in_work
        much = len(entries) >= self._share or lane.bytes >= self._share_bytes
        if slow and much and len(entries) > 1:
            if place not in self._paused:
                self._paused.add(place)
                self._intake.pause(place)
        elif place in self._paused:
            self._paused.discard(place)
            aside = self._aside.get(place)
            while aside and place not in self._paused and not self._closed:
                self._take(place, *aside.popleft())
            if place not in self._paused:
                self._intake.resume(place)

    def _let_go(self, place: Place, entry: Entry) -> None:
        lane = self._lanes.get(place)
        if lane is None:
            return
        if entry.finished.done():
            self.acknowledged += 1
            self._articles -= 1
            self._bytes -= entry.record.size
        self._throttle(place, lane)
        self._changes.tell()

    def _decided(self, outcome: asyncio.Future[Done | Refused | None]) -> None:
        self._in_work -= 1
        if not outcome.cancelled() and (result := outcome.result()) is not None:
            self._decide(self._decision(result))
        self._changes.tell()

    def _decision(self, result: Done | Refused) -> Decision:
        if isinstance(result, Done):
            return Decision.OUT
        return Decision.REFUSED if self._spec.is_refusal(result) else Decision.FAILED

    def _decide(self, decision: Decision) -> None:
        before = self.gate.state
        self.gate.decide(decision)
        self._decided_at = time.monotonic()
        if self.gate.state is State.HELD and before is not State.HELD:
            log.warning("%s: dead letters are held back", self._ratio())
        elif before is State.HELD and self.gate.state is not State.HELD:
            log.warning("dead letters are let out again")
        self._give_up_if_spent()
        self._changes.tell()

    def _look(self) -> None:
        now = time.monotonic()
        if self.waits_for_nothing_but_letters:
            if self._full():
                self.gate.fill()
            elif self._settled(now):
                self.gate.settle()
            self._give_up_if_spent()
            self._changes.tell()
        if self.gate.state is State.HELD and now - self._told >= _TELL:
            self._told = now
            log.error("%s: %d dead letters are held back, neither sent nor committed", self._ratio(), self.held)

    def _settled(self, now: float) -> bool:
        """Whether the first letter has waited long enough for articles beside it, and none comes."""
        settle = self._settings.dead_letter_settle
        waited = now - min(since for since, _ in self._held.values())
        return waited >= settle and now - self._decided_at >= min(settle, _QUIET)

    def _give_up_if_spent(self) -> None:
        if self.gate.spent:
            self._failed(TooManyDeadLettersError(f"{self._ratio()}: {self._left()}. {self._advice()}"))

    def _left(self) -> str:
        counts = Counter(reason for _, reason in self._held.values())
        most = "".join(f", most with {reason}" for reason, _ in counts.most_common(1))
        return f"{self.held} dead letters stay unsent and uncommitted{most}"

    def _ratio(self) -> str:
        failures, refusals = self.gate.failures, self.gate.refusals
        if self.gate.holds_for_refusals:
            return f"the contract refused {refusals.count} of the last {len(refusals)} articles"
        return f"the work failed on {failures.count} of the last {len(failures)} articles that the contract takes"

    def _advice(self) -> str:
        """Say what to do, in one sentence."""
        settings = self._settings
        cure = "Roll the release or the model back"
        if self.gate.holds_for_refusals:
            limits = f"ATTRIBUNE_MAX_CHARACTERS={settings.max_characters}, ATTRIBUNE_MAX_BYTES={settings.max_bytes}"
            cure = f"Look at the producer and at the limits ({limits})"
        return f"{cure}; if the articles really are all bad, set ATTRIBUNE_DEAD_LETTER_LIMIT=off."


_KEYLESS = KeylessRetractionError("a null value without a key: there is no article that it could retract")
