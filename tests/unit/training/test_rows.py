"""Documents as rows of numbers."""

from spacy.tokens import Doc, Span

from tests.unit.training.builders import PIECES, VOCAB
from training.documents import ATTRIBUTION
from training.rows import UNKNOWN, Labels, Row, Rows


def test_a_row_has_what_is_known_and_marks_what_is_not() -> None:
    known = Doc(
        VOCAB, words=["Ada", "sang", "aa"], tags=["NNP", "VBD", ""], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"]
    )
    known.set_ents([Span(known, 0, 1, label="PERSON")], missing=[Span(known, 2, 3)], default="outside")
    known.user_data[ATTRIBUTION] = ["OOB", "OBO", "BOO"]
    labels = Labels.of([known])
    assert labels.names == ["O", "B-PERSON", "I-PERSON"]
    row: Row = Rows(labels, PIECES, {}).row(known, "a")
    assert row.heads.tolist() == [1, 1, 1]
    assert [labels.relations[n] for n in row.relations] == ["nsubj", "ROOT", "obj"]
    assert row.tags.tolist()[2] == UNKNOWN
    assert row.names.tolist() == [1, 0, UNKNOWN]
    assert row.attribution.tolist() == [[2, 2, 0], [2, 0, 2], [0, 2, 2]]
    assert row.encoded.firsts.tolist() == [1, 2, 3]
    bare = Rows(labels, PIECES, {}).row(Doc(VOCAB, words=["aa"]), "a")
    assert (bare.heads.tolist(), bare.attribution.tolist()) == ([UNKNOWN], [[UNKNOWN] * 3])
