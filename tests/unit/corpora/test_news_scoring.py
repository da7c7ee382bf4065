"""Who said what, scored on an invented article."""

from __future__ import annotations

from typing import Any

import pytest

from corpora.news_gold import Article, Quote
from corpora.news_scoring import Comparison, compare, people_found, same_name, way_of

TEXT = "“We sail,” said Ada Moreno. She called it “a start”. Rain was due, the office said."


def article() -> Article:
    def quote(words: str, mention: str | None, name: str | None, description: str | None = None) -> Quote:
        start = TEXT.index(words)
        return Quote(((start, start + len(words)),), "“" in words, mention, name, description, "said")

    quotes = (
        quote("“We sail,”", "Ada Moreno", "Ada Moreno"),
        quote("it “a start”", "She", "Ada Moreno"),
        quote("Rain was due", "the office", None, "the harbour office"),
    )
    return Article("lantern", TEXT, quotes, ("Ada Moreno",))


def event(**changed: Any) -> dict[str, Any]:
    """The event of a faultless reading."""

    def quote(words: str, speaker: str, entity: str, kind: str = "direct", **more: Any) -> dict[str, Any]:
        start = TEXT.index(words)
        return {
            "text": words,
            "spans": [[start, start + len(words)]],
            "type": kind,
            "cue": {"kind": "speech"},
            "speaker": {"text": speaker, "entity": entity},
            "speakers": [],
            "confidence": 0.9,
            "nested_in": None,
            **more,
        }

    return {
        "text": TEXT,
        "entities": [
            {"id": "e1", "label": "PERSON", "name": "Ada Moreno", "named": True},
            {"id": "e2", "label": "ORG", "name": "the office", "named": False},
        ],
        "quotes": [
            quote("“We sail,”", "Ada Moreno", "e1"),
            quote("it “a start”", "She", "e1", "mixed"),
            quote("Rain was due", "the office", "e2", "indirect"),
        ],
        **changed,
    }


def right(found: dict[str, Any]) -> tuple[int, int, int]:
    """How many quotes are found, right and counted."""
    compared: Comparison = compare(article(), found)
    return len(compared.pairs), len(compared.right()), len(compared.counted())


def changed_quote(number: int, **changes: Any) -> dict[str, Any]:
    quotes = [dict(one) for one in event()["quotes"]]
    quotes[number] |= changes
    return event(quotes=quotes)


def test_a_faultless_reading_is_right() -> None:
    assert right(event()) == (3, 3, 3)


def test_the_text_of_the_event_may_be_another_than_the_articles() -> None:
    found = event()
    found["text"] = f"Lantern news. {TEXT}"
    for quote in found["quotes"]:
        quote["spans"] = [[start + 14, end + 14] for start, end in quote["spans"]]
    assert right(found) == (3, 3, 3)


@pytest.mark.parametrize(
    ("number", "changes", "expected"),
    [
        (0, {"speaker": {"text": "the office", "entity": "e2"}}, (3, 2, 3)),
        (0, {"speaker": None}, (3, 2, 3)),
        (2, {"speaker": {"text": "She", "entity": "e1"}}, (3, 2, 3)),
        (2, {"speaker": {"text": "a harbour clerk", "entity": "e2"}}, (3, 3, 3)),
        (2, {"speaker": {"text": "nobody else", "entity": "e2"}}, (3, 2, 3)),
        # Less than half of the letters in common.
        (2, {"spans": [[0, 66]]}, (2, 2, 3)),
        (2, {"spans": [[0, 66]], "cue": {"kind": "thought"}}, (2, 2, 2)),
        (2, {"spans": [[0, 66]], "modality": "question"}, (2, 2, 2)),
        (2, {"modality": "question"}, (3, 3, 3)),
    ],
)
def test_what_is_wrong(number: int, changes: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert right(changed_quote(number, **changes)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Moreno", "Moreno", True),
        ("Ada Moreno", "Ms Ada Moreno", True),
        ("Ada Moreno", "Ada", True),
        ("Ada Moreno", "Ana Moreno", False),
        ("United Nations", "UN", True),
        ("Zoë Roe", "Zoe Roe", True),
        ("Ada Moreno's", "Ada Moreno", True),
        ("", "Ada", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("mention", "way"),
    [
        ("She", "pronoun"),
        ("Ada Moreno", "name"),
        ("the Mayor", "description"),
        ("a clerk", "description"),
        (None, "none"),
    ],
)
def test_how_a_speaker_is_named(mention: str | None, way: str) -> None:
    assert way_of(mention) == way


def test_a_name_that_fits_two_people_is_neithers() -> None:
    assert people_found(["Ada Moreno", "Ida Moreno"], ["Moreno"]) == 0
    assert people_found(["Ada Moreno", "Ida Moreno"], ["Ada Moreno", "Ada Moreno"]) == 1
