"""Committed offsets, watched while everything runs: none may pass a record whose output is not out."""

from __future__ import annotations

import asyncio
import logging

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from tests.chaos.articles import Fate, Ledger
from tests.chaos.verifier import FLOW, Records, Verifier, within

log = logging.getLogger(__name__)

#: Seconds between two looks.
_EVERY = 1.0
#: Seconds until a broker that does not answer counts as down.
_ANSWER = 10.0


class Auditor:
    """Asks the broker what is committed, then the verifier whether all before it is out."""

    def __init__(self, bootstrap: str, partitions: int, verifier: Verifier, ledger: Ledger) -> None:
        #: Records that a commit passed before they were out.
        self.passed: list[str] = []
        self.looks = 0
        # Not librdkafka's: its administrator ended the whole process when a broker was down.
        self._admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
        self._partitions = partitions
        self._verifier = verifier
        self._ledger = ledger
        #: Committed offset of each group's partition that was found right.
        self._right: dict[tuple[str, int], int] = {}

    async def start(self) -> None:
        """Connect."""
        await self._admin.start()

    async def close(self) -> None:
        """Disconnect."""
        await within(self._admin.close())

    async def watch(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            await self.look()

    async def look(self) -> bool:
        """Take one look; return False where the broker does not answer."""
        try:
            committed = await self._ask()
            # After the commits were read, so that what caused them must be there.
            await self._verifier.catch_up({topic for reads, writes in FLOW.values() for topic in (reads, *writes)}, 20)
        except (KafkaError, TimeoutError) as error:
            log.warning("no look at the commits: %r", error)
            return False
        self.looks += 1
        for (group, partition), offset in committed.items():
            self._check(self._verifier.records, group, partition, offset)
        return True

    async def gone(self) -> int | None:
        """Return how many records a commit has passed that are not out: nobody reads them again.

        None where the broker does not answer.
        """
        try:
            committed = await self._ask()
            await self._verifier.catch_up({topic for reads, writes in FLOW.values() for topic in (reads, *writes)})
        except (KafkaError, TimeoutError) as error:
            log.warning("not known what is gone: %r", error)
            return None
        records = self._verifier.records
        return sum(
            len(self._missing(records, group, partition, range(offset)))
            for (group, partition), offset in committed.items()
        )

    async def lag(self) -> int | None:
        """Return how many offsets up to the last record, of all stages, are not committed.

        Transaction markers after the last record do not count: nobody can read them. None where the broker does not
        answer.
        """
        try:
            committed = await self._ask()
            await self._verifier.catch_up({reads for reads, _ in FLOW.values()}, 20)
        except (KafkaError, TimeoutError) as error:
            log.warning("no lag: %r", error)
            return None
        last = self._verifier.records.last
        return sum(
            max(0, last.get((reads, at), -1) + 1 - committed.get((group, at), 0))
            for group, (reads, _) in FLOW.items()
            for at in range(self._partitions)
        )

    def _check(self, records: Records, group: str, partition: int, offset: int) -> None:
        begin = self._right.get((group, partition), 0)
        for at in self._missing(records, group, partition, range(begin, offset)):
            self.passed.append(f"{group} committed {offset} on {FLOW[group][0]}:{partition}, but {at} is not out")
        # A group may be moved back on purpose.
        self._right[group, partition] = max(begin, offset)

    def _missing(self, records: Records, group: str, partition: int, offsets: range) -> list[int]:
        """Return those of the offsets that must have come out and have not."""
        reads, writes = FLOW[group]
        found = []
        for at in offsets:
            seen = records.by_place.get((reads, partition, at))
            if seen is None or self._ledger.fate(seen.number) is Fate.FREE:
                continue  # a gap, or one by now
            source = seen.place if seen.source is None else seen.source
            if not any(source in records.sources[topic] for topic in writes):
                found.append(at)
        return found

    async def _ask(self) -> dict[tuple[str, int], int]:
        found: dict[tuple[str, int], int] = {}
        for group, (reads, _) in FLOW.items():
            places = [TopicPartition(reads, at) for at in range(self._partitions)]
            async with asyncio.timeout(_ANSWER):
                answer = await self._admin.list_consumer_group_offsets(group, partitions=places)
            # A group without a place says -1.
            found |= {(group, place.partition): max(0, committed.offset) for place, committed in answer.items()}
        return found
