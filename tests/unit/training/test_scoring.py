"""How names are scored."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from corpora.sentences import LabelledSpan
from training.scoring import SpanCounts, names_of, spaces_of

VOCAB = spacy.blank("en").vocab


def test_names_are_scored_without_determiners_and_possessives() -> None:
    doc = Doc(VOCAB, words=["The", "Lantern", "'s", "Oslo", "Monday"])
    doc.set_ents([Span(doc, 0, 3, label="ORG"), Span(doc, 3, 4, label="GPE")])
    counts = SpanCounts()
    counts.add({LabelledSpan(1, 2, "ORG"), LabelledSpan(4, 5, "PER")}, names_of(doc))
    assert list(counts.scores("ORG")) == pytest.approx([1.0, 1.0, 1.0])
    assert list(counts.scores()) == pytest.approx([0.5, 0.5, 0.5])


def test_spaces_are_read_from_the_text() -> None:
    assert spaces_of(["In", "Oslo", "."], "In Oslo.") == [True, False, True]
