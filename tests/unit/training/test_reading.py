"""Readers of corpus formats, on invented sentences."""

from pathlib import Path

import pytest

from training.annotation import Span
from training.bio import read_columns, read_silver_tags, read_universal_ner, runs_of, spans_of
from training.conllu import read_conllu

CONLLU = """\
# newdoc id = d
# sent_id = d-1
# newpar
1\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcome\tcome\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d-2
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_text(text, encoding="utf8")
    return path


def test_conllu_gives_words_tree_and_spaces(tmp_path: Path) -> None:
    first, second = read_conllu(write(tmp_path, CONLLU))
    assert first.words == ["Ada", "ca", "n't", "come", "."]
    assert first.spaces == [True, False, False, False, True]
    assert first.heads == [3, 3, 3, 3, 3]
    assert first.deps == ["nsubj", "aux", "advmod", "ROOT", "punct"]
    assert first.feats[:2] == ["Number=Sing", ""]
    assert (first.id, first.opens, second.id, second.opens) == ("d-1", True, "d-2", False)


def test_conllu_refuses_a_short_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=":1: 2 columns"):
        list(read_conllu(write(tmp_path, "1\tAda\n\n")))


def test_spans_begin_at_b_and_at_a_change_of_label() -> None:
    tags = ["I-PER", "B-PER", "I-PER", "O", "B-LOC", "I-ORG"]
    expected = [Span(0, 1, "PER"), Span(1, 3, "PER"), Span(4, 5, "LOC"), Span(5, 6, "ORG")]
    assert spans_of(tags) == expected


def test_runs_of_plain_tags_end_with_the_sentence() -> None:
    assert runs_of(["CITY", "O", "DATE", "DATE"]) == [Span(0, 1, "CITY"), Span(2, 4, "DATE")]


def test_universal_ner_keeps_text_and_document_starts_and_drops_b_o(tmp_path: Path) -> None:
    text = (
        "# newdoc id = a\n# sent_id = a-1\n# text = In Oslo.\n1\tIn\tO\t-\t-\n2\tOslo\tB-LOC\t-\t-\n3\t.\tB-O\t-\t-\n\n"
    )
    (sentence,) = read_universal_ner(write(tmp_path, text))
    assert sentence.spans == [Span(1, 2, "LOC")]
    assert (sentence.id, sentence.opens, sentence.text) == ("a-1", True, "In Oslo.")


def test_columns_count_the_lines_that_open_documents(tmp_path: Path) -> None:
    text = "-DOCSTART- O\n\nAda I-PER\nran O\n\n# O\n1 O\n"
    sentences = list(read_columns(write(tmp_path, text)))
    assert [s.id for s in sentences] == ["0", "1", "2"]
    assert sentences[1].spans == [Span(0, 1, "PER")]


def test_silver_tags_by_sentence(tmp_path: Path) -> None:
    assert read_silver_tags(write(tmp_path, "a-1\tO CITY\na-2\tDATE\n")) == {"a-1": ["O", "CITY"], "a-2": ["DATE"]}
