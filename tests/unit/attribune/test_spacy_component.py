"""The component over small pipelines made here: one with each scheme's labels."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribune.spacy_component import NAME
from attribune_core.errors import ModelError

_DIRECT = """
“ `` 3 punct 0
We PRP 3 nsubj 1
won VBD 6 ccomp 0
, , 3 punct 0
” '' 3 punct 1
said VBD 0 ROOT 1
Ada NNP 8 compound 1
Roe NNP 6 nsubj 0
. . 6 punct 0
"""
_TOLD = """
Ada NNP 2 compound 1
Roe NNP 3 nsubj 1
told VBD 0 ROOT 1
Lind NNP 3 {obj} 1
that IN 8 mark 1
it PRP 8 {subject} 1
was VBD 8 {aux} 1
denied VBN 3 ccomp 0
. . 3 punct 0
"""
_POS = {"NNP": "PROPN", "PRP": "PRON", "VBD": "VERB", "VBN": "VERB", "IN": "SCONJ"}
_LEMMAS = {"said": "say", "told": "tell", "won": "win", "was": "be", "denied": "deny"}
_LABELS = {
    "ud": {"obj": "obj", "subject": "nsubj:pass", "aux": "aux:pass"},
    "clearnlp": {"obj": "dobj", "subject": "nsubjpass", "aux": "auxpass"},
}


@Language.factory("parse_by_hand")
class ByHand:
    """Gives a text the parse of `rows`: a token a line, `word tag head relation space`."""

    def __init__(self, nlp: Language, name: str, rows: str) -> None:
        fields = [line.split() for line in rows.split("\n") if line]
        self._columns = list(zip(*fields, strict=True))

    def __call__(self, doc: Doc) -> Doc:
        words, tags, heads, deps, spaces = self._columns
        read = Doc(
            doc.vocab,
            words=list(words),
            spaces=[space == "1" for space in spaces],
            heads=[int(head) - 1 if head != "0" else at for at, head in enumerate(heads)],
            deps=list(deps),
            tags=list(tags),
            pos=[_POS.get(tag, "PUNCT") for tag in tags],
            lemmas=[_LEMMAS.get(word, word) for word in words],
            ents=["B-PERSON" if word == "Ada" else "I-PERSON" if word == "Roe" else "O" for word in words],
        )
        assert read.text == doc.text
        return read


def pipeline(rows: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("parse_by_hand", config={"rows": rows})
    nlp.add_pipe(NAME)
    return nlp


def test_a_doc_has_quotes_whose_parts_are_spans_of_it() -> None:
    doc = pipeline(_DIRECT)("“We won,” said Ada Roe.")
    (quote,) = doc._.quotes
    assert quote.text == "“We won,”"
    assert [span.text for span in quote.spans] == ["“We won,”"]
    assert all(span.doc is doc for span in quote.spans)
    assert (quote.cue.text, quote.speaker.text, quote.name) == ("said", "Ada Roe", "Ada Roe")
    assert quote.entity.label == "PERSON"


@pytest.mark.parametrize("scheme", _LABELS)
def test_the_labels_of_either_scheme(scheme: str) -> None:
    doc = pipeline(_TOLD.format(**_LABELS[scheme]))("Ada Roe told Lind that it was denied.")
    (quote,) = doc._.quotes
    assert (quote.text, quote.name, quote.quote.type) == ("it was denied", "Ada Roe", "indirect")


def test_an_empty_doc_has_no_quotes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    assert nlp("")._.quotes == []


def test_a_pipeline_without_a_parser_is_told_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    with pytest.raises(ModelError, match="needs a parser"):
        nlp("Ada Roe said so.")


def test_over_the_pipeline_that_ships() -> None:
    nlp = spacy.load("en_attribune_news")
    nlp.add_pipe(NAME)
    doc = nlp("“We won the vote,” Ada Roe said on Monday.\n\n“Nobody expected it of us this year,” she added.")
    first, second = doc._.quotes
    assert first.name == "Ada Roe"
    assert second.speaker.text == "she"
