"""Reading GAP, on an invented snippet."""

from pathlib import Path

from corpora.gap import read_pronouns
from tests.unit.corpora.builders import GAP, words


def test_a_snippet_has_one_pronoun_and_two_names(tmp_path: Path) -> None:
    (tmp_path / "gap.tsv").write_text(GAP, encoding="utf-8")
    (text,) = read_pronouns(tmp_path / "gap.tsv")
    assert words(text) == {"She": ["Ada Roe"]}
    (answer,) = text.answers.values()
    assert [text.text[start:end] for start, end in answer.wrong] == ["Bo Doe"]
    assert not answer.closed
