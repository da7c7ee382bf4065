"""Marked words that are no speech, each kind with its reason, annotated by the pipeline that ships."""

from __future__ import annotations

import pytest

from attribune_core.events import CleanArticle, Pipeline
from attribune_entities import annotate
from attribune_quotes import link, unquoted
from tests.unit.quotes.builders import article


def clean(text: str) -> CleanArticle:
    return CleanArticle(
        event_id="e", id="a", text=text, paragraphs=((0, len(text)),), pipeline=Pipeline(cleaner="0"), language="en"
    )


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("The novel “The Long Way Down” won a prize in Norway.", "“The Long Way Down”", "title"),
        ("The band played “Songs of the North” to a full hall.", "“Songs of the North”", "title"),
        ("Robert “Ace” Lindgren fixed the boat before noon.", "“Ace”", "nickname"),
        ("The so-called “bathroom bill” went to the senate on Monday.", "“bathroom bill”", "term"),
        ("The so-called “king of the lamp,” a cook from Oslo, was kissed by strangers.", "“king of the lamp,”", "term"),
        ("In the herbarium she was known to all as “the Duchess of Ferns”.", "“the Duchess of Ferns”", "nickname"),
        ("The restaurant was named “Cooks’ Favourite,” and the street was closed.", "“Cooks’ Favourite,”", "nickname"),
        ("The word “tariff” stood on every page of the leaflet.", "“tariff”", "term"),
        ("The company sold its “smart” lamps in twelve countries.", "“smart”", "scare"),
    ],
)
def test_marked_words_that_are_no_speech_have_a_reason(text: str, words: str, reason: str) -> None:
    annotated = annotate(clean(text))
    assert not any(words in quote.text for quote in link(annotated).quotes)
    assert [(one.text, one.reason) for one in unquoted(annotated)] == [(words, reason)]


def test_the_words_of_a_quote_are_not_unquoted() -> None:
    assert unquoted(annotate(clean("“We won the vote,” the mayor told reporters on Monday."))) == []


def test_an_article_without_annotation_has_no_unquoted_words() -> None:
    assert unquoted(article("a DT 0 root").model_copy(update={"annotation": None})) == []
