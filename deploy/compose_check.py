"""Bring the whole compose file up on a real container engine, put it to work, and lose nothing.

`make compose-check`, or `python -m deploy.compose_check [--articles 1000] [--idle 60] [--without STEP,…] [--out FILE]`,
types what the README says: builds and starts everything, scales the entity extractor to three, kills one, adds the desk
and the monitoring, kills the broker, takes all down in the middle of the work and starts it again, and asks for every
article. At each step no container may start again that need not. Prints a JSON report; exit 1 where something is lost,
disturbed, or allowed that must not be. Without an engine, or without base images, it says why it skips and exits 0.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from attribune_core.exit_codes import ExitCode
from deploy.compose import damage, image, operating
from deploy.compose.engine import ROOT, STAND_IN, Project, call, inspect, lacking_image, missing, until
from deploy.compose.operating import ENTITY, IN_FILE, IN_SHELL, SERVICES
from deploy.compose.stream import Stream
from deploy.kafka.cluster import free_ports

#: How a worker may end when it is told to: clean, or cut short by itself. Killed by the engine (137), it took too long.
STOPPED = {0, ExitCode.CUT_SHORT}
#: Steps that may be left out.
STEPS = ("monitoring", "refusals", "idle")


def base_images() -> dict[str, str]:
    """Return the images that the Dockerfile and the compose file start from."""
    dockerfile, compose = (ROOT / "deploy/Dockerfile").read_text(), (ROOT / "docker-compose.yml").read_text()
    python = re.search(r"^ARG PYTHON_IMAGE=(\S+)", dockerfile, re.M)
    kafka = re.search(r"^ *image: (apache/kafka:\S+)", compose, re.M)
    assert python is not None
    assert kafka is not None
    return {"python": python[1], "kafka": kafka[1]}


def say(line: str) -> None:
    """Tell on stderr how far it is."""
    print(f"{datetime.now(UTC):%H:%M:%S} {line}", file=sys.stderr, flush=True)


def monitoring_images() -> dict[str, str]:
    """Return the image of each service of the profile `monitoring`."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return {name: one["image"] for name, one in services.items() if one.get("profiles") == ["monitoring"]}


def describe(bases: dict[str, str]) -> dict[str, Any]:
    """Return when and on what the check runs."""
    names = [*bases.values(), *monitoring_images().values()]
    labels = {name: (found["Config"]["Labels"] or {}) for name in names if (found := inspect(name)) is not None}
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load_before": round(os.getloadavg()[0], 2),
        "engine": call("docker", "version", "--format", "{{.Server.Version}}").strip(),
        "stand_ins": [name for name, one in labels.items() if STAND_IN in one],
    }


def rights(project: Project, faults: list[str]) -> dict[str, Any]:
    """Return what the entity extractor may do, and fault what any service may do that it should not."""
    seen = {service: image.rights(project.containers(service)[0]["Id"]) for service in SERVICES}
    faults += [f"{service}: {one}" for service, found in seen.items() for one in image.faults(found)]
    return seen[ENTITY]


def settle(stream: Stream, faults: list[str]) -> dict[str, Any]:
    """Read everything again, and return what is stored: each article once or more, and all of it committed."""
    stream.read_again()
    faults += stream.faults()
    for service, topic in SERVICES.items():
        group = f"attribune-{service}"
        until(lambda group=group, topic=topic: stream.lag(group, topic) == 0, f"all committed by {service}")  # type: ignore[misc]
    return {
        "articles": stream.published,
        "out": stream.out(),
        "duplicates": stream.duplicates(),
        "lost": len(stream.missing()),
    }


def check(articles: int, seconds_idle: float, without: set[str]) -> dict[str, Any]:
    """Return the report; its `faults` are empty where all is as it should be."""
    bases, part = base_images(), articles // 5
    report, faults = describe(bases) | {"left_out": sorted(without)}, list[str]()
    kafka, desk, prometheus, grafana = free_ports(4)
    ports = {"KAFKA": kafka, "DESK": desk, "PROMETHEUS": prometheus, "GRAFANA": grafana}
    settings = IN_FILE | {f"ATTRIBUNE_{name}_PORT": str(port) for name, port in ports.items()}

    def step(name: str, does: Callable[[], Any]) -> None:
        if name not in without:
            say(name)
            report[name] = does()

    with tempfile.TemporaryDirectory() as folder:
        project = Project("attribune-check", Path(folder), settings, IN_SHELL)
        try:
            step("up", lambda: operating.bring_up(project, faults))
            step("image", lambda: image.content(bases["python"], faults))
            step("rights", lambda: rights(project, faults))
            step("settings", lambda: operating.settings_inside(project, faults))
            stream = Stream(f"localhost:{kafka}")
            stream.publish(articles - 4 * part)
            step("seconds_until_first_are_out", lambda: damage.await_all(stream, "up"))
            step("scaled_and_killed", lambda: damage.scale_and_kill(project, stream, part, faults))
            step("desk", lambda: operating.add_desk(project, desk, stream, faults))
            step("monitoring", lambda: operating.add_monitoring(project, prometheus, monitoring_images(), faults))
            step("broker_killed", lambda: damage.kill_broker(project, stream, part, faults))
            step("down_and_up", lambda: damage.down_and_up(project, stream, part))
            faults += [
                f"exit code {one} after a stop" for one in report["down_and_up"]["exit_codes"] if one not in STOPPED
            ]
            step("stored", lambda: settle(stream, faults))
            step("refusals", lambda: damage.refuse(project, stream, faults))
            step("idle", lambda: operating.idle(project, seconds_idle))
            step("down", lambda: operating.take_down(project, faults))
        except (RuntimeError, TimeoutError) as error:
            faults.append(str(error))
            print(project.type("docker compose --profile '*' logs --tail 40"), file=sys.stderr)
        finally:
            say("down")
            project.type(f"{operating.DOWN_FOR_EVER} --timeout 30")
    return report | {"faults": faults}


def main() -> int:
    """Print the report as JSON; exit 1 with a fault, 0 when all is well or nothing could be tried."""
    parser = argparse.ArgumentParser(prog="python -m deploy.compose_check", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument(
        "--idle", type=float, default=60.0, help="seconds for which the CPU time of idle containers is measured"
    )
    parser.add_argument(
        "--without", default="", help=f"steps to leave out, with commas between them: {', '.join(STEPS)}"
    )
    parser.add_argument("--out", type=Path, help="write the report there, too")
    asked = parser.parse_args()
    without = set(filter(None, asked.without.split(",")))
    if without - set(STEPS):
        parser.error(f"--without takes {', '.join(STEPS)}")
    lack = missing() or next((lack for name in base_images().values() if (lack := lacking_image(name))), None)
    if lack is not None:
        print(f"skipped: {lack}")
        return 0
    report = check(asked.articles, asked.idle, without)
    text = json.dumps(report, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
