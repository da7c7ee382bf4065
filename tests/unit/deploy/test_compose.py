"""The compose file is valid, and what judges it on a real engine can tell right from wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.compose import engine
from deploy.compose.image import faults
from deploy.compose.operating import SERVICES, TYPED, undisturbed
from deploy.compose.stream import BAD_EVERY, REFUSABLE, article, mixed
from deploy.compose_check import base_images, monitoring_images
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


def test_one_service_builds_the_image_that_the_others_take() -> None:
    own = {name: service for name, service in services().items() if service["image"] == "attribune"}
    assert own.keys() == {"topics", "desk", *SERVICES}
    # Built by each, it would be another image for each, and the next `up` would start all anew.
    assert [name for name, service in own.items() if "build" in service] == ["topics"]
    for name, service in own.items():
        assert service["pull_policy"] == "never"
        # So whatever is started, the image is built first.
        assert name == "topics" or "topics" in service["depends_on"]


def test_no_log_grows_without_end() -> None:
    for name, service in services().items():
        assert service["logging"]["options"].keys() == {"max-size", "max-file"}, name


def test_the_broker_has_memory_beside_its_heap_and_no_java_machine_for_each_look() -> None:
    kafka = services()["kafka"]
    assert kafka["deploy"]["resources"]["limits"]["memory"] == "1g"
    assert kafka["environment"]["KAFKA_HEAP_OPTS"].split()[-1] == "-Xmx512m"
    assert "kafka-" not in " ".join(kafka["healthcheck"]["test"])


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


def test_the_check_types_what_the_readme_types() -> None:
    page = (ROOT / "README.md").read_text()
    typed = {line.partition("#")[0].strip() for line in page.splitlines()}
    assert [one for one in TYPED if one not in typed] == []


def test_the_profile_of_the_monitoring_is_known() -> None:
    assert monitoring_images().keys() == {"prometheus", "grafana", "kafka-exporter"}


def test_what_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install Docker Engine" in (engine.missing() or "")
    docker = tmp_path / "docker"
    docker.write_text("#!/bin/sh\nexit 1\n")
    docker.chmod(0o755)
    assert "start dockerd" in (engine.missing() or "")
    docker.write_text('#!/bin/sh\ntest "$1" = info\n')
    assert "docker-compose-plugin" in (engine.missing() or "")
    docker.write_text("#!/bin/sh\n")
    assert engine.missing() is None


class Scaled(engine.Project):
    """A project whose containers start when the test says so."""

    def __init__(self) -> None:
        self.at = {"kafka": "1", "extractor-1": "2"}

    def started(self) -> dict[str, str]:
        return dict(self.at)


def test_a_container_that_starts_again_is_a_fault_and_a_new_one_is_none() -> None:
    project, told = Scaled(), list[str]()
    with undisturbed(project, "scaled", told) as seen:
        project.at |= {"extractor-2": "3"}
    assert (told, seen) == ([], {"new": ["extractor-2"], "disturbed": []})
    with undisturbed(project, "scaled", told):
        project.at = {"kafka": "4", "extractor-1": "2"}
    assert told == [
        "scaled: kafka was started again or is gone",
        "scaled: extractor-2 was started again or is gone",
    ]


def test_what_is_refused_is_mixed_evenly_with_good_articles() -> None:
    values = mixed(200, 300)
    assert len({name for name, _ in values}) == 500
    assert sum(value in REFUSABLE for _, value in values) == 300
    assert 55 <= sum(value in REFUSABLE for _, value in values[:100]) <= 65


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
