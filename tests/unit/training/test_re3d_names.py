"""The names of re3d that count, on an invented document."""

import spacy
from spacy.tokens import Doc

from corpora.re3d import Document
from corpora.sentences import LabelledSpan
from training.re3d_names import compared

TEXT = "President Ada Moreno met officials of the Harbour Board in Oslo"
FOUND = ["O", "B-PERSON", "I-PERSON", "O", "O", "O", "O", "B-ORG", "I-ORG", "O", "B-ORG"]


def entity(value: str, label: str) -> LabelledSpan:
    start = TEXT.index(value)
    return LabelledSpan(start, start + len(value), label)


def test_names_count_and_descriptions_do_not() -> None:
    entities = [("President Ada Moreno", "PER"), ("officials of the Harbour Board", "PER"), ("Oslo", "LOC")]
    document = Document(TEXT, [entity(*one) for one in entities])
    gold, found = compared(document, Doc(spacy.blank("en").vocab, words=TEXT.split(), ents=FOUND))
    assert gold == {LabelledSpan(1, 3, "PER"), LabelledSpan(10, 11, "LOC")}
    # A name in a description is neither asked for nor wrong.
    assert found == {LabelledSpan(1, 3, "PER"), LabelledSpan(10, 11, "ORG")}
