"""What a pipeline is given of an article, and the article put together again."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribune_entities.document.paragraph_splitting import MAX_CODE_POINTS
from attribune_entities.document.parsing import parse
from tests.unit.entities.builders import clean_article

SHORT = "Ann left.\n\nRome fell."
LONG = "Ann Roe left. " * (MAX_CODE_POINTS // 10) + "\n\nRome fell."
#: The texts that the pipeline was given.
GIVEN: list[str] = []


@Language.component("note_texts")
def note(doc: Doc) -> Doc:
    GIVEN.append(doc.text)
    return doc


@pytest.fixture
def nlp() -> Language:
    GIVEN.clear()
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("note_texts")
    return made


def test_a_pipeline_is_given_paragraphs(nlp: Language) -> None:
    (article,) = parse(nlp, [clean_article(SHORT)])
    assert GIVEN == ["Ann left.", "Rome fell."]
    assert article.table.words == ["Ann", "left", ".", "Rome", "fell", "."]
    assert article.table.paragraph_of == [0, 0, 0, 1, 1, 1]


def test_a_pipeline_that_asks_for_articles_is_given_them(nlp: Language) -> None:
    nlp.meta["reads"] = "articles"
    parse(nlp, [clean_article(SHORT)])
    assert GIVEN == [SHORT]


def test_the_parts_of_a_long_paragraph_are_put_together(nlp: Language) -> None:
    (article,) = parse(nlp, [clean_article(LONG)])
    table = article.table
    assert len(GIVEN) > 2
    assert max(map(len, GIVEN)) <= MAX_CODE_POINTS
    assert [table.text[start:end] for start, end in zip(table.starts, table.ends, strict=True)] == table.words
    assert table.words == [token.text for token in spacy.blank("en")(LONG) if not token.is_space]
    assert len(table.paragraphs) == 2


def test_articles_keep_their_order(nlp: Language) -> None:
    found = parse(nlp, [clean_article(text) for text in ("One.", "Two.", "Three.")])
    assert [article.table.words[0] for article in found] == ["One", "Two", "Three"]
