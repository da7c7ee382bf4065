"""What the pipeline that ships promises to those who load it. The texts are invented."""

from pathlib import Path

import en_attribune_news
import pytest
import spacy
from spacy.language import Language

NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW"}
VALUES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}

PARAGRAPHS = [
    "“We will not wait,” Senator Maria Delgado told reporters in Chicago on Tuesday. “The vote is next week.”",
    "The White House and the Pentagon declined to comment, and President Kofi Mensah's office did not respond.",
    "According to the U.N. Security Council, at least 40 people were killed near the Syrian border.",
    "Mr. Tanaka, who has led the company since 2011, said the deal was worth $3 billion.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_attribune_news")


def names(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in nlp(text).ents}


def test_it_says_what_it_is(nlp: Language) -> None:
    assert (nlp.meta["lang"], nlp.meta["name"]) == ("en", "attribune_news")
    assert nlp.meta["version"] == en_attribune_news.__version__
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"]


def test_it_is_small() -> None:
    package = Path(en_attribune_news.__file__).parent
    assert sum(file.stat().st_size for file in package.rglob("*") if file.is_file()) < 30_000_000


def test_labels_are_those_of_ontonotes(nlp: Language) -> None:
    assert set(nlp.pipe_labels["ner"]) == NAMES | VALUES


def test_relations_keep_their_subtypes(nlp: Language) -> None:
    assert {"nsubj:pass", "acl:relcl", "aux:pass", "ccomp", "parataxis"} <= set(nlp.pipe_labels["parser"])


def test_names_end_where_titles_and_possessives_begin(nlp: Language) -> None:
    assert ("Maria Delgado", "PERSON") in names(nlp, PARAGRAPHS[0])
    assert ("Kofi Mensah", "PERSON") in names(nlp, PARAGRAPHS[1])


def test_bodies_that_act_are_organisations(nlp: Language) -> None:
    assert {("White House", "ORG"), ("Pentagon", "ORG")} <= names(nlp, PARAGRAPHS[1])
    assert ("U.N. Security Council", "ORG") in names(nlp, PARAGRAPHS[2])


def test_values_and_nationalities_are_found(nlp: Language) -> None:
    assert {("Tuesday", "DATE"), ("Chicago", "GPE")} <= names(nlp, PARAGRAPHS[0])
    assert ("Syrian", "NORP") in names(nlp, PARAGRAPHS[2])
    assert {("2011", "DATE"), ("$3 billion", "MONEY")} <= names(nlp, PARAGRAPHS[3])


def test_the_marks_do_not_change_who_speaks(nlp: Language) -> None:
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»")):
        doc = nlp(PARAGRAPHS[0].replace("“", opening).replace("”", closing))
        cue = next(token for token in doc if token.text == "told")
        assert cue.lemma_ == "tell"
        assert [(child.dep_, child.text) for child in cue.children if child.dep_ == "nsubj"] == [("nsubj", "Maria")]


def test_sentences_are_separated(nlp: Language) -> None:
    doc = nlp("The port will close on Friday. Workers were told last week. Nobody answered our questions.")
    assert [str(sent) for sent in doc.sents] == [
        "The port will close on Friday.",
        "Workers were told last week.",
        "Nobody answered our questions.",
    ]


def test_a_batch_changes_nothing(nlp: Language) -> None:
    texts = PARAGRAPHS * 8
    alone = [doc.to_json() for doc in nlp.pipe(texts, batch_size=1)]
    assert [doc.to_json() for doc in nlp.pipe(texts, batch_size=64)] == alone
