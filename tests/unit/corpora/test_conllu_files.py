"""Reading CoNLL-U, on invented sentences."""

from pathlib import Path

import pytest

from corpora.conllu_files import read_conllu
from tests.unit.corpora.builders import write

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


def test_conllu_gives_words_tree_and_spaces(tmp_path: Path) -> None:
    first, second = read_conllu(write(tmp_path, CONLLU))
    assert first.words == ["Ada", "ca", "n't", "come", "."]
    assert first.spaces == [True, False, False, False, True]
    assert first.heads == [3, 3, 3, 3, 3]
    assert first.deps == ["nsubj", "aux", "advmod", "ROOT", "punct"]
    assert first.feats[:2] == ["Number=Sing", ""]
    assert (first.id, first.opens, second.id, second.opens) == ("d-1", True, "d-2", False)


def test_an_empty_node_is_left_out_and_a_block_opens_a_paragraph(tmp_path: Path) -> None:
    text = "# newpar_block\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n1.1\tcome\tcome\tVERB\tVB\t_\t_\t_\t_\t_\n"
    (sentence,) = read_conllu(write(tmp_path, text))
    assert (sentence.words, sentence.opens) == (["Yes"], True)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1\tAda", "2 columns in the line of 'Ada'"),
        ("1\tAda\tAda\tPROPN\tNNP\t_\t_\tnsubj\t_\t_", "no head in the line of 'Ada'"),
        ("1\tAda\tAda\tPROPN\tNNP\t_\tfour\tnsubj\t_\t_", "four"),
    ],
)
def test_a_line_that_is_not_in_the_format_is_refused(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"file: .*{fault}"):
        list(read_conllu(write(tmp_path, f"{line}\n\n")))
