"""Rids a broker of the topics and groups of the scenario before: `python -m tests.chaos.empty BOOTSTRAP SECONDS`.

A process of its own: librdkafka's administrator, once it has deleted groups, has ended its process when the broker was
killed, and has waited for ever when it was let go.
"""

from __future__ import annotations

import os
import sys
import time

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from attribune_core.topics import ALL
from tests.chaos.verifier import FLOW


def empty(admin: AdminClient, seconds: float) -> str | None:
    """Delete the groups and the topics; return what does not go in time, or None."""
    end = time.monotonic() + seconds
    for group in FLOW:
        # Not before the session of a killed member is over.
        while not _gone(admin, group):
            if time.monotonic() > end:
                return group
            time.sleep(0.2)
    names = {topic.name for topic in ALL}
    there = names & set(admin.list_topics(timeout=30).topics)
    if there:
        for future in admin.delete_topics(sorted(there), operation_timeout=30).values():
            future.result(60)
    while names & set(admin.list_topics(timeout=30).topics):
        if time.monotonic() > end:
            return "the topics"
        time.sleep(0.05)
    return None


def _gone(admin: AdminClient, group: str) -> bool:
    try:
        admin.delete_consumer_groups([group], request_timeout=10)[group].result(20)
    except KafkaException as error:
        return bool(error.args[0].name() == "GROUP_ID_NOT_FOUND")
    return True


if __name__ == "__main__":
    left = empty(AdminClient({"bootstrap.servers": sys.argv[1], "log_level": 0}), float(sys.argv[2]))
    if left is not None:
        print(f"{left} of the scenario before does not go", flush=True)
    # At once: see above.
    os._exit(left is not None)
