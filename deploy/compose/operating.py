"""What an operator does with the compose file: each step types what the README types, and returns what was seen.

A step raises TimeoutError or RuntimeError where the project does not get there, and adds to `faults` what must not be.
"""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from attribune_core.topics import ANNOTATED, CLEAN, RAW
from deploy.compose import monitoring
from deploy.compose.engine import Project, call, lacking_image, until
from deploy.compose.stream import BAD_EVERY, Stream

SERVICES = {"cleaner": RAW.name, "entity-extractor": CLEAN.name, "quote-linker": ANNOTATED.name}
ENTITY = "entity-extractor"
ONE_EACH = {"kafka": 1, **dict.fromkeys(SERVICES, 1)}
#: What the README says to type.
UP = "docker compose up --build --detach"
AGAIN = "docker compose up --detach"
SCALE = f"docker compose up --detach --scale {ENTITY}=3"
DESK = "docker compose --profile desk up --detach"
MONITORING = "docker compose --profile monitoring up --detach"
DOWN = "docker compose --profile '*' down"
DOWN_FOR_EVER = f"{DOWN} --volumes"
TYPED = (UP, AGAIN, SCALE, DESK, MONITORING, DOWN, DOWN_FOR_EVER)
#: The setting that says how many extractors there are for good, whatever is typed later.
EXTRACTORS = "ATTRIBUNE_ENTITY_EXTRACTORS"
#: Settings that the project's .env has, and those of the shell: not their defaults, and no hindrance to the check.
IN_FILE = {"ATTRIBUNE_MAX_CHARACTERS": "150000", "ATTRIBUNE_PROCESSES": "2"}
IN_SHELL = {"ATTRIBUNE_BATCH_ARTICLES": "32", "ATTRIBUNE_LOG_LEVEL": "WARNING"}
#: Seconds for Prometheus, which looks every 15 s, to have a figure of every metric.
SCRAPED = 300.0
_SETTINGS = """
import json
from attribune_core.settings import load_settings
print(json.dumps(load_settings().model_dump(mode="json")))
"""
#: Prints the nanoseconds of CPU time of a container. The first file is that of control groups 2, the second that of 1.
_CPU = """
sed -n 's/^usage_usec \\(.*\\)/\\1000/p' /sys/fs/cgroup/cpu.stat 2> /dev/null
cat /sys/fs/cgroup/cpuacct/cpuacct.usage 2> /dev/null
true
"""


@contextmanager
def undisturbed(project: Project, what: str, faults: list[str]) -> Iterator[dict[str, Any]]:
    """Fault every container that was there before and has another start time, or none, after what is done within."""
    before, seen = project.started(), dict[str, Any]()
    yield seen
    after = project.started()
    disturbed = [name for name, at in before.items() if after.get(name) != at]
    faults += [f"{what}: {name} was started again or is gone" for name in disturbed]
    seen |= {"new": sorted(name.split()[0] for name in after.keys() - before.keys()), "disturbed": disturbed}


def bring_up(project: Project, faults: list[str]) -> dict[str, Any]:
    """Build and start everything as a new operator does; then start it again, which must change nothing."""
    dangling = set(_dangling())
    began = time.monotonic()
    said = project.type(UP)
    project.await_well(ONE_EACH)
    seen: dict[str, Any] = {"seconds_until_up": round(time.monotonic() - began, 1)}
    faults += [f"{UP}: {line}" for line in said.splitlines() if "warn" in line.lower()]
    # At most the image that had the name before.
    seen["images_left_without_a_name"] = len(set(_dangling()) - dangling)
    if seen["images_left_without_a_name"] > 1:
        faults.append(f"{UP}: leaves {seen['images_left_without_a_name']} images without a name")
    with undisturbed(project, AGAIN, faults) as again:
        said = project.type(AGAIN)
    faults += [f"{AGAIN}: {line}" for line in said.splitlines() if "warn" in line.lower() or "pull" in line.lower()]
    return seen | {"up_again": again}


def _dangling() -> list[str]:
    return call("docker", "image", "ls", "--quiet", "--no-trunc", "--filter", "dangling=true").split()


def settings_inside(project: Project, faults: list[str]) -> dict[str, Any]:
    """Look for the settings of .env and of the shell in a container of each service."""
    wanted = {name.removeprefix("ATTRIBUNE_").lower(): value for name, value in (IN_FILE | IN_SHELL).items()}
    seen: dict[str, Any] = {}
    for service in SERVICES:
        container = project.containers(service)[0]["Id"]
        found = json.loads(call("docker", "exec", container, "python", "-c", _SETTINGS))
        seen[service] = {name: found[name] for name in wanted}
        faults += [
            f"{service}: {at} is {found[at]}, not {value}" for at, value in wanted.items() if str(found[at]) != value
        ]
    return seen


def add_desk(project: Project, port: int, stream: Stream, faults: list[str]) -> dict[str, Any]:
    """Write the number of workers into .env and add the desk: three extractors stay, and nobody starts anew."""
    project.settings[EXTRACTORS] = "3"
    good = stream.published - stream.published // BAD_EVERY
    with undisturbed(project, DESK, faults) as seen:
        project.type(DESK)
        seen["seconds_until_well"] = project.await_well({"desk": 1, ENTITY: 3})

    def has_all() -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/health", timeout=30) as answer:
                seen["articles"] = json.load(answer)["articles"] or 0
        except OSError:
            return False
        return bool(seen["articles"] >= good)

    until(has_all, f"{good} articles on the desk")
    return {"typed": DESK, **seen}


def add_monitoring(project: Project, port: int, images: Mapping[str, str], faults: list[str]) -> dict[str, Any]:
    """Add Prometheus and what it needs, and ask it; what has no image here is left out, and the report says so."""
    lacking = [service for service, image in images.items() if lacking_image(image) is not None]
    there = [service for service in images if service not in lacking]
    typed = MONITORING if not lacking else f"{MONITORING} {' '.join(there)}"
    if "prometheus" in lacking:
        return {"left_out": lacking}
    with undisturbed(project, MONITORING, faults) as seen:
        project.type(typed)
        project.await_well(dict.fromkeys(there, 1))
    last: dict[str, Any] = {}

    def all_well() -> bool:
        try:
            last.update(monitoring.look(f"http://localhost:{port}"))
        except OSError as error:
            last["faults"] = [str(error)]
        return not last["faults"]

    try:
        until(all_well, "every metric in Prometheus", SCRAPED)
    except TimeoutError:
        faults += last["faults"]
    return {"typed": typed, "left_out": lacking, **seen, "prometheus": last}


def _cpu(container: str) -> int:
    return int(call("docker", "exec", container, "sh", "-c", _CPU).split()[0])


def idle(project: Project, seconds: float) -> dict[str, Any]:
    """Return what part of a core each container takes while nothing is published, its health checks included."""

    def used() -> dict[str, tuple[float, int]]:
        return {
            one["Name"].lstrip("/"): (time.monotonic(), _cpu(one["Id"]))
            for service in ONE_EACH
            for one in project.containers(service)
        }

    before = used()
    time.sleep(seconds)
    after = used()
    parts = {name: (after[name][1] - cpu) / 1e9 / (after[name][0] - at) for name, (at, cpu) in before.items()}
    return {"seconds": seconds, "cores": {name: round(part, 4) for name, part in parts.items()}}


def take_down(project: Project, faults: list[str]) -> dict[str, Any]:
    """Take everything down with its volumes; nothing of the project may be left."""
    project.type(DOWN_FOR_EVER)
    left = project.left()
    faults += [f"{DOWN_FOR_EVER} leaves {one}" for one in left]
    return {"typed": DOWN_FOR_EVER, "left": left}
