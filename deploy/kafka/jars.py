"""The jars of an Apache Kafka broker, fetched by Maven and kept between runs, and the command that runs them."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

from deploy.maven import fetch

HERE = Path(__file__).parent
#: Where the jars are kept.
LIBRARIES = HERE.parent.parent / "build" / "kafka" / "libs"


class KafkaUnavailableError(RuntimeError):
    """Java 17 or Maven is missing, or the broker did not start; the message says which."""


def missing() -> str | None:
    """Return what this machine lacks to run a broker, or None."""
    lacks = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return f"{' and '.join(lacks)} not found (Java 17 with Maven is needed)" if lacks else None


def kafka_version() -> str:
    """Return the version of Apache Kafka that `libraries` fetches."""
    names = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = ElementTree.parse(HERE / "pom.xml").findtext("m:dependencies/m:dependency[1]/m:version", None, names)
    assert found is not None
    return found


def libraries() -> Path:
    """Return the folder of the broker's jars; Maven fetches them where they are not there yet.

    Raises KafkaUnavailableError with Maven's own words.
    """
    done = LIBRARIES / ".done"
    wanted = (HERE / "pom.xml").read_text()
    if done.exists() and done.read_text() == wanted:
        return LIBRARIES
    shutil.rmtree(LIBRARIES, ignore_errors=True)
    options = ("-DincludeScope=runtime", f"-DoutputDirectory={LIBRARIES}")
    if (said := fetch("copy-dependencies", *options, cwd=HERE)) is not None:
        raise KafkaUnavailableError(f"Maven could not fetch the broker:\n{said}")
    done.write_text(wanted)
    return LIBRARIES


def java(*arguments: str) -> list[str]:
    """Return the command that runs a class of the broker: small, and quick to start rather than fast for ever."""
    return [
        *("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}",
        *("-cp", f"{libraries()}/*"),
        *arguments,
    ]
