"""Faust's Kafka transport, with the faults mended that lose, repeat or misread records.

Seen in faust-streaming 0.15.3 (its minor version is pinned); each fault has a test that fails without its repair.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, cast

from faust.transport.drivers import aiokafka as driver
from faust.types import TP

from attribune_core.stage.lease import Lease

#: What must happen to the records in flight before partitions are given back: everything that can be out is out, and
#: the rest is forgotten. Called with the partitions.
GiveBack = Callable[[set[TP]], Awaitable[None]]


#: How long the broker may hold an empty fetch, 1500 in Faust. A broker answers at once when there is something, so this
#: costs ten small requests a second on an idle worker; the embedded one answers an empty fetch only after this time,
#: and every stage would add a second.
_FETCH_WAIT_MS = 100


#: The id of a member that the broker does not know, or no longer (Kafka's protocol, JoinGroup).
_UNKNOWN_MEMBER = ""


class ConsumerThread(driver.AIOKafkaConsumerThread):
    """Fault: aborted transactions are read. Faust sets `read_committed` only where it produces in transactions too."""

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        # Read when the client starts; the constructor's argument is out of reach.
        consumer._isolation_level = "read_committed"
        consumer._fetch_max_wait_ms = _FETCH_WAIT_MS
        return consumer

    async def on_start(self) -> None:
        """Start the client, and hear what the broker says to its heartbeats."""
        await super().on_start()
        coordinator = self._ensure_consumer()._coordinator
        beat, lease = coordinator._do_heartbeat, cast(Consumer, self.consumer).lease

        async def heard() -> bool:
            asked = lease.now()
            counted_in: bool = await beat()
            if counted_in:
                lease.renew(asked)
            elif coordinator.member_id == _UNKNOWN_MEMBER:
                lease.end()
            return counted_in

        coordinator._do_heartbeat = heard


class Consumer(driver.Consumer):
    """Faust's consumer for a stage that acknowledges in the order of each partition."""

    #: Set by the application before it starts.
    give_back: GiveBack
    take_again: Callable[[set[TP]], None]

    @cached_property
    def lease(self) -> Lease:
        """Whether the group counts this worker in."""
        return Lease(self.app.conf.broker_session_timeout)

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def _new_offset(self, tp: TP) -> int | None:
        """Return the offset to commit.

        Fault: the original looks for gaps in the acknowledged offsets and stops at each for a whole commit interval.
        A compacted or transactional topic is full of gaps, so commits crawl behind and a restart repeats it all. (It
        also counts wrongly, which loses records that are acknowledged out of order; a lane never does that.)
        In-order acknowledgement needs no list: all before the highest is done.
        """
        acked = self._acked[tp]
        if not acked:
            return None
        top: int = max(acked)
        acked.clear()
        self._acked_index[tp].clear()
        self._gap.pop(tp, None)
        return top + 1

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Commit what is acknowledged, then let go.

        Fault: the original throws away the acknowledgements not yet committed, and commits only then; every graceful
        rebalance or stop then repeats up to a commit interval of work.
        """
        await self.give_back(revoked)
        await self._commit_all()
        await super().on_partitions_revoked(revoked)

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        """Begin to take records of the new assignment."""
        await super().on_partitions_assigned(assigned, generation_id)
        self.lease.renew(self.lease.now())
        self.take_again(assigned)

    async def wait_empty(self) -> None:
        """Commit. What the original waits for here, without a bound, `give_back` has waited for within one."""
        await self._commit_all()

    async def _commit_all(self) -> None:
        """Commit all that is acknowledged by now.

        Fault: where another commit is under way (the timer's), the original waits for that one and does nothing more;
        what was acknowledged since it began is not committed, and repeated after the rebalance or stop.
        """
        while await self.maybe_wait_for_commit_to_finish():
            pass
        await self.commit()

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Do nothing: it logs that a partition is slow, at length and for ever. The watchdog looks after that."""

    def pause(self, place: tuple[str, int]) -> None:
        """Fetch no more of a partition. Not `pause_partitions`, which drops what is fetched but not delivered yet."""
        self.on_buffer_full(TP(*place))

    def resume(self, place: tuple[str, int]) -> None:
        """Fetch the partition again."""
        self.on_buffer_drop(TP(*place))

    def forget_pauses(self) -> None:
        """Start without a pause after a rebalance."""
        self._buffered_partitions.clear()

    def lag(self) -> int:
        """Return the offsets that can be read and were not fetched yet, of all assigned partitions."""
        # The client's own thread changes all of this meanwhile, so each thing is looked at once.
        subscription = self._thread._ensure_consumer()._subscription.subscription
        assignment = None if subscription is None else subscription.assignment
        if assignment is None:
            return 0
        behind = 0
        for tp in assignment.tps:
            state = assignment.state_value(tp)
            if state is None or state._position is None:
                continue
            # The last stable offset, where the broker tells it: what an open transaction wrote cannot be read yet.
            end = state.highwater if state.lso is None or state.lso < 0 else state.lso
            behind += max(0, (end or 0) - state._position)
        return behind


class Producer(driver.Producer):
    """Faust's producer, idempotent: a retry inside the client neither repeats nor reorders."""

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}

    async def renew(self) -> None:
        """Replace the client.

        A batch that the broker refused leaves a gap in the sequence numbers of an idempotent producer, and the broker
        refuses all that follows. The Java client begins a new epoch then; aiokafka does not.
        """
        old, self._producer = self._producer, self._new_producer()
        if old is not None:
            await old.stop()
        await self._ensure_producer().start()


class Transport(driver.Transport):
    """Faust's transport with these two."""

    Consumer: ClassVar[Any] = Consumer
    Producer: ClassVar[Any] = Producer
