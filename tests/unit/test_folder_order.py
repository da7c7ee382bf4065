"""The folders of each service stand in an order: each imports only those before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SERVICES = Path(__file__).parents[2] / "services"

#: The folders and modules at the top of each service, in the order in which an article goes through them.
ORDER: dict[str, tuple[str, ...]] = {
    "attribune_entities": ("lexicon", "language_model", "document", "names", "coreference"),
    "attribune_quotes": (
        *("lexicon", "text", "cues", "speakers", "model", "analysis", "contents", "conversation", "attribution"),
        *("selection", "output"),
    ),
}
#: What puts the folders together, so that it may import all of them.
DOORS = {
    "attribune_entities": ("extractor", "annotator", "worker", "agent", "__init__"),
    "attribune_quotes": ("linker", "unquoted", "worker", "agent", "__init__"),
}


def imported(path: Path, package: str) -> set[tuple[str, ...]]:
    """Return what the file at `path` imports of its own package: the parts of each module's name below it."""
    found: set[tuple[str, ...]] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            root, *parts = node.module.split(".")
            if root == package:
                found |= {tuple(parts)} if parts else {(alias.name,) for alias in node.names}
    return found


@pytest.mark.parametrize("package", ORDER)
def test_each_folder_imports_only_those_before_it(package: str) -> None:
    order = ORDER[package]
    entries = {path.stem for path in (SERVICES / package).iterdir() if path.suffix == ".py" or path.is_dir()}
    assert entries - {"__pycache__"} == {*order, *DOORS[package]}
    for path in (SERVICES / package).rglob("*.py"):
        top = path.relative_to(SERVICES / package).with_suffix("").parts[0]
        if top in DOORS[package]:
            continue
        for parts in imported(path, package):
            assert parts[0] in order, f"{path} imports {parts[0]}, which puts the folders together"
            assert order.index(parts[0]) <= order.index(top), f"{path} imports {parts[0]}, which comes after {top}"


@pytest.mark.parametrize("package", ORDER)
def test_no_modules_import_one_another_in_a_circle(package: str) -> None:
    graph: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for path in (SERVICES / package).rglob("*.py"):
        parts = path.relative_to(SERVICES / package).with_suffix("").parts
        graph[parts[:-1] if parts[-1] == "__init__" else parts] = imported(path, package)
    done: set[tuple[str, ...]] = set()

    def walk(module: tuple[str, ...], above: tuple[tuple[str, ...], ...]) -> None:
        assert module not in above, " -> ".join(".".join(one) for one in (*above, module))
        if module in done:
            return
        for other in graph.get(module, ()):
            walk(other, (*above, module))
        done.add(module)

    for module in graph:
        walk(module, ())
