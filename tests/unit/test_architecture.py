"""Every path and every name in docs/architecture.md is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: A path in the page begins in one of these.
BASES = (ROOT, ROOT / "services", ROOT / "shared")
#: `attribune_core/raw.py:read_raw`, a file or folder and perhaps a name in it.
_REFERENCE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+)(?::(\w+))?`")
REFERENCES = sorted(set(_REFERENCE.findall((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))))


def found(path: str) -> Path | None:
    """Return the file or folder that the page calls `path`."""
    return next((base / path for base in BASES if (base / path).exists()), None)


def names_in(path: Path) -> set[str]:
    """Return what the module at `path` defines on its top level."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


def test_the_page_refers_to_files_and_to_names() -> None:
    assert len(REFERENCES) > 100
    assert sum(bool(name) for _, name in REFERENCES) > 50


@pytest.mark.parametrize(("path", "name"), REFERENCES)
def test_what_the_page_refers_to_is_there(path: str, name: str) -> None:
    file = found(path)
    assert file is not None, f"docs/architecture.md names {path}, which is not there"
    if name:
        assert name in names_in(file), f"docs/architecture.md says that {path} defines {name}"


@pytest.mark.parametrize("package", ["attribune_cleaner", "attribune_entities", "attribune_quotes"])
def test_the_page_names_every_folder_of_a_service(package: str) -> None:
    folders = {path.name for path in (ROOT / "services" / package).iterdir() if (path / "__init__.py").exists()}
    assert {f"{package}/{folder}" for folder in folders} <= {path for path, _ in REFERENCES}
