"""Reading CoreNLP's tables of tokens, on an invented one."""

from pathlib import Path

import pytest

from corpora.polnear_silver import Token, read_sentences
from tests.unit.corpora.builders import write

ADA = "0\t3\tAda\tAda\tNNP\t2\tnsubj\tPERSON\n"
LEFT = "4\t8\tleft\tleave\tVBD\t0\troot\tO\n"


def test_a_blank_line_ends_a_sentence(tmp_path: Path) -> None:
    first, second = read_sentences(write(tmp_path, f"{ADA}{LEFT}\n\n{LEFT}"))
    assert first == [
        Token(0, 3, "Ada", "Ada", "NNP", 2, "nsubj", "PERSON"),
        Token(4, 8, "left", "leave", "VBD", 0, "root", "O"),
    ]
    assert len(second) == 1


def test_a_line_of_other_columns_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=":2: 2 columns"):
        list(read_sentences(write(tmp_path, f"{ADA}4\tleft\n")))
