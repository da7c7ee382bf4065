"""The desk against its own OpenAPI document: whatever is sent, no 500, and every answer as the document says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from attribune_desk.web.app import create_app
from tests.unit.desk.articles import add, event
from tests.unit.desk.web import Paper, desk

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
TOKEN = "a-long-secret"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
#: The stream never ends; it has tests of its own.
OPERATIONS = [
    ("/articles", "POST"),
    ("/articles", "GET"),
    ("/articles/{article_id}", "GET"),
    ("/quotes", "GET"),
    ("/people", "GET"),
    ("/people/{person_id}", "GET"),
    ("/export", "GET"),
    ("/corrections", "GET"),
    ("/corrections", "POST"),
    ("/corrections/{correction_id}/undo", "POST"),
    ("/audit", "GET"),
    ("/health", "GET"),
]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    # Any name is let in: the tool has one of its own.
    one = desk(tmp_path_factory.mktemp("openapi"), Paper(), host="0.0.0.0", token=TOKEN)
    add(one.store, event("a"), event("b"))
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(one), headers=HEADERS)


def test_every_route_is_tried(document: Any) -> None:
    found = {(operation.ok().path, operation.ok().method.upper()) for operation in document.get_all_operations()}
    assert found == {*OPERATIONS, ("/stream", "GET")}


#: Where a request can be wrong: of an id any text is one, and the health takes no parameter.
TRIES = [(*one, GenerationMode.POSITIVE) for one in OPERATIONS] + [
    (*one, GenerationMode.NEGATIVE) for one in OPERATIONS if "{" not in one[0] and one[0] != "/health"
]


@pytest.mark.parametrize(("path", "method", "mode"), TRIES)
def test_no_request_breaks_the_desk(path: str, method: str, mode: GenerationMode, document: Any) -> None:
    operation = document[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=HEADERS)

    check()


def test_the_document_names_the_errors(tmp_path: Path) -> None:
    paths = create_app(desk(tmp_path)).openapi()["paths"]
    assert set(paths["/articles"]["post"]["responses"]) == {"202", "400", "401", "403", "413", "415", "422", "503"}
