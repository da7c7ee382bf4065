"""Reading re3d, on an invented document."""

import json
from pathlib import Path

import pytest

from corpora.re3d import read_documents
from corpora.sentences import LabelledSpan

TEXT = "President Ada Moreno met officials of the Harbour Board in Oslo"


def entity(value: str, kind: str) -> str:
    begin = TEXT.index(value)
    return json.dumps({"documentId": "d", "begin": begin, "end": begin + len(value), "type": kind})


def test_the_longest_of_nested_entities_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "Lantern"
    folder.mkdir()
    folder.joinpath("documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n")
    entities = [("officials of the Harbour Board", "Person"), ("Oslo", "Location")]
    rows = [*(entity(*e) for e in entities), entity("Harbour Board", "Organisation"), entity("met", "Quantity")]
    folder.joinpath("entities.json").write_text("\n".join(rows))
    (document,) = read_documents(tmp_path)
    assert document.text == TEXT
    assert document.spans == [LabelledSpan(25, 55, "PER"), LabelledSpan(59, 63, "LOC")]


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        list(read_documents(tmp_path))
