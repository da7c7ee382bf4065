"""What a test needs that starts brokers of its own, whatever KAFKA_BOOTSTRAP says."""

from __future__ import annotations

import os

import pytest

from deploy.kafka.local import missing

#: Skips with one line where Java or Maven is missing; in CI that is an error, as for the `kafka` fixture.
OWN_BROKER = [
    pytest.mark.kafka,
    pytest.mark.skipif(
        missing() is not None and not os.environ.get("CI"), reason=f"no Apache Kafka of its own: {missing()}"
    ),
]
