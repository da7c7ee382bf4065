"""What the README types can be typed as it is printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from attribune.cli.main import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: Blocks without the name of a language are commands.
_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(attribune [a-z][^`]*)`")


def commands() -> list[str]:
    """Return the commands of the README, without what is said beside them."""
    blocks = "".join(_BLOCK.findall(README))
    lines = [line.removeprefix("$ ").split("   #")[0].split("  #")[0].strip() for line in blocks.splitlines()]
    return [line for line in lines if re.match(r"(?:attribune|docker|kcat|make|echo|\.) ", line)]


def words(command: str) -> Iterator[str]:
    """Yield the words of a command of `attribune` after its name, up to a redirection."""
    for word in command.split()[1:]:
        if word == ">":
            return
        yield word


def commands_of(group: Any) -> dict[str, Any]:
    """Return the commands of a group by their names; a command has none."""
    found: dict[str, Any] = getattr(group, "commands", {})
    return found


def test_the_readme_types_commands() -> None:
    assert len(commands()) > 15


@pytest.mark.parametrize(
    "command", [*filter(lambda one: one.startswith("attribune "), commands()), *_INLINE.findall(README)]
)
def test_every_command_and_option_is_there(command: str) -> None:
    current = typer.main.get_command(app)
    for word in words(command):
        if word in commands_of(current):
            current = commands_of(current)[word]
        elif word.startswith("--"):
            assert word in {option for one in current.params for option in one.opts}, command
    assert not commands_of(current) or getattr(current, "invoke_without_command", False), command


@pytest.mark.parametrize("command", commands())
def test_every_file_that_a_command_reads_is_there(command: str) -> None:
    for word in re.findall(r"(?<![\w>./])((?:services|shared|deploy|\.venv)/\S+)", command.split(" >")[0]):
        assert word.startswith(".venv/") or list(ROOT.glob(word)), command


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith("attribune enrich ")])
def test_what_needs_no_broker_runs(command: str, tmp_path: Path) -> None:
    (tmp_path / "services").symlink_to(ROOT / "services")
    paths = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    got = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=os.environ | {"PATH": paths, "PYTHONPATH": os.pathsep.join(sys.path[1:])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert got.returncode == 0, got.stderr
    written = [one for one in tmp_path.iterdir() if one.is_file()]
    assert got.stdout or (written and all(one.stat().st_size for one in written))


def test_the_first_picture_is_what_comes_out() -> None:
    command, shown = (one.rstrip() for one in _BLOCK.findall(README)[:2])
    run = [sys.executable, "-m", *command.removeprefix("$ ").split()]
    environment = os.environ | {"COLUMNS": "120", "PYTHONPATH": os.pathsep.join(sys.path[1:])}
    got = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    printed = {line.rstrip() for line in got.stdout.splitlines()}
    assert [line for line in shown.splitlines() if line.rstrip() not in printed] == []
