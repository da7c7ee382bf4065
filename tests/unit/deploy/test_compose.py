"""The compose file is valid, and what judges it on a real engine can tell right from wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from attribune_core.settings import Settings
from attribune_desk.settings import DATABASE, DeskSettings
from deploy.compose.image import faults
from deploy.compose.stream import BAD_EVERY, article
from deploy.compose_check import SERVICES, base_images
from deploy.stand_ins.kafka.entrypoint import properties

ROOT = Path(__file__).parents[3]
SAFE: dict[str, Any] = {
    "uid": 10001,
    "gid": 10001,
    "capabilities": 0,
    "no_new_privileges": True,
    "root_read_only": True,
    "writes": {"/": "Read-only file system", "/etc": "Read-only file system", "/tmp": "written"},
}


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return found


@pytest.mark.parametrize("profiles", ["", "monitoring", "desk"])
def test_compose_takes_the_file(profiles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["docker", "compose"]
    if (
        shutil.which("docker") is None
        or subprocess.run([*command, "version"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no docker with its compose plugin")
    monkeypatch.setenv("COMPOSE_PROFILES", profiles)
    got = subprocess.run([*command, "config", "--quiet"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert got.returncode == 0, got.stderr


def test_every_worker_is_confined() -> None:
    for name in SERVICES:
        service = services()[name]
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == "unless-stopped"
        assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}


def test_every_setting_is_one_that_the_code_knows() -> None:
    known = {f"ATTRIBUNE_{name.upper()}" for name in Settings.model_fields}
    known |= {f"ATTRIBUNE_DESK_{name.upper()}" for name in DeskSettings.model_fields} | {DATABASE}
    for service in services().values():
        given = {name for name in service.get("environment", {}) if name.startswith("ATTRIBUNE_")}
        assert given <= known


def test_the_images_that_a_build_starts_from_are_named_with_a_version() -> None:
    assert base_images()["python"].startswith("python:3.")
    named = [service["image"] for service in services().values() if service["image"] != "attribune"]
    assert base_images()["kafka"] in named
    for image in named:
        assert ":" in image
        assert not image.endswith(":latest")


def test_what_a_container_may_not_do_is_told() -> None:
    assert faults(SAFE) == []
    assert faults(SAFE | {"uid": 0}) == ["runs as root"]
    assert faults(SAFE | {"capabilities": 0x400}) == ["has capabilities 0x400"]
    assert faults(SAFE | {"no_new_privileges": False}) == ["may gain privileges"]
    assert faults(SAFE | {"root_read_only": False}) == ["its root file system can be written"]
    assert faults(SAFE | {"writes": {"/": "written", "/tmp": "written"}}) == ["writes to /"]
    assert faults(SAFE | {"writes": {"/tmp": "No space left on device"}}) == [
        "cannot write to /tmp: No space left on device"
    ]


def test_articles_differ_and_one_in_so_many_is_bad() -> None:
    values = [article(at) for at in range(BAD_EVERY)]
    assert len(set(values)) == BAD_EVERY
    with pytest.raises(json.JSONDecodeError):
        json.loads(values[-1])
    for value in values[:-1]:
        assert json.loads(value)["body"]


def test_a_variable_of_the_stand_in_is_a_property_of_the_broker() -> None:
    given = {"KAFKA_LOG_DIRS": "/data", "KAFKA_A__B___C": "x", "KAFKA_HEAP_OPTS": "-Xmx1g", "PATH": "/bin"}
    assert properties(given) == {"log.dirs": "/data", "a_b-c": "x"}
