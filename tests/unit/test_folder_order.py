"""A package reads from top to bottom: each folder imports only itself and those before it, and nothing in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SERVICES = Path(__file__).parents[2] / "services"
#: For each package its folders and modules in their order; what stands on top and may import all comes last.
ORDER: dict[str, tuple[str, ...]] = {
    "attribune_cleaner": (
        *("lexicon", "text", "encoding", "metadata", "page", "layout", "quotation_marks", "boilerplate", "bylines"),
        *("article", "__init__", "worker", "agent"),
    ),
    "attribune_entities": (
        *("lexicon", "language_model", "document", "names", "coreference", "people"),
        *("extractor", "annotator", "__init__", "worker", "agent"),
    ),
    "attribune_quotes": (
        *("lexicon", "text", "cues", "model", "speakers", "analysis", "contents", "conversation", "attribution"),
        *("selection", "output", "linker", "unquoted", "__init__", "worker", "agent"),
    ),
}


def modules(package: str) -> dict[str, Path]:
    """Return the dotted name of each module of `package`, with its file."""
    found = {}
    for path in sorted((SERVICES / package).rglob("*.py")):
        parts = path.relative_to(SERVICES).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, names: dict[str, Path]) -> Iterator[str]:
    """Yield those of `names` that the module at `path` imports, also those that it imports late or for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative imports are not looked at here"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in names:
                    yield whole
                elif node.module in names:
                    yield str(node.module)


def entry(name: str) -> str:
    """Return the folder or module on the top level of its package that the module `name` is or stands in."""
    _, _, within = name.partition(".")
    return within.partition(".")[0] or "__init__"


@pytest.mark.parametrize("package", ORDER)
def test_the_order_names_all_that_is_there_and_nothing_else(package: str) -> None:
    assert sorted(ORDER[package]) == sorted({entry(name) for name in modules(package)})


@pytest.mark.parametrize("package", ORDER)
def test_a_module_imports_its_own_folder_and_those_before_it(package: str) -> None:
    names = modules(package)
    place = {name: number for number, name in enumerate(ORDER[package])}
    for name, path in names.items():
        for other in imported(path, names):
            assert place[entry(other)] <= place[entry(name)], f"{name} imports {other}, which comes later"


@pytest.mark.parametrize("package", ORDER)
def test_no_import_goes_in_a_circle(package: str) -> None:
    names = modules(package)
    graph = {name: set(imported(path, names)) - {name} for name, path in names.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")
