"""Clean articles in, annotated articles out."""

from __future__ import annotations

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import orjson
import pytest
import spacy
from spacy.language import Language

from attribune_core.codec import decode, encode
from attribune_core.errors import ModelError
from attribune_core.events import AnnotatedArticle
from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_entities import annotate, annotate_many
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.metadata import describe
from tests.unit.entities.builders import clean_article
from tests.unit.entities.people.builders import content, entry, people

TEXT = "Ann Roe spoke in Rome.\n\nNobody heard her."


def test_the_clean_fields_pass_through_and_the_event_is_new(small: Language) -> None:
    clean = clean_article(TEXT).model_copy(update={"metadata": {"k": [1]}, "url": "u", "warnings": ("w",)})
    event = annotate(clean, small)
    for name in ("id", "url", "text", "paragraphs", "metadata", "warnings", "source_map"):
        assert getattr(event, name) == getattr(clean, name)
    assert event.event_id not in ("", clean.event_id)
    assert event.pipeline.model == describe(small)
    assert event.pipeline.cleaner == "0"
    assert event.sentences == ((0, 22), (24, 41))
    assert [(one.name, one.label) for one in event.entities] == [("Ann Roe", "PERSON"), ("Rome", "GPE")]
    assert decode(AnnotatedArticle, encode(event)) == event


def test_the_event_id_follows_from_input_and_pipeline(small: Language) -> None:
    one = annotate(clean_article(TEXT), small)
    assert one == annotate(clean_article(TEXT), small)
    other = spacy.blank("en")
    other.meta["version"] = "9.9.9"
    other.add_pipe("sentencizer", name="parser")
    other.add_pipe("entity_ruler", name="ner")
    assert annotate(clean_article(TEXT), other).event_id != one.event_id


@pytest.mark.parametrize("language", ["ar", "de", "pt-BR"])
def test_another_language_passes_with_a_warning(small: Language, language: str) -> None:
    event = annotate(clean_article(TEXT, language=language), small)
    assert (event.entities, event.sentences, event.annotation, event.pipeline.model) == ((), (), None, None)
    assert event.warnings == (f"language {language}: no pipeline reads it, so there are no entities or quotes",)


@pytest.mark.parametrize("language", [None, "en", "en-GB"])
def test_english_or_unknown_is_annotated(small: Language, language: str | None) -> None:
    event = annotate(clean_article(TEXT, language=language), small)
    assert event.annotation is not None
    assert event.warnings == ()


def test_many_keep_their_order_whatever_the_language(small: Language) -> None:
    cleans = [clean_article(TEXT, id="1"), clean_article(TEXT, id="2", language="fr"), clean_article("Rome.", id="3")]
    assert annotate_many(cleans, small) == [annotate(clean, small) for clean in cleans]
    assert annotate_many([], small) == []


def test_a_pipeline_without_a_parser_or_names_is_refused() -> None:
    with pytest.raises(ModelError, match="no parser and no ner"):
        annotate(clean_article(TEXT), spacy.blank("en"))


needs_model = pytest.mark.skipif(
    find_spec("en_attribune_news") is None and "CI" not in os.environ, reason="en_attribune_news is not installed"
)


@needs_model
def test_the_shipped_pipeline_reads_an_article() -> None:
    text = (
        "Mayor Jane Roe closed the bridge on Monday. “I will not gamble,” she said in Chicago.\n\n"
        "Roe told reporters that the United Nations had sent an engineer. The U.N. declined to comment."
    )
    event = annotate(clean_article(text), load_model("en_attribune_news"))
    people = {one.name: one for one in event.entities if one.label == "PERSON"}
    assert [(m.text, m.kind) for m in people["Jane Roe"].mentions] == [
        *(("Jane Roe", "name"), ("she", "pronoun"), ("Roe", "name"))
    ]
    assert people["Jane Roe"].titles == ("Mayor",)
    (un,) = [one for one in event.entities if one.name_key == "united nations"]
    assert [m.text for m in un.mentions] == ["United Nations", "U.N."]
    assert event.annotation is not None
    assert event.annotation.scheme == "ud"


@needs_model
def test_batches_of_one_and_of_many_give_the_same_bytes() -> None:
    nlp = load_model("en_attribune_news")
    names = ["Ann Roe", "Bo Doe", "Cy Poe", "Di Moe"]
    cleans = [
        clean_article(
            f"{a} met {b} in Rome.\n\n“We agree,” {a.split()[1]} said. " + "It rained. " * (at % 7), id=str(at)
        )
        for at, (a, b) in enumerate((a, b) for a in names for b in names)
    ]
    together = [encode(event) for event in annotate_many(cleans, nlp)]
    assert together == [encode(annotate(clean, nlp)) for clean in cleans]


def test_without_a_people_file_ids_are_what_they_were_and_nobody_is_linked(small: Language) -> None:
    clean = clean_article(TEXT)
    event = annotate(clean, small)
    assert event.event_id == next_event_id(clean.event_id, VERSION, describe(small))
    assert [one.kb for one in event.entities] == [None, None]
    (first, _) = orjson.loads(encode(event))["entities"]
    assert list(first) == ["id", "label", "name", "named", "titles", "name_key", "mentions", "kb"]


def test_a_people_file_links_entities_and_is_part_of_the_event_id(small: Language) -> None:
    clean = clean_article(TEXT)
    file = people(entry("Ann Roe", "mayor of Rome", id="x:1"))
    event = annotate(clean, small, file)
    assert event.event_id == next_event_id(clean.event_id, VERSION, describe(small), "digest")
    assert [one.kb and one.kb.id for one in event.entities] == ["x:1", None]
    assert b'"kb":{"id":"x:1","confidence":0.8,"why":"full name; Rome in the article"}}' in encode(event)
    assert encode(annotate(clean, small, file)) == encode(event)
    assert decode(AnnotatedArticle, encode(event)) == event
    plain = annotate(clean, small)
    unlinked = tuple(one.model_copy(update={"kb": None}) for one in event.entities)
    assert event.model_copy(update={"event_id": plain.event_id, "entities": unlinked}) == plain


def test_the_people_file_of_the_settings_is_read(
    small: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.to_disk(tmp_path / "model")
    file = tmp_path / "people.jsonl"
    file.write_bytes(content(entry("Ann Roe", "mayor of Rome", id="x:1")))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("ATTRIBUNE_MODEL", str(tmp_path / "model"))
    monkeypatch.setenv("ATTRIBUNE_PEOPLE", str(file))
    assert annotate(clean_article(TEXT)).entities[0].kb is not None
    monkeypatch.setenv("ATTRIBUNE_PEOPLE", "")
    assert annotate(clean_article(TEXT)).entities[0].kb is None


def test_the_ids_of_events_are_pinned() -> None:
    assert next_event_id("event", "0.1.0", "model 1") == "de8aed9d5282f66e0ae07b8a1a90dd95"
    assert next_event_id("event", "0.1.0", "model 1", "digest") == "15dea103481b61975213a797698158de"
