"""What the pipeline that ships promises to those who load it. The texts are invented."""

import pickle
from pathlib import Path

import en_attribune_news
import numpy as np
import pytest
import spacy
from en_attribune_news.names import COLUMNS, NAME_SCORES, Names
from spacy.language import Language
from spacy.tokens import Doc

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
    assert nlp.pipe_names == ["encoder", "tagger", "parser", "lemmatizer", "ner", "quotation", "doc_cleaner"]


def test_it_is_small() -> None:
    package = Path(en_attribune_news.__file__).parent
    assert sum(file.stat().st_size for file in package.rglob("*") if file.is_file()) < 40_000_000


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


def test_documents_of_white_space_or_nothing_pass(nlp: Language) -> None:
    for text in ("", " ", "\n\n", " \n word"):
        doc = nlp(text)
        assert doc.text == text
        assert [token.pos_ for token in doc if token.is_space] == ["SPACE"] * sum(token.is_space for token in doc)


def test_sentences_that_are_set_stay(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Ports", "closed", "Workers", "left", "."], sent_starts=[1, -1, 1, -1, -1])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [sent.text for sent in doc.sents] == ["Ports closed", "Workers left ."]
    glued = Doc(nlp.vocab, words=["It", "closed", ".", "They", "left", "."], sent_starts=[1, -1, -1, -1, -1, -1])
    for _, component in nlp.pipeline:
        glued = component(glued)
    assert len(list(glued.sents)) == 1


def test_entities_that_are_set_stay(nlp: Language) -> None:
    doc = nlp.make_doc(PARAGRAPHS[0])
    given = doc.char_span(1, 3, label="EVENT")
    assert given is not None
    doc.ents = [given]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents][:2] == [("We", "EVENT"), ("Maria Delgado", "PERSON")]


def test_each_paragraph_begins_a_sentence(nlp: Language) -> None:
    doc = nlp("The port is closed\n\nWorkers left on Friday")
    assert [sent.text.strip() for sent in doc.sents] == ["The port is closed", "Workers left on Friday"]


def test_it_marks_what_is_said_and_by_whom(nlp: Language) -> None:
    doc = nlp(PARAGRAPHS[3])
    table = doc.user_data["quotation"]
    assert table.shape == (len(doc), 6)
    assert (table[:, 0::2].astype(int) + table[:, 1::2] <= 36).all()
    words = [token.text for token in doc]
    content, cue, source = ((table[:, at].astype(int) + table[:, at + 1]) > 17 for at in (0, 2, 4))
    assert [word for word, inside in zip(words, cue, strict=True) if inside] == ["said"]
    assert {"deal", "worth", "billion"} <= {word for word, inside in zip(words, content, strict=True) if inside}
    assert "Tanaka" in [word for word, inside in zip(words, source, strict=True) if inside]


def test_a_paragraph_is_read_alike_alone_and_in_an_article(nlp: Language) -> None:
    article = nlp("\n\n".join(PARAGRAPHS))
    alone = [nlp(text) for text in PARAGRAPHS]
    assert [e.text for e in article.ents] == [e.text for doc in alone for e in doc.ents]
    assert [s.text.strip() for s in article.sents] == [s.text for doc in alone for s in doc.sents]
    # The scale of the eight-bit numbers follows from all that is read together, so a close call may go either way.
    together = [token.dep_ for token in article if not token.is_space]
    same = [a == b for a, b in zip(together, (t.dep_ for doc in alone for t in doc), strict=True)]
    assert sum(same) >= len(same) - 2


def test_a_document_goes_to_bytes_and_back(nlp: Language) -> None:
    doc = nlp(PARAGRAPHS[0])
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).to_json() == doc.to_json()


def test_the_pipeline_goes_to_disk_and_through_pickle(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    expected = nlp(PARAGRAPHS[0]).to_json()
    assert spacy.load(tmp_path)(PARAGRAPHS[0]).to_json() == expected
    encoder = pickle.loads(pickle.dumps(nlp.get_pipe("encoder")))
    doc = encoder(nlp.make_doc(PARAGRAPHS[0]))
    for name, component in nlp.pipeline[1:]:
        assert name != "encoder"
        doc = component(doc)
    assert doc.to_json() == expected


def test_components_say_that_they_need_the_encoder(nlp: Language) -> None:
    with pytest.raises(ValueError, match="'ner' needs the encoder"):
        nlp.get_pipe("ner")(nlp.make_doc("Ada"))
    with pytest.raises(ValueError, match="holds no network"):
        spacy.blank("en").add_pipe("attribune_encoder")(nlp.make_doc("Ada"))


def test_the_scores_of_names_stay_with_the_document(nlp: Language) -> None:
    doc = nlp("Ada Moreno flew to Kenya with the World Health Organization.")
    table = doc.user_data[NAME_SCORES]
    assert (table.shape, table.dtype) == ((len(doc), len(COLUMNS)), np.int8)
    best = [COLUMNS[row.argmax()] if row.max() > 0 else "" for row in table]
    assert best == [token.ent_type_ for token in doc]


def test_a_label_that_the_network_lacks_has_the_least_score() -> None:
    names = Names(spacy.blank("en").vocab).fill(["O", "B-PERSON", "I-PERSON"])
    rows = names._steps(np.array([[0.0, 1.0, 2.0], [0.0, -1.0, -40.0]], dtype=np.float32))
    assert rows[:, 0].tolist() == [16, -8]
    assert (rows[:, 1:] == -127).all()
