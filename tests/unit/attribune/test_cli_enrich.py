from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribune.cli import app
from attribune.exits import Exit

GOOD = "“We will build the bridge again,” Mayor Ada Roe said on Monday."


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def ids(result: Result) -> list[str]:
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_json_lines_come_out_in_order(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{GOOD} {name}")
    (tmp_path / "d.html").write_text(f"<html><body><article><p>{GOOD}</p></article></body></html>")
    result = run("enrich", str(tmp_path))
    assert result.exit_code == Exit.OK
    assert ids(result) == ["a", "b", "c", "d"]
    assert [json.loads(line)["source_map"] is None for line in result.stdout.splitlines()] == [False] * 3 + [True]


def test_a_compressed_page_in_an_old_encoding_comes_out(tmp_path: Path) -> None:
    page = f"<html><meta charset=iso-8859-1><body><article><p>{GOOD}</p></article></body></html>"
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(page.encode("cp1252")))
    (tmp_path / "text.txt").write_bytes(GOOD.encode("cp1252"))
    result = run("enrich", str(tmp_path))
    assert result.exit_code == Exit.OK, result.stderr
    assert ids(result) == ["page", "text"]
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [GOOD, GOOD]


def test_the_limit_of_a_record_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MAX_BYTES", "100")
    (tmp_path / "long.txt").write_text(GOOD * 2)
    (tmp_path / "short.txt").write_text(GOOD)
    result = run("enrich", str(tmp_path))
    assert result.exit_code == Exit.BAD_ARTICLES
    assert "long.txt: RecordTooLargeError: 134 bytes, more than the limit of 100" in result.stderr
    assert ids(result) == ["short"]


def test_bad_articles_are_named_with_their_reason_and_the_others_come_out() -> None:
    lines = [json.dumps({"id": str(number), "body": GOOD}) for number in range(3)]
    lines[1] = '{"id": "1", "body": ""}'
    result = run("enrich", "-", stdin="\n".join([*lines, "no json", "[1]"]))
    assert result.exit_code == Exit.BAD_ARTICLES
    assert ids(result) == ["0", "2"]
    told = result.stderr.splitlines()
    assert [line.partition(" ")[0] for line in told] == ["-:2:", "-:4:", "-:5:", "3"]
    assert "EmptyBodyError" in told[0]
    assert "line 1, column 1" in told[1]
    assert told[-1] == "3 of 5 articles were refused"


@pytest.mark.parametrize("processes", ["1"])
def test_processes_give_the_same_lines(tmp_path: Path, processes: str) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "body": f"{GOOD} {number}"}) for number in range(5))
    assert run("enrich", "-", "--processes", processes, stdin=lines).stdout == run("enrich", "-", stdin=lines).stdout


def test_pretty_and_html_are_for_people() -> None:
    line = json.dumps({"id": "1", "title": "Bridge", "body": GOOD})
    assert "q1 Ada Roe" in run("enrich", "-", "--pretty", stdin=line).stdout
    page = run("enrich", "-", "--html", stdin=line).stdout
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")
    assert "<b>Ada Roe</b>" in page
    assert run("enrich", "-", "--html", "--pretty", stdin=line).exit_code == Exit.USAGE


def test_a_source_that_is_not_there_is_a_slip_of_the_command_line() -> None:
    result = run("enrich", "nowhere.txt")
    assert result.exit_code == Exit.USAGE
    assert "no such file" in result.stderr


def test_all_wrong_settings_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BATCH_ARTICLES", "many")
    monkeypatch.setenv("ATTRIBUNE_MAX_CHARACTERS", "0")
    result = run("enrich", "-", stdin="")
    assert result.exit_code == Exit.SETTINGS
    assert "ATTRIBUNE_BATCH_ARTICLES" in result.stderr
    assert "ATTRIBUNE_MAX_CHARACTERS" in result.stderr


def test_a_model_that_does_not_load_has_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MODEL", "no_such_pipeline")
    result = run("enrich", "-", stdin=json.dumps({"body": GOOD}))
    assert result.exit_code == Exit.MODEL
    assert "no_such_pipeline" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_help_lists_the_commands_and_exit_codes() -> None:
    result = run("--help")
    assert result.exit_code == Exit.OK
    for word in ("enrich", "publish", "consume", "retract", "run", "topics", "dead", "reprocess", "schema", "check"):
        assert word in result.stdout
    assert "3: some articles were refused" in result.stdout


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "attribune", *arguments]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "body": GOOD * 50}) for number in range(30))
    (tmp_path / "many.jsonl").write_text(lines)
    with subprocess.Popen(
        command("enrich", "--batch", "1", str(tmp_path / "many.jsonl")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == Exit.PIPE_CLOSED


@pytest.mark.parametrize("processes", ["0", "1"])
def test_ctrl_c_ends_it_without_a_stack_trace(processes: str) -> None:
    reading, writing = os.pipe()
    with subprocess.Popen(
        command("enrich", "-", "--batch", "1", "--processes", processes),
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "ATTRIBUNE_IN_FLIGHT_ARTICLES": "1"},
    ) as process:
        os.close(reading)
        for number in range(2):
            os.write(writing, json.dumps({"id": str(number), "body": GOOD}).encode() + b"\n")
        assert process.stdout is not None
        assert process.stdout.readline(), "it is under way, and waits for more"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        os.close(writing)
    assert process.returncode == Exit.INTERRUPTED
    assert b"Traceback" not in err
