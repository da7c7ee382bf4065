"""Bounds and labels of names."""

import pytest

from corpora.sentences import LabelledSpan, Sentence
from training.names import institutions, miscellaneous_label, trimmed, with_institutions


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("President Ada Moreno", "PERSON", "Ada Moreno"),
        ("Vice President Moreno", "PERSON", "Moreno"),
        ("the Harbour Authority 's", "ORG", "Harbour Authority"),
        ("House Majority Leader", "ORG", "House"),
        ("The Hague ’s", "GPE", "Hague"),
        ("Sen.", "PERSON", None),
        ("'s", "ORG", None),
    ],
)
def test_what_is_no_part_of_a_name_is_cut(text: str, label: str, name: str | None) -> None:
    words = text.split()
    span = trimmed(words, LabelledSpan(0, len(words), label))
    assert (span and " ".join(words[span.start : span.end])) == name


def test_institutions_are_found_longest_first_and_only_with_a_capital() -> None:
    words = ["The", "U.N.", "Security", "Council", "met", "Congress", ";", "the", "pentagon", "has", "five", "sides"]
    assert [" ".join(words[s.start : s.end]) for s in institutions(words)] == ["U.N. Security Council", "Congress"]


def test_an_institution_replaces_a_place_but_not_a_longer_name() -> None:
    sentence = Sentence(["The", "White", "House", "and", "the", "White", "House", "Garden", "Club"], [True] * 9)
    spans = [LabelledSpan(1, 3, "GPE"), LabelledSpan(5, 9, "ORG")]
    assert with_institutions(sentence, spans) == [LabelledSpan(1, 3, "ORG"), LabelledSpan(5, 9, "ORG")]


def test_miscellaneous_names_by_their_last_word() -> None:
    labels = [miscellaneous_label(name.split()) for name in ("Fair Harbours Act", "Mirna Games", "Mirna", "Act")]
    assert labels == ["LAW", "EVENT", None, None]
