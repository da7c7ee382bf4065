"""What each module of the entity extractor imports, read from its source."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path

PACKAGE = "attribune_entities"
SERVICES = Path(__file__).parents[3] / "services"


@lru_cache(maxsize=1)
def modules() -> dict[str, Path]:
    """The dotted name of each module, with its file."""
    found = {}
    for path in sorted((SERVICES / PACKAGE).rglob("*.py")):
        parts = path.relative_to(SERVICES).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(name: str) -> set[str]:
    """The modules that the module `name` imports, also late or for types alone; of the package whole names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(modules()[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (whole & set(modules())) or {node.module}
    return found
