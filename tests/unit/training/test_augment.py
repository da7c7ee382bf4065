"""Variants of training documents."""

import random

import spacy
from spacy.tokens import Doc, Span

from tests.unit.training.builders import sentence
from training.augment import NamePool, augmented, name_pool, reworded
from training.documents import to_doc

VOCAB = spacy.blank("en").vocab

POOL = NamePool(["Nils"], ["Berg"], {"GPE": ["Oslo"], "ORG": []})


def quoted() -> Doc:
    words = ["“", "Ada", "Moreno", "'s", "here", "”", "said", "Moreno"]
    doc = Doc(VOCAB, words=words, tags=["``", "NNP", "NNP", "POS", "RB", "''", "VBD", "NNP"])
    doc.set_ents([Span(doc, 1, 3, label="PERSON"), Span(doc, 7, 8, label="PERSON")])
    return doc


def test_rewording_keeps_the_annotation() -> None:
    doc = to_doc(VOCAB, [sentence("Ada sang"), sentence("Oslo heard")])
    copy = reworded(doc, ["Eva", "sang", "Rome", "heard"])
    assert [t.text for t in copy] == ["Eva", "sang", "Rome", "heard"]
    assert [(t.tag_, t.dep_, t.head.i) for t in copy] == [(t.tag_, t.dep_, t.head.i) for t in doc]


def test_variants_swap_names_alike_and_pair_their_marks() -> None:
    pairs = {("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("”", "”")}
    rng = random.Random(0)
    seen, swapped = set(), 0
    for _ in range(300):
        doc = augmented(quoted(), POOL, rng)
        words = [t.text for t in doc]
        seen.add((words[0], words[5]))
        assert words[2] == words[7], "the surname stays one"
        assert [t.ent_type_ for t in doc] == ["", "PERSON", "PERSON", "", "", "", "", "PERSON"]
        swapped += words[2].lower() != "moreno"
    assert seen == pairs
    assert 30 < swapped < 200


def test_the_pool_takes_words_of_names() -> None:
    pool = name_pool([quoted()], cities=["Oslo"])
    assert (pool.first, pool.last, pool.single["GPE"]) == (["Ada"], ["Moreno"], ["Oslo"])
