"""What can be held by a test of how the project is written."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = {"attribune_cleaner", "attribune_desk", "attribune_entities", "attribune_quotes"}
KAFKA_CLIENTS = {"faust", "mode", "aiokafka", "confluent_kafka"}
#: Where a service may know Kafka.
KAFKA = {"agent.py", "__main__.py", "consumer.py"}


def imports(path: Path) -> set[str]:
    """Return the modules that the file at `path` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_service_imports_no_other_and_its_domain_no_kafka(service: str) -> None:
    for path in (ROOT / "services" / service).rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(path)}
        assert not roots & (SERVICES - {service} | {"attribune"}), path
        if path.name not in KAFKA:
            assert not roots & KAFKA_CLIENTS, path


def test_the_core_imports_no_service_and_no_text_layer() -> None:
    for path in (ROOT / "shared" / "attribune_core").rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(path)}
        assert not roots & (SERVICES | {"attribune", "attribune_text"}), path


def test_the_audit_imports_no_service_and_no_kafka() -> None:
    for path in (ROOT / "shared" / "attribune_audit").rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(path)}
        assert not roots & (SERVICES | {"attribune"} | KAFKA_CLIENTS), path


def test_the_text_layer_imports_no_service_no_spacy_and_no_kafka() -> None:
    for path in (ROOT / "shared" / "attribune_text").rglob("*.py"):
        found = imports(path)
        roots = {name.partition(".")[0] for name in found}
        assert not roots & (SERVICES | {"attribune", "spacy", "thinc"} | KAFKA_CLIENTS), path
        assert not any(name.startswith("attribune_core.stage") for name in found), path


@pytest.mark.parametrize(
    ("folder", "others"),
    [("corpora", {"training", "benchmarks"}), ("training", {"benchmarks"}), ("benchmarks", {"training"})],
)
def test_training_and_benchmarks_share_only_the_corpora(folder: str, others: set[str]) -> None:
    paths = list((ROOT / folder).rglob("*.py"))
    assert paths
    for path in paths:
        assert not {name.partition(".")[0] for name in imports(path)} & others, path


def test_dependencies_in_the_code_are_declared() -> None:
    """A module that is imported but not declared works only by luck of what else is installed."""
    declared = {
        *{"faust", "mode", "aiokafka", "spacy", "thinc", "numpy", "orjson", "pydantic", "pydantic_settings"},
        *{"ftfy", "py3langid", "typer", "click", "rich", "confluent_kafka", "yaml", "selectolax"},
        *{"prometheus_client", "opentelemetry", "webencodings", "charset_normalizer", "brotli", "backports"},
        # Python's own from 3.14 on, which backports.zstd stands for.
        "compression",
        # The extra `desk`: FastAPI is a layer over Starlette, Jinja2 over MarkupSafe.
        *{"fastapi", "starlette", "uvicorn", "sqlalchemy", "jinja2", "markupsafe"},
    }
    own = {"attribune", "attribune_audit", "attribune_core", "attribune_text", *SERVICES}
    for folder in ("shared", "services"):
        for path in (ROOT / folder).rglob("*.py"):
            roots = {name.partition(".")[0] for name in imports(path)}
            assert roots - sys.stdlib_module_names - own <= declared, path
