"""Start a local Apache Kafka in KRaft mode and stop it again.

As a command (`python -m deploy.kafka.local [NODES]`) it prints the bootstrap address and runs until it is interrupted.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.kafka.cluster import Cluster, free_ports, local_cluster
from deploy.kafka.jars import KafkaUnavailableError, libraries, missing

__all__ = ["KafkaUnavailableError", "free_ports", "libraries", "local_cluster", "local_kafka", "missing"]


@contextmanager
def local_kafka() -> Iterator[Cluster]:
    """Yield one started node; its folder goes with it. Raises KafkaUnavailableError."""
    with local_cluster() as cluster:
        yield cluster


def main(arguments: list[str]) -> int:
    """Run one node, or as many as the argument says, until interrupted; the bootstrap address goes to stdout."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    try:
        with local_cluster(int(arguments[0]) if arguments else 1) as cluster:
            print(cluster.bootstrap, flush=True)
            stop.wait()
    except KafkaUnavailableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
