"""Every setting reaches the containers, from the shell and from .env, and .env.example lists them all."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from attribune_core.settings import Settings
from attribune_desk.settings import DATABASE, DeskSettings
from deploy.compose.operating import SERVICES

ROOT = Path(__file__).parents[3]
COMPOSE = (ROOT / "docker-compose.yml").read_text()
#: What belongs to the compose file's own broker and network, and is the same whatever the shell says.
FIXED = {
    *("ATTRIBUNE_BOOTSTRAP_SERVERS", "ATTRIBUNE_REPLICATION_FACTOR", "ATTRIBUNE_SECURITY_PROTOCOL"),
    *("ATTRIBUNE_SASL_MECHANISM", "ATTRIBUNE_SASL_USERNAME", "ATTRIBUNE_SASL_PASSWORD", "ATTRIBUNE_SSL_CAFILE"),
    *("ATTRIBUNE_HTTP_HOST", "ATTRIBUNE_HTTP_PORT", "ATTRIBUNE_DESK_HOST"),
}
CORE = {f"ATTRIBUNE_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
DESK = {
    DATABASE if name == "database_url" else f"ATTRIBUNE_DESK_{name.upper()}": field.default
    for name, field in DeskSettings.model_fields.items()
}
#: Defaults that differ in the containers, or follow another setting.
OWN_DEFAULTS = {DATABASE, "ATTRIBUNE_DESK_ALLOWED_HOSTS", "ATTRIBUNE_DESK_MAX_BODY"}


def environments() -> dict[str, dict[str, Any]]:
    """Return the variables of each service that runs the image."""
    services = yaml.safe_load(COMPOSE)["services"]
    return {name: one["environment"] for name, one in services.items() if one["image"] == "attribune"}


def example() -> dict[str, str]:
    """Return the variables of .env.example with what stands there."""
    return dict(re.findall(r"^#([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M))


def interpolated() -> dict[str, str]:
    """Return the variables that the compose file puts in by itself, with their defaults there."""
    return dict(re.findall(r"\$\{([A-Z_]+):-([^}]*)\}", COMPOSE))


def test_every_service_gets_every_setting() -> None:
    for service, given in environments().items():
        wanted = CORE.keys() - FIXED if service != "desk" else (CORE | DESK).keys() - FIXED - {"ATTRIBUNE_DESK_PORT"}
        assert wanted - given.keys() == set(), service
        for name in wanted:
            assert given[name] is None or str(given[name]).startswith(f"${{{name}:-"), (service, name)


def test_what_is_given_is_a_setting() -> None:
    for given in environments().values():
        assert {name for name in given if name.startswith("ATTRIBUNE_")} <= (CORE | DESK).keys()


def test_the_example_has_what_the_compose_file_takes_and_nothing_else() -> None:
    taken = {name for given in environments().values() for name, value in given.items() if value is None}
    assert example().keys() == taken | interpolated().keys() | {"COMPOSE_PROFILES"}
    named = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M)
    assert len(named) == len(set(named))


def test_the_example_has_the_defaults() -> None:
    for name, stated in example().items():
        if name in CORE or name in DESK.keys() - OWN_DEFAULTS:
            default = (CORE | DESK)[name]
            assert stated == ("" if default is None else f"{default:g}" if isinstance(default, float) else str(default))
        elif name in interpolated() and name not in OWN_DEFAULTS:
            assert stated == interpolated()[name]


def test_every_port_of_the_machine_can_be_set() -> None:
    for service in yaml.safe_load(COMPOSE)["services"].values():
        for port in service.get("ports", []):
            assert re.fullmatch(r"127\.0\.0\.1:\$\{ATTRIBUNE_\w+_PORT:-\d+\}:\d+", port)


def config(variables: dict[str, str], folder: Path, env: str) -> dict[str, Any]:
    """Return the compose file as compose understands it, with variables of the shell and a file .env."""
    command = ["docker", "compose"]
    if (
        shutil.which("docker") is None
        or subprocess.run([*command, "version"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no docker with its compose plugin")
    (folder / ".env").write_text(env)
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ATTRIBUNE_", "COMPOSE_"))}
    got = subprocess.run(
        [*command, "--profile", "*", "--env-file", str(folder / ".env"), "config", "--format", "json"],
        cwd=ROOT,
        env=own | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert got.returncode == 0, got.stderr
    found: dict[str, Any] = json.loads(got.stdout)["services"]
    return found


def test_settings_of_the_shell_and_of_the_file_reach_every_service(tmp_path: Path) -> None:
    file = (
        "ATTRIBUNE_MAX_CHARACTERS=777\nATTRIBUNE_PROCESSES=2\nATTRIBUNE_ENTITY_EXTRACTORS=3\nATTRIBUNE_DESK_PORT=8090\n"
    )
    found = config({"ATTRIBUNE_PROCESSES": "4", "ATTRIBUNE_PARTITIONS": "24"}, tmp_path, file)
    for name in (*SERVICES, "topics", "desk"):
        given = found[name]["environment"]
        assert given["ATTRIBUNE_MAX_CHARACTERS"] == "777"
        # The shell comes first.
        assert (given["ATTRIBUNE_PROCESSES"], given["ATTRIBUNE_PARTITIONS"]) == ("4", "24")
        # What is not set is left to the code.
        assert given["ATTRIBUNE_MODEL"] is None
    assert found["entity-extractor"]["deploy"]["replicas"] == 3
    assert found["desk"]["ports"][0]["published"] == "8090"


def test_without_settings_one_worker_of_each_service_runs(tmp_path: Path) -> None:
    found = config({}, tmp_path, "")
    assert {name: found[name]["deploy"]["replicas"] for name in SERVICES} == dict.fromkeys(SERVICES, 1)
    assert found["entity-extractor"]["environment"]["ATTRIBUNE_MEMORY_BYTES"] == "2147483648"


def test_the_example_as_it_is_and_without_its_marks_is_a_file_that_compose_takes(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text()
    assert config({}, tmp_path, text) == config({}, tmp_path, "")
    bare = re.sub(r"^#(?=[A-Z_]+=)", "", text, flags=re.M)
    assert config({}, tmp_path, bare)["cleaner"]["environment"]["ATTRIBUNE_MAX_CHARACTERS"] == "200000"
