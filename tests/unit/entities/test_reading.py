from __future__ import annotations

import spacy
from spacy.tokens import Doc

from attribune_entities.columns import annotation, sentences
from attribune_entities.reading import Reading, role
from tests.unit.entities.builders import parsed

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
    reading = Reading(doc.text)
    reading.add(doc, 0, [0])
    assert reading.word == ["She", "left", "."]
    assert reading.head == [1, 1, 1]
    assert [(one.first, one.last) for one in reading.found] == [(0, 1)]
    assert [reading.text[a:b] for a, b in zip(reading.start, reading.end, strict=True)] == reading.word


def test_paragraphs_keep_their_place_in_the_text() -> None:
    reading = Reading("Ann left.\n\nBo came.")
    for text, offset in (("Ann left.", 0), ("Bo came.", 11)):
        reading.add(spacy.blank("en")(text), offset, [0, 11])
    assert sentences(reading) == ((0, 9), (11, 19))
    assert reading.paragraph == [0, 0, 0, 1, 1, 1]


def test_a_whole_article_has_its_paragraphs() -> None:
    reading = Reading("Ann left.\n\nBo came.")
    reading.add(spacy.blank("en")(reading.text), 0, [0, 11])
    assert reading.word == ["Ann", "left", ".", "Bo", "came", "."]
    assert reading.paragraph == [0, 0, 0, 1, 1, 1]


def test_both_schemes_give_one_role() -> None:
    assert [
        role(name) for name in ("nsubjpass", "nsubj:pass", "dobj", "obj", "poss", "nmod:poss", "ROOT", "obl:tmod")
    ] == [*("nsubj", "nsubj", "obj", "obj", "poss", "poss", "root", "obl")]


def test_the_annotation_gives_back_the_tokens() -> None:
    reading = parsed("Ann NNP 2 nsubj B-PERSON\nleft VBD 0 root\nher PRP$ 4 nmod:poss\nhouse NN 2 obj")
    columns = annotation(reading, "ud")
    assert columns.bounds() == list(zip(reading.start, reading.end, strict=True))
    assert columns.absolute_heads() == reading.head
    assert columns.dep.decode() == ["nsubj", "ROOT", "nmod:poss", "obj"]
    assert columns.tag.decode() == reading.tag
    assert columns.lemma.decode() == reading.lemma
