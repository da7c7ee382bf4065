"""Texts with pronouns, cleaned."""

from pathlib import Path

from corpora.gap import read_pronouns
from tests.unit.corpora.builders import GAP, words
from training.pronoun_texts import cleaned


def test_a_cleaned_snippet_keeps_its_answers(tmp_path: Path) -> None:
    (tmp_path / "gap.tsv").write_text(GAP, encoding="utf-8")
    text = cleaned(next(iter(read_pronouns(tmp_path / "gap.tsv"))))
    assert "  " not in text.text
    assert words(text) == {"She": ["Ada Roe"]}
