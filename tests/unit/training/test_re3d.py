"""Names of re3d, on an invented document."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from training.annotation import Span
from training.re3d import compared, read_re3d

TEXT = "President Ada Moreno met officials of the Harbour Board in Oslo"
FOUND = ["O", "B-PERSON", "I-PERSON", "O", "O", "O", "O", "B-ORG", "I-ORG", "O", "B-ORG"]


def entity(value: str, kind: str) -> str:
    begin = TEXT.index(value)
    return json.dumps({"documentId": "d", "begin": begin, "end": begin + len(value), "type": kind})


def test_names_count_and_descriptions_do_not(tmp_path: Path) -> None:
    folder = tmp_path / "Lantern"
    folder.mkdir()
    folder.joinpath("documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n")
    entities = [("President Ada Moreno", "Person"), ("officials of the Harbour Board", "Person"), ("Oslo", "Location")]
    rows = [*(entity(*e) for e in entities), entity("Harbour Board", "Organisation"), entity("met", "Quantity")]
    folder.joinpath("entities.json").write_text("\n".join(rows))
    (document,) = read_re3d(tmp_path)
    gold, found = compared(document, Doc(spacy.blank("en").vocab, words=TEXT.split(), ents=FOUND))
    assert gold == {Span(1, 3, "PER"), Span(10, 11, "LOC")}
    assert found == {Span(1, 3, "PER"), Span(10, 11, "ORG")}, "a name in a description is neither asked for nor wrong"


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        list(read_re3d(tmp_path))
