"""Cleaning, entity extraction and quote linking as the image has them, compiled: same bytes, and their own tests hold.

Needs a C compiler and Python's headers; where they are missing the tests skip with one line, and in CI that is an
error.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from deploy import compile as build

ROOT = Path(__file__).parents[2]
_EVENTS = """
import hashlib, pathlib
import attribune_cleaner.text.validation, attribune_entities.extractor, attribune_quotes.selection.selector
from attribune import RawArticle, enrich_many
from attribune_core.codec import encode

modules = attribune_cleaner.text.validation, attribune_entities.extractor, attribune_quotes.selection.selector
print(*(pathlib.Path(one.__file__).suffix for one in modules))
for path in sorted(pathlib.Path("benchmarks/articles").glob("*.txt")):
    for event in enrich_many([RawArticle(body=path.read_text(encoding="utf-8"), id=path.stem)]):
        print(path.stem, hashlib.sha256(encode(event)).hexdigest())
"""

#: Packages of types: "types-PyYAML", "pandas-stubs"; and those whose module has another name.
_TYPES = re.compile(r"([\w-]+)-stubs\b|types-([\w-]+)")
_MODULES = {"PyYAML": "yaml"}
_IMPORT = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)


def python(*arguments: str, first: Path | None = None) -> list[str]:
    """The lines that Python prints; `first` is looked in before the packages of this environment."""
    path = {"PYTHONPATH": str(first)} if first is not None else {}
    command = [sys.executable, "-W", "ignore", *arguments]
    got = subprocess.run(command, cwd=ROOT, env={**os.environ, **path}, capture_output=True, text=True, check=False)
    assert got.returncode == 0, got.stdout + got.stderr
    return got.stdout.splitlines()


@pytest.mark.timeout(600)
def test_compiled_they_give_the_same_bytes(compiled: Path) -> None:
    how, *events = python("-c", _EVENTS, first=compiled)
    source, *expected = python("-c", _EVENTS)
    assert (how, source) == (".so .so .so", ".py .py .py")
    assert len(events) > 30
    assert events == expected


@pytest.mark.timeout(600)
def test_their_own_tests_hold_for_them(compiled: Path) -> None:
    chosen = ("-m", "not source", "tests/unit/cleaner", "tests/unit/entities", "tests/unit/quotes")
    ran = python("-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen, first=compiled)
    assert "failed" not in ran[-1]
    assert int(ran[-1].split()[0]) > 400


def test_every_module_is_compiled_or_left_out_for_a_reason(compiled: Path) -> None:
    for package in build.PACKAGES:
        for module in (compiled / package).rglob("*.py"):
            left_out = build.is_left_out(module.relative_to(compiled).as_posix())
            assert bool(list(module.parent.glob(f"{module.stem}.*.so"))) is not left_out, module


def test_every_line_of_what_is_left_out_matches_a_module() -> None:
    sources = (ROOT / "services", ROOT / "shared")
    paths = [path.relative_to(source).as_posix() for source in sources for path in source.rglob("*.py")]
    for pattern in build.LEFT_OUT:
        assert any(fnmatchcase(path, pattern) for path in paths), pattern


def test_what_is_compiled_needs_no_types_that_only_development_has(compiled: Path) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    typed = {found[1] or found[2] for one in groups["dev"] if isinstance(one, str) and (found := _TYPES.match(one))}
    assert {"psutil", "jsonschema"} <= typed
    for module in build.modules(compiled):
        imported = set(_IMPORT.findall((compiled / module).read_text(encoding="utf-8")))
        assert not imported & {_MODULES.get(name, name) for name in typed}, module
