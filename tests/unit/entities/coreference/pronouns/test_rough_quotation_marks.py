"""What stands in quotation marks, and who speaks there."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from attribune_entities.coreference.pronouns.rough_quotation_marks import regions, speakers
from tests.unit.entities.builders import from_docs, marked
from tests.unit.sentences import parsed


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “a b” there.", "“ a b ”"),
        ("He said “a b there.", "“ a b there ."),
        ('He said "a b" there.', '" a b "'),
        ("He said «a b» there.", "« a b »"),
        ("He said ‘the dogs’ tails,’ there.", "‘ the dogs ’ tails , ’"),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, inside: str) -> None:
    table = marked(text).table
    quoted = regions(table)
    assert " ".join(word for word, region in zip(table.words, quoted, strict=True) if region >= 0) == inside


def test_the_speaker_of_a_quote_is_the_subject_beside_it() -> None:
    table = parsed(
        """
        “ `` 2 punct
        Go VB 6 ccomp
        ” '' 2 punct
        Ann NNP 6 nsubj B-PERSON
        Roe NNP 4 flat I-PERSON
        said VBD 0 root
        """
    ).table
    assert speakers(table, regions(table)) == {0: 3}


def test_a_quote_without_a_verb_has_the_speaker_of_the_one_before() -> None:
    table = parsed(
        """
        “ `` 2 punct
        Go VB 6 ccomp
        ” '' 2 punct
        Ann NNP 6 nsubj B-PERSON
        Roe NNP 4 flat I-PERSON
        said VBD 0 root
        . . 6 punct

        “ `` 2 punct
        Stay VB 0 root
        ” '' 2 punct
        """
    ).table
    assert speakers(table, regions(table)) == {0: 3, 1: 3}


def test_backquotes_open_and_straight_ones_close() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["He", "said", "`", "`", "a", "b", "''", "there"])
    doc = Doc(doc.vocab, words=[t.text for t in doc], spaces=[True, True, False, False, True, False, True, False])
    table = from_docs(doc.text, [(doc, 0)]).table
    assert [region >= 0 for region in regions(table)] == [False, False, True, True, True, True, True, False]
