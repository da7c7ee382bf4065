"""`attribune enrich` with a people file, in this process and in child processes, and a file that is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attribune.exits import Exit
from tests.unit.entities.people.builders import content, entry

TEXT = (
    "“We will build the bridge again,” Sen. Richard Roe of Ohio said on Monday. "
    "Roe met Ann Lind, a baker in Delft, before the vote.\n\n“It is too late,” Lind said."
)
PEOPLE = content(
    entry("Richard M. Roe", ("United States senator from Ohio", "2011", "2023"), id="example:1"),
    entry("Anna Roe", "harbour pilot in Leiden"),
)


def enrich(file: Path | None, *arguments: str, temporary: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    environment.pop("ATTRIBUNE_PEOPLE", None)
    if file is not None:
        environment["ATTRIBUNE_PEOPLE"] = str(file)
    line = json.dumps({"id": "a", "body": TEXT, "published_at": "2013-05"})
    return subprocess.run(
        [sys.executable, "-m", "attribune", "enrich", "-", *arguments],
        input=line,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def links(event: dict[str, Any]) -> dict[str, str | None]:
    return {one["name"]: one["kb"] and one["kb"]["id"] for one in event["entities"] if one["label"] == "PERSON"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.jsonl"
    path.write_bytes(PEOPLE)
    return path


def test_entities_are_linked_and_child_processes_give_the_same_bytes(file: Path, tmp_path: Path) -> None:
    here = enrich(file, temporary=tmp_path)
    assert here.returncode == Exit.OK, here.stderr
    assert enrich(file, "--processes", "2", temporary=tmp_path).stdout == here.stdout
    event = json.loads(here.stdout)
    assert links(event) == {"Richard Roe": "example:1", "Ann Lind": None}
    assert event["quotes"][0]["speaker"]["name"] == "Richard Roe"

    plain = json.loads(enrich(None, temporary=tmp_path).stdout)
    assert set(links(plain).values()) == {None}
    assert plain["event_id"] != event["event_id"]
    for one in (plain, event):
        one.pop("event_id")
        for its in one["entities"]:
            its.pop("kb")
    assert plain == event


@pytest.mark.parametrize("processes", ["0", "1"])
def test_a_wrong_file_stops_the_command_with_its_line(file: Path, tmp_path: Path, processes: str) -> None:
    file.write_bytes(PEOPLE + b'{"id": "x"}\n')
    wrong = enrich(file, "--processes", processes, temporary=tmp_path)
    assert wrong.returncode == Exit.SETTINGS
    assert wrong.stdout == ""
    assert f"{file}, line 3: kind is missing" in wrong.stderr
    assert "Traceback" not in wrong.stderr
