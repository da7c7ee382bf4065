"""Reading LitBank, on an invented passage."""

from pathlib import Path

from corpora.litbank import read_pronouns
from tests.unit.corpora.builders import words

BRAT = "Mrs. Ada Roe of Rome 's club left .\nShe wept .\n"

ANN = """T1\tPROP_PER 0 27\tMrs. Ada Roe of Rome 's club
T2\tAda-1 0 27\tMrs. Ada Roe of Rome 's club
T3\tPRON_PER 36 39\tShe
T4\tAda-1 36 39\tShe
"""


def test_a_passage_is_printed_as_books_are(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(BRAT, encoding="utf-8")
    (tmp_path / "x.ann").write_text(ANN, encoding="utf-8")
    (text,) = read_pronouns(tmp_path)
    assert text.text == "Mrs. Ada Roe of Rome's club left.\nShe wept.\n"
    assert words(text) == {"She": ["Roe"]}
