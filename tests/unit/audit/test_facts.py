"""What the audit counts of each quote."""

from __future__ import annotations

from typing import Any

import pytest

from attribune_audit.facts import QuoteFacts, quote_facts
from tests.unit.audit.builders import model
from tests.unit.desk.articles import event, person, quote


def facts(**more: Any) -> QuoteFacts:
    (found,) = quote_facts(model(event(**more)))
    return found


def with_speaker(**changed: Any) -> dict[str, Any]:
    """Return an event whose quote's speaker has other values."""
    made = event()
    made["quotes"][0]["speaker"] |= changed
    return made


def test_a_named_person() -> None:
    found = facts(published_at="2026-03-04")
    assert (found.outlet, found.month, found.article) == ("The Harbour Post", "2026-03", "a")
    assert (found.speaker_kind, found.person, found.name) == ("named person", "ada roe", "Ada Roe")
    assert (found.type, found.words, found.is_beginning) == ("direct", 2, True)


def test_an_article_without_outlet_and_date() -> None:
    found = facts(source=None)
    assert (found.outlet, found.month) == ("unknown", "unknown")
    (dated,) = quote_facts(model(event(source=None)), month="2026-05")
    assert dated.month == "2026-05"


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, "named person"),
        ({"named": False, "name_key": None}, "unnamed person"),
        ({"label": "ORG"}, "organisation"),
        ({"label": "GPE"}, "organisation"),
        ({"label": "ORG", "named": False, "name_key": None}, "organisation"),
    ],
)
def test_who_speaks(changed: dict[str, Any], kind: str) -> None:
    made = event()
    made["entities"][0] |= changed
    (found,) = quote_facts(model(made))
    assert found.speaker_kind == kind
    assert (found.role_group is None) == (found.pronoun is None) == (kind != "named person")


def test_a_document_and_nobody() -> None:
    (document,) = quote_facts(model(with_speaker(document=True)))
    assert document.speaker_kind == "document"
    made = event()
    made["quotes"][0]["speaker"] = None
    (nobody,) = quote_facts(model(made))
    assert (nobody.speaker_kind, nobody.person) == ("nobody", None)


def test_the_people_file_says_who_somebody_is() -> None:
    made = event()
    made["entities"][0]["kb"] = {"id": "wikidata:Q1", "confidence": 0.9, "why": "name"}
    (found,) = quote_facts(model(made))
    assert found.person == "wikidata:Q1"


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        ([], "none"),
        (["he", "His"], "he"),
        (["She"], "she"),
        (["they", "their"], "they"),
        (["she", "they"], "mixed"),
        (["who", "it"], "none"),
    ],
)
def test_the_pronouns_are_those_of_the_text(words: list[str], pronoun: str) -> None:
    text = "“We won,” Ada Roe said. " + " ".join(words)
    who = person("Ada Roe", text)
    for word in words:
        start = text.index(word, 24)
        who["mentions"].append({"start": start, "end": start + len(word), "text": word, "kind": "pronoun"})
    found = facts(text=text, entities=[who], quotes=[quote("“We won,”", text, who)])
    assert found.pronoun == pronoun


def test_a_title_is_no_reason_for_a_pronoun() -> None:
    made = event()
    made["entities"][0]["titles"] = ["Mrs", "chairwoman"]
    (found,) = quote_facts(model(made))
    assert (found.pronoun, found.role_group) == ("none", "business")


def test_what_was_not_said_and_quotes_within_quotes_do_not_count() -> None:
    text = "“We ‘won’ it,” Ada Roe said."
    who = person("Ada Roe", text)
    outer = quote("“We ‘won’ it,”", text, who)
    inner = quote("‘won’", text, None, 2, nested_in="q1")
    cue = {"spans": [[23, 27]], "text": "said", "lemma": "say", "kind": "speech"}
    asked = quote("“We ‘won’ it,”", text, who, 3, modality="question", cue=cue)
    made = model(event(text=text, entities=[who], quotes=[outer, inner, asked]))
    assert [one.quote for one in quote_facts(made)] == ["q1"]


def test_the_first_three_paragraphs_are_the_beginning() -> None:
    parts = ["One.", "Two.", "“Three,” Ada Roe said.", "“Four,” Ada Roe said."]
    text = "\n\n".join(parts)
    spans, at = [], 0
    for part in parts:
        spans.append([at, at + len(part)])
        at += len(part) + 2
    who = person("Ada Roe", text)
    quotes = [quote("“Three,”", text, who, 1), quote("“Four,”", text, who, 2)]
    made = model(event(text=text, paragraphs=spans, entities=[who], quotes=quotes))
    assert [one.is_beginning for one in quote_facts(made)] == [True, False]
