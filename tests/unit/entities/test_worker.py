"""The work of the stage: bytes in, bytes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from attribune_core.codec import decode, encode
from attribune_core.errors import PeopleFileError
from attribune_core.events import AnnotatedArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused
from attribune_entities.worker import load
from tests.unit.entities.builders import clean_article

TEXT = "Ann Roe spoke in Rome.\n\nNobody heard her."


def test_the_work_refuses_a_broken_value_and_does_its_neighbours(small: Language, tmp_path: Path) -> None:
    small.to_disk(tmp_path)
    work = load(Settings(model=str(tmp_path)))
    good = encode(clean_article(TEXT, id="good"))
    first, broken, last = work([Job(None, good), Job(b"k", b'{"id": 1}'), Job(b"other", good)])
    assert isinstance(broken, Refused)
    assert broken.exception == "ContractError"
    assert first == last
    assert isinstance(first, Done)
    assert first.key == b"good"
    assert decode(AnnotatedArticle, first.value).entities[0].name == "Ann Roe"
    assert work([]) == []


def test_a_wrong_people_file_stops_the_worker_before_it_works(tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "x", "kind": "person"}\n')
    with pytest.raises(PeopleFileError, match=r"people\.jsonl, line 1: name is missing"):
        load(Settings(people=file))
