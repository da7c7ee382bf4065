from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from attribune.schemas import ASYNCAPI, FILES, documents, outdated, write
from attribune_core.events import EnrichedArticle, RawArticle
from attribune_core.stage import headers
from attribune_core.topics import ALL
from tests.unit.core.builders import enriched

COMMITTED = Path(__file__).parents[3] / "schema"


def test_the_committed_files_are_current() -> None:
    assert outdated(COMMITTED) == [], "`make schema` writes them anew"


def test_a_file_that_differs_or_is_missing_is_named_and_written(tmp_path: Path) -> None:
    assert write(tmp_path) == list(documents())
    assert write(tmp_path) == []
    (tmp_path / ASYNCAPI).write_text("old")
    (tmp_path / FILES[RawArticle]).unlink()
    assert outdated(tmp_path) == [FILES[RawArticle], ASYNCAPI]


@pytest.mark.parametrize("name", FILES.values())
def test_each_file_is_a_json_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(documents()[name]))


def test_the_schema_takes_an_event_and_refuses_a_broken_one() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(documents()[FILES[EnrichedArticle]]))
    validator.validate(enriched())
    for broken in (enriched(text=1), enriched(paragraphs=[[0]]), {"id": "a"}):
        assert not validator.is_valid(broken)


def test_the_document_names_every_topic_with_its_settings_and_headers() -> None:
    document = yaml.safe_load(documents()[ASYNCAPI])
    channels = {channel["address"]: channel for channel in document["channels"].values()}
    assert set(channels) == {topic.name for topic in ALL}
    enriched_topic = channels["articles.enriched"]["bindings"]["kafka"]
    assert enriched_topic["topicConfiguration"]["cleanup.policy"] == ["compact"]
    letters = channels["articles.dead"]["messages"]["deadLetter"]["headers"]["properties"]
    assert {*headers.ERROR_HEADERS, headers.SOURCE} <= set(letters)


def test_every_reference_of_the_document_leads_somewhere() -> None:
    document = yaml.safe_load(documents()[ASYNCAPI])

    def references(node: object) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if "$ref" in node else []
            return own + [found for value in node.values() for found in references(value)]
        return [found for one in node for found in references(one)] if isinstance(node, list) else []

    found = references(document)
    assert len(found) == 9
    for reference in found:
        if reference.startswith("#/channels/"):
            assert reference.removeprefix("#/channels/") in document["channels"]
        else:
            assert reference.removeprefix("./") in documents()
