"""What befalls the compose file under load: scaled, killed, without its broker, taken down, given what is refused.

A step raises TimeoutError or RuntimeError where the project does not get there, and adds to `faults` what must not be.
"""

from __future__ import annotations

import signal
import time
from typing import Any

from attribune_core.topics import DEAD, ENRICHED
from deploy.compose.engine import Project, call, inspect, until
from deploy.compose.operating import AGAIN, DOWN, ENTITY, EXTRACTORS, IN_FILE, ONE_EACH, SCALE, SERVICES, undisturbed
from deploy.compose.stream import Stream, mixed

#: Seconds for everything that was published to come out.
PATIENCE = 1800.0
#: Seconds for a broker's absence to be felt by all who talk to it.
BROKER_GONE = 10.0
#: Good articles, and articles that the contract refuses, of a producer that sends much that is none; and the seconds in
#: which all of them come out or die.
GOOD, REFUSABLE, DECIDED = 200, 300, 60.0
#: Kills the worker, which is the child of the container's init, as the kernel does when memory runs out.
_KILL = """
import os, pathlib, signal
for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
    if stat.read_text().rpartition(")")[2].split()[1] == "1":
        os.kill(int(stat.parent.name), signal.SIGKILL)
"""


def await_all(stream: Stream, what: str) -> float:
    """Return the seconds until every published article is out. Raises TimeoutError."""
    began = time.monotonic()
    stream.read(PATIENCE)
    if stream.missing():
        raise TimeoutError(f"{what}: {len(stream.missing())} articles did not come out, {stream.missing()[:5]} …")
    return round(time.monotonic() - began, 1)


def scale_and_kill(project: Project, stream: Stream, count: int, faults: list[str]) -> dict[str, Any]:
    """Scale the entity extractor to three under load and kill one; return how the group shared the work."""
    stream.publish(count)
    with undisturbed(project, SCALE, faults) as scaled:
        project.type(SCALE)
        seconds = project.await_well({ENTITY: 3})
    seen: dict[str, Any] = {"typed": SCALE, **scaled, "seconds_until_three_are_well": seconds}
    group = f"attribune-{ENTITY}"
    until(lambda: len(stream.shares(group)) == 3, "three members of the group")
    until(lambda: min(stream.shares(group), default=0) > 0, "partitions for each of three")
    seen["partitions_of_each"] = stream.shares(group)
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


def kill_broker(project: Project, stream: Stream, count: int, faults: list[str]) -> dict[str, Any]:
    """Kill the broker in the middle of the work and type `up`: it starts alone, and everything comes out."""
    stream.publish(count)
    stream.read(1.0)
    seen: dict[str, Any] = {"not_out_when_killed": len(stream.missing())}
    broker = project.containers("kafka")[0]
    call("docker", "kill", "--signal", "KILL", broker["Id"])
    began = time.monotonic()
    stream.read(BROKER_GONE)
    before = project.started()
    project.type(AGAIN)
    project.await_well({"kafka": 1})
    seen["seconds_until_broker_is_well"] = round(time.monotonic() - began, 1)
    seen["seconds_until_all_out"] = await_all(stream, "broker killed")
    after = project.started()
    seen["started_again"] = sorted(name.split()[0] for name, at in before.items() if after.get(name) != at)
    faults += [f"broker killed: {name} was started again" for name in seen["started_again"] if "-kafka-1" not in name]
    return seen


def down_and_up(project: Project, stream: Stream, count: int) -> dict[str, Any]:
    """Take everything down in the middle of the work and bring it up again; return how the workers ended."""
    before = stream.out()
    stream.publish(count)
    while stream.out() == before:
        stream.read(0.2)
    began = time.monotonic()
    project.type(f"docker compose stop {' '.join(SERVICES)}")
    seen: dict[str, Any] = {"seconds_until_stopped": round(time.monotonic() - began, 1)}
    seen["exit_codes"] = [one["State"]["ExitCode"] for service in SERVICES for one in project.containers(service)]
    stream.read(2.0)
    seen["not_out_when_stopped"] = len(stream.missing())
    project.type(DOWN)
    seen["left_by_down"] = project.left()
    # From here on the defaults hold.
    for name in (EXTRACTORS, *IN_FILE):
        del project.settings[name]
    project.type(AGAIN)
    seen["seconds_until_up_again"] = project.await_well(ONE_EACH)
    seen["seconds_until_all_out"] = await_all(stream, "down and up again")
    return seen


def refuse(project: Project, stream: Stream, faults: list[str]) -> dict[str, Any]:
    """Publish many articles that the contract refuses among good ones: all are decided within a minute, each once."""
    wanted = {"out": GOOD, "dead": REFUSABLE, "in the wrong topic": 0}

    def counts(seconds: float) -> dict[str, int]:
        good, bad = stream.counted("good-", seconds), stream.counted("refusable-", seconds)
        wrong = good[DEAD.name] + bad[ENRICHED.name]
        return {"out": good[ENRICHED.name], "dead": bad[DEAD.name], "in the wrong topic": wrong}

    with undisturbed(project, "refusals", faults) as seen:
        began = time.monotonic()
        stream.send(mixed(GOOD, REFUSABLE))
        while counts(0.5) != wanted and time.monotonic() - began < DECIDED:
            pass
        seen["seconds"] = round(time.monotonic() - began, 1)
        # Time for duplicates and restarts, which would follow.
        seen |= (found := counts(2.5))
    if found != wanted:
        faults.append(f"refusals: {found}, not {wanted} within {DECIDED:.0f} s")
    return seen
