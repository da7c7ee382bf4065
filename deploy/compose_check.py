"""Bring the whole compose file up on a real container engine, put it to work, and lose nothing.

`make compose-check`, or `python -m deploy.compose_check [--articles 1000] [--out FILE]`, builds the image and looks
into it, starts everything, publishes, scales the entity extractor to three, kills one, takes all down in the middle
of the work, starts it again, and asks for every article. Prints a JSON report; exit 1 where something is lost, or
allowed that must not be. Without an engine, or without base images, it says why it skips and exits 0.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attribune_core.exit_codes import ExitCode
from attribune_core.topics import ANNOTATED, CLEAN, RAW
from deploy.compose import image
from deploy.compose.engine import ROOT, STAND_IN, Project, call, inspect, lacking_image, missing, until
from deploy.compose.stream import Stream
from deploy.kafka.cluster import free_ports

SERVICES = {"cleaner": RAW.name, "entity-extractor": CLEAN.name, "quote-linker": ANNOTATED.name}
ENTITY = "entity-extractor"
#: How a worker may end when it is told to: clean, or cut short by itself. Killed by the engine (137), it took too long.
STOPPED = {0, ExitCode.CUT_SHORT}
#: Seconds for everything that was published to come out.
PATIENCE = 1800.0
#: Kills the worker, which is the child of the container's init, as the kernel does when memory runs out.
_KILL = """
import os, pathlib, signal
for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
    if stat.read_text().rpartition(")")[2].split()[1] == "1":
        os.kill(int(stat.parent.name), signal.SIGKILL)
"""


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


def await_all(stream: Stream, what: str) -> float:
    """Return the seconds until every published article is out. Raises TimeoutError."""
    began = time.monotonic()
    stream.read(PATIENCE)
    if stream.missing():
        raise TimeoutError(f"{what}: {len(stream.missing())} articles did not come out, {stream.missing()[:5]} …")
    return round(time.monotonic() - began, 1)


def scale_and_kill(project: Project, stream: Stream, count: int) -> dict[str, Any]:
    """Scale the entity extractor to three under load and kill one; return how the group shared the work."""
    stream.publish(count)
    project.compose("up", "--detach", "--no-deps", "--no-recreate", "--scale", f"{ENTITY}=3", ENTITY)
    seen: dict[str, Any] = {"seconds_until_three_are_well": project.await_well({ENTITY: 3})}
    until(lambda: len(stream.shares(f"attribune-{ENTITY}")) == 3, "three members of the group")
    until(lambda: min(stream.shares(f"attribune-{ENTITY}"), default=0) > 0, "partitions for each of three")
    seen["partitions_of_each"] = stream.shares(f"attribune-{ENTITY}")
    stream.publish(count)
    stream.read(1.0)
    victim = project.containers(ENTITY)[1]
    seen["not_out_when_killed"] = len(stream.missing())
    # The killing process is in the container, and may go down with it.
    call("docker", "exec", victim["Id"], "python", "-c", _KILL, well=(0, 128 + signal.SIGKILL))

    def again() -> bool:
        known = inspect(victim["Id"])
        return known is not None and known["RestartCount"] == 1

    seen["seconds_until_started_again"] = until(again, "the killed worker started again by the engine")
    seen["seconds_until_all_out"] = await_all(stream, "scaled and killed")
    seen["seconds_until_three_are_well_again"] = project.await_well({ENTITY: 3})
    return seen


def down_and_up(project: Project, stream: Stream, count: int) -> dict[str, Any]:
    """Take everything down in the middle of the work and bring it up again; return how the workers ended."""
    before = stream.out()
    stream.publish(count)
    while stream.out() == before:
        stream.read(0.2)
    began = time.monotonic()
    project.compose("stop", *SERVICES)
    seen: dict[str, Any] = {"seconds_until_stopped": round(time.monotonic() - began, 1)}
    seen["exit_codes"] = [one["State"]["ExitCode"] for service in SERVICES for one in project.containers(service)]
    stream.read(2.0)
    seen["not_out_when_stopped"] = len(stream.missing())
    project.compose("down")
    project.compose("up", "--detach")
    seen["seconds_until_up_again"] = project.await_well({"kafka": 1, **dict.fromkeys(SERVICES, 1)})
    seen["seconds_until_all_out"] = await_all(stream, "down and up again")
    return seen


def check(articles: int) -> dict[str, Any]:
    """Return the report; its `faults` are empty where all is as it should be."""
    bases, quarter = base_images(), articles // 4
    say("building the image")
    port = free_ports(1)[0]
    project = Project("attribune-check", port)
    project.compose("build", "cleaner")
    report: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load_before": round(os.getloadavg()[0], 2),
        "engine": call("docker", "version", "--format", "{{.Server.Version}}").strip(),
        "stand_ins": [name for name in bases.values() if STAND_IN in ((inspect(name) or {})["Config"]["Labels"] or {})],
        "image": image.content(bases["python"]),
    }
    faults: list[str] = []
    try:
        began = time.monotonic()
        project.compose("up", "--detach")
        project.await_well({"kafka": 1, **dict.fromkeys(SERVICES, 1)})
        report["seconds_until_up"] = round(time.monotonic() - began, 1)
        say(f"up after {report['seconds_until_up']} s")
        seen = {service: image.rights(project.containers(service)[0]["Id"]) for service in SERVICES}
        report["rights"] = seen[ENTITY]
        faults += [f"{service}: {one}" for service, rights in seen.items() for one in image.faults(rights)]
        stream = Stream(f"localhost:{port}")
        stream.publish(articles - 3 * quarter)
        report["seconds_until_first_are_out"] = await_all(stream, "up")
        say("scaling and killing")
        report["scaled_and_killed"] = scale_and_kill(project, stream, quarter)
        say("down in the middle of the work")
        report["down_and_up"] = down_and_up(project, stream, quarter)
        codes = report["down_and_up"]["exit_codes"]
        faults += [f"exit code {code} after a stop" for code in codes if code not in STOPPED]
        stream.read_again()
        report |= {"articles": stream.published, "out": stream.out(), "duplicates": stream.duplicates()}
        report["lost"] = len(stream.missing())
        faults += stream.faults()
        for service, topic in SERVICES.items():
            group = f"attribune-{service}"
            until(lambda group=group, topic=topic: stream.lag(group, topic) == 0, f"all committed by {service}")  # type: ignore[misc]
    except (RuntimeError, TimeoutError) as error:
        faults.append(str(error))
        print(project.compose("logs", "--tail", "40"), file=sys.stderr)
    finally:
        say("down")
        project.compose("down", "--volumes", "--timeout", "30")
    return report | {"faults": faults}


def main() -> int:
    """Print the report as JSON; exit 1 with a fault, 0 when all is well or nothing could be tried."""
    parser = argparse.ArgumentParser(prog="python -m deploy.compose_check", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--out", type=Path, help="write the report there, too")
    asked = parser.parse_args()
    lack = missing() or next((lack for name in base_images().values() if (lack := lacking_image(name))), None)
    if lack is not None:
        print(f"skipped: {lack} (deploy/stand_ins/make.sh makes images where no registry can be reached)")
        return 0
    report = check(asked.articles)
    text = json.dumps(report, indent=1)
    print(text)
    if asked.out is not None:
        asked.out.write_text(text + "\n")
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
