"""Start one Apache Kafka node as the image apache/kafka does: each KAFKA_A_B variable is the property a.b."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

HOME = Path("/opt/kafka")
#: The cluster id that apache/kafka takes where CLUSTER_ID says no other.
DEFAULT_CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw"
#: What the start script of apache/kafka takes where KAFKA_HEAP_OPTS says nothing else.
DEFAULT_HEAP = "-Xmx1G -Xms1G"
#: Variables of that prefix that are no properties of the broker.
_NOT_PROPERTIES = ("KAFKA_HEAP_OPTS", "KAFKA_OPTS", "KAFKA_LOG4J_OPTS", "KAFKA_JVM_PERFORMANCE_OPTS")


def properties(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the server.properties that the variables stand for: `___` is a dash, `__` an underscore, `_` a dot."""
    return {
        name.removeprefix("KAFKA_")
        .lower()
        .replace("___", "-")
        .replace("__", "\0")
        .replace("_", ".")
        .replace("\0", "_"): value
        for name, value in sorted(environment.items())
        if name.startswith("KAFKA_") and name not in _NOT_PROPERTIES
    }


def main() -> None:
    """Format the data folder where it is new, and become the broker, so that signals reach it."""
    config = Path("/tmp/server.properties")
    config.write_text("".join(f"{name}={value}\n" for name, value in properties(os.environ).items()))
    java = [
        *("java", *os.environ.get("KAFKA_HEAP_OPTS", DEFAULT_HEAP).split(), "-XX:+UseSerialGC"),
        f"-Dlog4j2.configurationFile={HOME / 'log4j2.properties'}",
        *("-cp", f"{HOME}/libs/*"),
    ]
    cluster = os.environ.get("CLUSTER_ID", DEFAULT_CLUSTER_ID)
    formatting = [*java, "kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", cluster, "-c", str(config)]
    if os.spawnvp(os.P_WAIT, "java", formatting):
        raise SystemExit("the data folder could not be formatted")
    os.execvp("java", [*java, "kafka.Kafka", str(config)])


if __name__ == "__main__":
    main()
