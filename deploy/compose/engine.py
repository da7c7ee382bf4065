"""The container engine as the check needs it: a compose project that is brought up, looked at, and brought down."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
#: Seconds until every container is well; models are loaded on busy machines, too.
UP_TIMEOUT = 900.0
#: Set on images that deploy/stand_ins/make.sh made.
STAND_IN = "stand-in"


def call(*command: str, environment: Mapping[str, str] | None = None, well: Collection[int] = (0,)) -> str:
    """Return what the command printed. Raises RuntimeError with its words on stderr at an exit code not in `well`."""
    got = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if got.returncode not in well:
        raise RuntimeError(f"{' '.join(command)}: exit code {got.returncode}\n{(got.stderr or got.stdout)[-4000:]}")
    return got.stdout


def missing() -> str | None:
    """Return what this machine lacks to run the compose file and what to install, or None."""
    if shutil.which("docker") is None:
        return "no docker on this machine: install Docker Engine, or Debian's docker.io with the compose plugin"
    for command, lack in (
        (("docker", "info"), "no container engine answers: start dockerd, or set DOCKER_HOST to one that runs"),
        (
            ("docker", "compose", "version"),
            "docker has no compose plugin: install docker-compose-plugin, or put Compose 2.24 or newer at "
            "~/.docker/cli-plugins/docker-compose",
        ),
    ):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return lack
    return None


def inspect(what: str) -> dict[str, Any] | None:
    """Return what the engine knows of an image or a container, None where it is not there."""
    got = subprocess.run(["docker", "inspect", what], capture_output=True, text=True, check=False)
    return json.loads(got.stdout)[0] if got.returncode == 0 else None


def lacking_image(name: str) -> str | None:
    """Return why the image can neither be found here nor pulled, or None."""
    if inspect(name) is not None:
        return None
    got = subprocess.run(["docker", "pull", "--quiet", name], capture_output=True, text=True, check=False)
    if not got.returncode:
        return None
    return f"{name} is not here and cannot be pulled (deploy/stand_ins/make.sh makes one where no registry is reached)"


def until(true: Callable[[], bool], what: str, timeout: float = UP_TIMEOUT) -> float:
    """Return the seconds it took until the condition held. Raises TimeoutError that names `what`."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > timeout:
            raise TimeoutError(f"{what}: not within {timeout:.0f} s")
        time.sleep(2)
    return round(time.monotonic() - began, 1)


class Project:
    """One project of the compose file, apart from any other that runs on this machine.

    `settings` stand in its .env, `shell` are the variables of the shell that commands are typed in.
    """

    def __init__(self, name: str, folder: Path, settings: Mapping[str, str], shell: Mapping[str, str]) -> None:
        self.name = name
        self._file = folder / ".env"
        self.settings = dict(settings)
        own = {at: value for at, value in os.environ.items() if not at.startswith(("ATTRIBUNE_", "COMPOSE_", "OTEL_"))}
        self._environment = own | {"COMPOSE_PROJECT_NAME": name, "COMPOSE_ENV_FILES": str(self._file)} | dict(shell)

    def type(self, command: str) -> str:
        """Return what a command of compose says, on stdout and stderr. Raises RuntimeError when it fails."""
        self._file.write_text("".join(f"{name}={value}\n" for name, value in self.settings.items()))
        got = subprocess.run(
            shlex.split(command), cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False
        )
        if got.returncode:
            raise RuntimeError(f"{command}: exit code {got.returncode}\n{(got.stderr or got.stdout)[-4000:]}")
        return got.stdout + got.stderr

    def started(self) -> dict[str, str]:
        """Return when each container started, by its name; without those of `topics`, which work once at each `up`."""
        listed = call("docker", "ps", "--all", "--quiet", "--filter", f"label=com.docker.compose.project={self.name}")
        known = [found for one in listed.split() if (found := inspect(one)) is not None]
        return {
            f"{one['Name'].lstrip('/')} {one['Id'][:12]}": one["State"]["StartedAt"]
            for one in known
            if one["Config"]["Labels"]["com.docker.compose.service"] != "topics"
        }

    def left(self) -> list[str]:
        """Return the containers, volumes and networks of the project that are there."""
        label = f"label=com.docker.compose.project={self.name}"
        return [
            f"{kind} {name}"
            for kind, command in (
                ("container", ("ps", "--all", "--format", "{{.Names}}")),
                ("volume", ("volume", "ls", "--format", "{{.Name}}")),
                ("network", ("network", "ls", "--format", "{{.Name}}")),
            )
            for name in call("docker", *command, "--filter", label).split()
        ]

    def containers(self, service: str) -> list[dict[str, Any]]:
        """Return what the engine knows of each container of the service, running or not, by their names."""
        labels = (f"label=com.docker.compose.{what}" for what in (f"project={self.name}", f"service={service}"))
        names = call(
            "docker", "ps", "--all", "--quiet", *(word for one in labels for word in ("--filter", one))
        ).split()
        known = [found for name in names if (found := inspect(name)) is not None]
        return sorted(known, key=lambda one: str(one["Name"]))

    def well(self, service: str, count: int = 1) -> bool:
        """Return whether so many containers of the service run, and its health check says that each is well."""
        states = [one["State"] for one in self.containers(service)]
        return len(states) == count and all(
            state["Running"] and state.get("Health", {}).get("Status", "healthy") == "healthy" for state in states
        )

    def await_well(self, counts: Mapping[str, int]) -> float:
        """Return the seconds until so many containers of each service are well. Raises TimeoutError that names one."""
        began = time.monotonic()
        for service, count in counts.items():
            until(lambda service=service, count=count: self.well(service, count), f"{count} well {service}")  # type: ignore[misc]
        return round(time.monotonic() - began, 1)
