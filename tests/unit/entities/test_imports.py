"""Who knows what: spaCy, the table of tokens, and what a worker's parent process, which annotates nothing, carries."""

from __future__ import annotations

import ast
import subprocess
import sys
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


def test_the_service_without_its_work_brings_no_spacy() -> None:
    code = "import sys, attribune_entities.agent; print('faust' in sys.modules, 'spacy' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["True", "False"]


def test_spacy_is_known_where_pipelines_are_loaded_and_their_docs_read() -> None:
    knowing = {name for name in modules() if any(one.startswith(("spacy", "thinc")) for one in imported(name))}
    allowed = (f"{PACKAGE}.language_model", f"{PACKAGE}.document.parsed_article")
    assert knowing
    assert all(name.startswith(allowed) for name in knowing), knowing


def test_word_lists_know_neither_tokens_nor_documents() -> None:
    lists = [name for name in modules() if name.startswith(f"{PACKAGE}.lexicon")]
    assert lists
    for name in lists:
        assert not any("token_table" in one or "document" in one for one in imported(name)), name


def test_pronouns_come_after_everything_else_in_coreference() -> None:
    pronouns = f"{PACKAGE}.coreference.pronouns"
    for name in modules():
        if name.startswith(f"{PACKAGE}.coreference.") and not name.startswith(pronouns):
            assert not any(one.startswith(pronouns) for one in imported(name)), name
