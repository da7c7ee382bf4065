"""The invariants of the contract, each with an event that breaks it."""

from __future__ import annotations

from typing import Any, get_args

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_core.codec import decode, encode
from attribune_core.errors import ContractError
from attribune_core.events import (
    QUOTATION_TAGS,
    AnnotatedArticle,
    Annotation,
    CleanArticle,
    Column,
    EnrichedArticle,
    Modality,
)
from tests.unit.core.builders import TEXT, enriched, entity, quote, read


def test_a_valid_event_is_read_and_its_offsets_are_code_points() -> None:
    event = read(enriched())
    assert all(event.text[m.start : m.end] == m.text for e in event.entities for m in e.mentions)
    assert [event.text[a:b] for a, b in event.quotes[0].spans] == ["“We won,”"]


def test_encoding_is_stable_and_in_the_order_of_the_contract() -> None:
    once = encode(read(enriched()))
    assert encode(decode(EnrichedArticle, once)) == once
    assert list(orjson.loads(once)) == [
        *("schema_version", "event_id", "id", "url", "title", "source", "author", "authors", "language"),
        *("published_at", "section", "keywords", "metadata", "text", "paragraphs", "paragraph_kinds", "sentences"),
        *("entities", "quotes", "source_map", "pipeline", "warnings"),
    ]


def test_fields_of_a_newer_producer_are_ignored() -> None:
    assert read(enriched(mood="glad")).id == "a"


_speaker = enriched()["quotes"][0]["speaker"]

BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "mention text": (
        {"entities": entity(mentions=[{"start": 12, "end": 19, "text": "Ida Roe", "kind": "name"}])},
        "not 'Ida Roe'",
    ),
    "mention outside": (
        {"entities": entity(mentions=[{"start": 30, "end": 99, "text": "x", "kind": "name"}])},
        "mention of e1",
    ),
    "mentions unsorted": (
        {"entities": entity(mentions=enriched()["entities"][0]["mentions"][::-1])},
        "not sorted",
    ),
    "entity id twice": ({"entities": entity() * 2}, "there twice"),
    "unnamed with key": ({"entities": entity(named=False)}, "unnamed"),
    "paragraph outside": ({"paragraphs": [[0, 38]]}, "paragraph"),
    "sentences overlap": ({"sentences": [[0, 25], [24, 37]]}, "sentence"),
    "empty span": ({"quotes": quote(spans=[[2, 2]], text="")}, "span of q1"),
    "span text": ({"quotes": quote(text="“We lost,”")}, "its spans hold"),
    "direct without marks": ({"quotes": quote(spans=[[3, 9]], text="We won")}, "no quotation mark"),
    "indirect with marks": ({"quotes": quote(type="indirect")}, "is indirect but"),
    "unknown type": ({"quotes": quote(type="rumour")}, "quotes.0.type"),
    "speaker text": ({"quotes": quote(speaker=_speaker | {"text": "Bob"})}, "speaker of q1"),
    "speaker's entity missing": ({"quotes": quote(speaker=_speaker | {"entity": "e9"})}, "'e9'"),
    "speaker's name": ({"quotes": quote(speaker=_speaker | {"name": "Roe"})}, "among the entities"),
    "speaker not first": (
        {"quotes": quote(speakers=[_speaker | {"entity": None, "name": None}, _speaker])},
        "first of speakers",
    ),
    "cue outside": ({"quotes": quote(cue=enriched()["quotes"][0]["cue"] | {"spans": [[36, 40]]})}, "cue of q1"),
    "continues nothing": ({"quotes": quote(continues="q7")}, "refers to 'q7'"),
    "nested in itself": ({"quotes": quote(nested_in="q1")}, "refers to 'q1'"),
    "unknown modality": ({"quotes": quote(modality="rumoured")}, "quotes.0.modality"),
    "a question without a cue": ({"quotes": quote(modality="question", cue=None)}, "has no cue and continues nothing"),
    "confidence": ({"quotes": quote(confidence=1.2)}, "confidence"),
    "source map": ({"source_map": [[0, 3, 38]]}, "source_map"),
    "number as text": ({"id": 5}, "id: "),
    "text as number": ({"quotes": quote(confidence="0.5")}, "confidence"),
    "another schema version": ({"schema_version": 2}, "schema_version"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_event_that_breaks_an_invariant_is_refused_by_name(name: str) -> None:
    changes, message = BROKEN[name]
    with pytest.raises(ContractError, match=message):
        read(enriched(**changes))


def test_a_quote_is_actual_unless_its_event_says_otherwise() -> None:
    """Events of an older quote linker have no modality."""
    assert read(enriched()).quotes[0].modality == "actual"
    assert "modality" not in enriched()["quotes"][0]


def test_a_quote_without_a_key_is_read() -> None:
    """Events of an older quote linker have no key, and a short quote of a newer one has none either."""
    assert read(enriched()).quotes[0].key is None
    assert read(enriched(quotes=quote(key=None))).quotes[0].key is None
    assert read(enriched(quotes=quote(key="0011223344556677"))).quotes[0].key == "0011223344556677"


@pytest.mark.parametrize("modality", get_args(Modality))
def test_a_cue_may_have_any_modality(modality: str) -> None:
    found = read(enriched(quotes=quote(modality=modality))).quotes[0]
    assert found.modality == modality
    assert orjson.loads(encode(read(enriched(quotes=quote(modality=modality)))))["quotes"][0]["modality"] == modality


def test_words_without_a_cue_may_be_disputed_and_go_on_as_others_do() -> None:
    assert read(enriched(quotes=quote(modality="disputed", cue=None))).quotes[0].modality == "disputed"
    first = quote(modality="negated")
    second = quote(id="q2", modality="negated", cue=None, continues="q1")
    assert read(enriched(quotes=[*first, *second])).quotes[1].modality == "negated"


def tags(digits: str) -> dict[str, str]:
    return dict.fromkeys(QUOTATION_TAGS, digits)


def test_an_annotation_gives_back_what_went_in() -> None:
    bounds = [(2, 3), (3, 5), (6, 9)]
    annotation = Annotation(
        offsets=Annotation.offsets_of(bounds),
        heads=(1, 0, -1),
        pos=Column.of(["PUNCT", "PRON", "VERB"]),
        tag=Column.of(["``", "PRP", "VBD"]),
        dep=Column.of(["punct", "root", "dep"]),
        lemma=Column.of(["“", "we", "win"]),
    )
    assert annotation.bounds() == bounds
    assert annotation.tag.decode() == ["``", "PRP", "VBD"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("heads", [5], "head lies outside"),
        ("offsets", [1], "differ in length"),
        ("offsets", [0, 99], "past the end"),
        ("pos", {"values": ["X"], "codes": [1]}, "not in a table"),
        ("quotation", tags("00"), "2 tags of quotations for 1 tokens"),
        ("quotation", tags("z") | {"cue_inside": "zz"}, "differ in length"),
        ("quotation", tags("Z"), "content_begin"),
    ],
)
def test_an_annotation_that_does_not_fit_is_refused(field: str, value: Any, message: str) -> None:
    column = {"values": ["X"], "codes": [0]}
    annotation = {"offsets": [0, 1], "heads": [0], "pos": column, "tag": column, "dep": column, "lemma": column}
    annotation["quotation"] = tags("z")
    event = {k: v for k, v in enriched().items() if k != "quotes"}
    decode(AnnotatedArticle, orjson.dumps(event | {"annotation": annotation}))
    with pytest.raises(ContractError, match=message):
        decode(AnnotatedArticle, orjson.dumps(event | {"annotation": annotation | {field: value}}))


def test_a_clean_article_needs_text_that_can_be_encoded() -> None:
    fields = {k: enriched()[k] for k in ("event_id", "id", "paragraphs", "pipeline")}
    assert CleanArticle.model_validate_json(orjson.dumps(fields | {"text": TEXT})).text == TEXT
    with pytest.raises(ContractError):
        decode(CleanArticle, b'{"event_id": "e", "id": "a", "text": "\\ud800", "paragraphs": [], "pipeline": {}}')


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=30))
def test_offsets_go_there_and_back(pairs: list[tuple[int, int]]) -> None:
    bounds, at = [], 0
    for gap, length in pairs:
        bounds.append((at + gap, at + gap + length))
        at += gap + length
    column = Column.of(["x"] * len(pairs))
    annotation = Annotation(
        offsets=Annotation.offsets_of(bounds), heads=(0,) * len(pairs), pos=column, tag=column, dep=column, lemma=column
    )
    assert annotation.bounds() == bounds
