"""Parsed articles from Docs."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from attribune_entities.document.annotation import sentences
from tests.unit.entities.builders import from_docs

VOCAB = spacy.blank("en").vocab


def test_white_space_tokens_are_left_out_and_their_dependents_climb() -> None:
    doc = Doc(
        VOCAB,
        words=["She", "\n", "left", "."],
        spaces=[True, False, False, False],
        heads=[1, 2, 2, 1],
        deps=["nsubj", "dep", "ROOT", "punct"],
        ents=["B-PERSON", "I-PERSON", "O", "O"],
    )
    article = from_docs(doc.text, [(doc, 0)])
    table = article.table
    assert table.words == ["She", "left", "."]
    assert table.heads == [1, 1, 1]
    assert [(one.first, one.last) for one in article.spans] == [(0, 1)]
    assert [table.text[a:b] for a, b in zip(table.starts, table.ends, strict=True)] == table.words


def test_paragraphs_keep_their_place_in_the_text() -> None:
    nlp = spacy.blank("en")
    docs = [(nlp(text), offset) for text, offset in (("Ann left.", 0), ("Bo came.", 11))]
    table = from_docs("Ann left.\n\nBo came.", docs, [(0, 9), (11, 19)]).table
    assert sentences(table) == ((0, 9), (11, 19))
    assert table.paragraph_of == [0, 0, 0, 1, 1, 1]
    assert table.paragraphs == [(0, 3), (3, 6)]


def test_a_whole_article_has_its_paragraphs() -> None:
    text = "Ann left.\n\nBo came."
    table = from_docs(text, [(spacy.blank("en")(text), 0)], [(0, 9), (11, 19)]).table
    assert table.words == ["Ann", "left", ".", "Bo", "came", "."]
    assert table.paragraph_of == [0, 0, 0, 1, 1, 1]
