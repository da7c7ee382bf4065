"""The `kafka` fixture: a real Apache Kafka, KAFKA_BOOTSTRAP where it is set, else one started here.

Where neither is to be had the tests skip with one line; in CI that is an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from deploy.kafka.local import local_kafka, missing


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    """Yield the bootstrap address of a real broker."""
    given = os.environ.get("KAFKA_BOOTSTRAP")
    if given:
        yield given
        return
    lacks = missing()
    if lacks and not os.environ.get("CI"):
        pytest.skip(f"no real Apache Kafka: {lacks}, or set KAFKA_BOOTSTRAP")
    with local_kafka() as node:
        yield node.bootstrap
