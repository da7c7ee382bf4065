"""`attribune people`, and what `attribune check` says of a people file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribune.checks import check
from attribune.cli import app
from attribune.exits import Exit
from tests.unit.attribune.people.test_congress import MEMBERS
from tests.unit.attribune.people.test_popolo import POPOLO
from tests.unit.entities.people.builders import content, entry


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["people", *arguments])


def test_check_names_the_lines_and_exits_with_a_code(tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(content(entry("Ada Roe", "mayor")))
    good = run("check", str(file))
    assert (good.exit_code, good.stdout, good.stderr) == (Exit.OK, "", "1 entries, 0 wrong, 0 odd\n")
    file.write_bytes(content(entry("Ada Roe", "mayor"), entry("Ada Roe", "mayor")))
    wrong = run("check", str(file))
    assert wrong.exit_code == Exit.SETTINGS
    assert f"{file}:2: wrong: the id 'Ada Roe' stands in line 1, too" in wrong.stdout
    assert f"{file}:1: odd: 2 entries are called 'ada roe': lines 1, 2" in wrong.stdout


def test_convert_prints_what_check_takes_and_an_id_once(tmp_path: Path) -> None:
    members = tmp_path / "members.yaml"
    members.write_text(MEMBERS)
    converted = run("convert", "--from", "congress", str(members), str(members))
    assert converted.exit_code == Exit.OK, converted.stderr
    assert [json.loads(line)["id"] for line in converted.stdout.splitlines()] == ["wikidata:Q1", "govtrack:2"]
    file = tmp_path / "people.jsonl"
    file.write_text(converted.stdout)
    assert run("check", str(file)).exit_code == Exit.OK


def test_convert_reads_popolo_and_refuses_what_is_none(tmp_path: Path) -> None:
    file = tmp_path / "parliament.json"
    file.write_text(json.dumps(POPOLO))
    assert len(run("convert", "--from", "popolo", str(file)).stdout.splitlines()) == 3
    refused = run("convert", "--from", "congress", str(file))
    assert refused.exit_code == Exit.SETTINGS
    assert "not a list of members" in refused.stderr


def test_the_check_of_the_settings_looks_at_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(content(entry("Ada Roe", "mayor")))
    monkeypatch.setenv("ATTRIBUNE_PEOPLE", str(file))
    assert [one.says for one in check(broker=False) if one.what == "people"] == [f"{file}: 1 entries"]
    monkeypatch.setenv("ATTRIBUNE_PEOPLE", str(tmp_path / "none.jsonl"))
    (fault,) = (one for one in check(broker=False) if one.what == "people")
    assert fault.code is Exit.SETTINGS
