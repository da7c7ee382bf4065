"""Reading files of BIO tags, on invented sentences."""

from pathlib import Path

from corpora.bio_files import read_columns, read_silver_tags, read_universal_ner, runs_of, spans_of
from corpora.sentences import LabelledSpan
from tests.unit.corpora.builders import write


def test_spans_begin_at_b_and_at_a_change_of_label() -> None:
    tags = ["I-PER", "B-PER", "I-PER", "O", "B-LOC", "I-ORG"]
    expected = [
        LabelledSpan(0, 1, "PER"),
        LabelledSpan(1, 3, "PER"),
        LabelledSpan(4, 5, "LOC"),
        LabelledSpan(5, 6, "ORG"),
    ]
    assert spans_of(tags) == expected


def test_runs_of_plain_tags_end_with_the_sentence() -> None:
    assert runs_of(["CITY", "O", "DATE", "DATE"]) == [LabelledSpan(0, 1, "CITY"), LabelledSpan(2, 4, "DATE")]


def test_universal_ner_keeps_text_and_document_starts_and_drops_b_o(tmp_path: Path) -> None:
    text = (
        "# newdoc id = a\n# sent_id = a-1\n# text = In Oslo.\n1\tIn\tO\t-\t-\n2\tOslo\tB-LOC\t-\t-\n3\t.\tB-O\t-\t-\n\n"
    )
    (sentence,) = read_universal_ner(write(tmp_path, text))
    assert sentence.spans == [LabelledSpan(1, 2, "LOC")]
    assert (sentence.id, sentence.opens, sentence.text) == ("a-1", True, "In Oslo.")


def test_columns_count_the_lines_that_open_documents(tmp_path: Path) -> None:
    text = "-DOCSTART- O\n\nAda I-PER\nran O\n\n# O\n1 O\n"
    sentences = list(read_columns(write(tmp_path, text)))
    assert [s.id for s in sentences] == ["0", "1", "2"]
    assert sentences[1].spans == [LabelledSpan(0, 1, "PER")]


def test_silver_tags_by_sentence(tmp_path: Path) -> None:
    assert read_silver_tags(write(tmp_path, "a-1\tO CITY\na-2\tDATE\n")) == {"a-1": ["O", "CITY"], "a-2": ["DATE"]}
