"""What the page of an article is made of."""

from __future__ import annotations

from typing import Any

from attribune_core.events import EnrichedArticle
from attribune_desk.article_view import View, view
from tests.unit.core.builders import read
from tests.unit.desk.articles import event, person, quote

TEXT = "🙂🙂 “We won,” Ada Roe said. “They lost.” Bo Lee denied it."


def viewed(**more: Any) -> View:
    ada, bo = person("Ada Roe", TEXT, 1), person("Bo Lee", TEXT, 2)
    quotes = [
        quote("“We won,”", TEXT, ada, 1),
        quote("“They lost.”", TEXT, ada, 2),
        quote("it", TEXT, bo, 3, type="indirect", nested_in="q2"),
    ]
    fields = {"text": TEXT, "paragraphs": [[0, len(TEXT)]], "sentences": [], "entities": [ada, bo], "quotes": quotes}
    found: EnrichedArticle = read(event(**(fields | more)))
    return view(found)


def test_the_runs_of_a_paragraph_are_its_text() -> None:
    (runs,) = viewed().paragraphs
    assert "".join(part.text for run in runs for part in run.parts) == TEXT
    assert [("".join(part.text for part in run.parts), run.by) for run in runs if run.quote] == [
        ("“We won,”", "0"),
        ("“They lost.”", "0"),
        ("it", "1"),
    ]


def test_speakers_come_first_and_have_colours() -> None:
    found = viewed()
    assert [(one.name, one.quotes, one.colour, one.person) for one in found.speakers] == [
        ("Ada Roe", 2, 0, "ada roe"),
        ("Bo Lee", 1, 1, "bo lee"),
    ]
    assert next((one.speaker, one.colour, one.confidence) for one in found.quotes) == ("Ada Roe", 0, 97)
    assert found.quotes[2].nested_in == "q2"


def test_a_quote_says_whether_it_was_said() -> None:
    ada = person("Ada Roe", TEXT)
    event_quotes = [
        quote("“We won,”", TEXT, ada, 1, modality="disputed"),
        quote("“They lost.”", TEXT, ada, 2, modality="actual"),
    ]
    found = viewed(entities=[ada], quotes=event_quotes)
    assert [one.modality for one in found.quotes] == ["disputed", None]


def test_a_quote_over_two_paragraphs_begins_once() -> None:
    found = viewed(paragraphs=[[0, 7], [7, len(TEXT)]])
    firsts = [run.first for runs in found.paragraphs for run in runs if run.quote and run.quote.id == "q1"]
    assert firsts == [True, False]


def test_nobody_is_chosen_who_says_nothing() -> None:
    ada = person("Ada Roe", "Ada Roe smiled.")
    nobody = read(event(text="Ada Roe smiled.", paragraphs=[], sentences=[], entities=[ada], quotes=[]))
    assert view(nobody, 0).chosen is None
    assert [one.name for one in view(nobody).others] == ["Ada Roe"]
