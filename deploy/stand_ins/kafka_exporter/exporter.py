"""Serve `kafka_consumergroup_lag` on port 9308, as kafka_exporter does, for the groups and topics of Attribune."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions
from confluent_kafka.admin import AdminClient
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily


class Lag:
    """Asks the brokers whenever the page is read."""

    def __init__(self, server: str) -> None:
        self._admin = AdminClient({"bootstrap.servers": server})
        self._consumer = Consumer({"bootstrap.servers": server, "group.id": "exporter", "enable.auto.commit": False})

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the lag of each partition that a group has committed."""
        family = GaugeMetricFamily(
            "kafka_consumergroup_lag", "Articles not committed", labels=["consumergroup", "topic", "partition"]
        )
        groups = [one.group_id for one in self._admin.list_consumer_groups().result(10).valid]
        for group in (one for one in groups if one.startswith("attribune-")):
            asked = ConsumerGroupTopicPartitions(group)
            for one in self._admin.list_consumer_group_offsets([asked])[group].result(10).topic_partitions:
                end = self._consumer.get_watermark_offsets(one, timeout=10)[1]
                family.add_metric([group, one.topic, str(one.partition)], end - one.offset)
        yield family


def main() -> None:
    """Serve until the container stops."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kafka.server", dest="server", required=True)
    registry = CollectorRegistry()
    registry.register(Lag(parser.parse_known_args()[0].server))  # type: ignore[arg-type]
    start_http_server(9308, registry=registry)
    threading.Event().wait()


if __name__ == "__main__":
    main()
