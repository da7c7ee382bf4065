"""Bounds and labels of names."""

from pathlib import Path

import pytest

from training.annotation import Sentence, Span
from training.gazetteer import place_label
from training.groups import classed_words, group_words, label_groups
from training.names import institutions, miscellaneous_label, trimmed, with_institutions
from training.values import may_be_value, value_span


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
    span = trimmed(words, Span(0, len(words), label))
    assert (span and " ".join(words[span.start : span.end])) == name


def test_institutions_are_found_longest_first_and_only_with_a_capital() -> None:
    words = ["The", "U.N.", "Security", "Council", "met", "Congress", ";", "the", "pentagon", "has", "five", "sides"]
    assert [" ".join(words[s.start : s.end]) for s in institutions(words)] == ["U.N. Security Council", "Congress"]


def test_an_institution_replaces_a_place_but_not_a_longer_name() -> None:
    sentence = Sentence(["The", "White", "House", "and", "the", "White", "House", "Garden", "Club"], [True] * 9)
    spans = [Span(1, 3, "GPE"), Span(5, 9, "ORG")]
    assert with_institutions(sentence, spans) == [Span(1, 3, "ORG"), Span(5, 9, "ORG")]


@pytest.mark.parametrize(
    ("name", "silver", "label"),
    [
        ("South Africa", [], "GPE"),
        ("Oslo", ["LOCATION"], "GPE"),
        ("Lake Mirna", ["CITY", "CITY"], "LOC"),
        ("Museum of Glass", [], "FAC"),
        ("Mirna", ["LOCATION"], "LOC"),
        ("Mirna", ["CITY"], "GPE"),
        ("Mirna", [], "GPE"),
    ],
)
def test_places_are_divided(name: str, silver: list[str], label: str) -> None:
    assert place_label(name.split(), silver) == label


def test_miscellaneous_names_by_their_last_word() -> None:
    labels = [miscellaneous_label(name.split()) for name in ("Fair Harbours Act", "Mirna Games", "Mirna", "Act")]
    assert labels == ["LAW", "EVENT", None, None]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("two hours", "DURATION", Span(0, 2, "TIME")),
        ("two weeks", "DURATION", Span(0, 2, "DATE")),
        ("recently", "DATE", None),
        ("1,000", "NUMBER", Span(0, 1, "CARDINAL")),
        ("senator", "TITLE", None),
    ],
)
def test_values_are_mapped(text: str, label: str, expected: Span | None) -> None:
    words = text.split()
    assert value_span(words, Span(0, len(words), label)) == expected


def test_a_number_before_a_unit_is_a_quantity_with_it() -> None:
    assert value_span(["ran", "ten", "miles"], Span(1, 2, "NUMBER")) == Span(1, 3, "QUANTITY")


def test_words_that_may_be_values() -> None:
    assert [w for w in ("May", "may", "3rd", "two", "year", "bay") if may_be_value(w)] == ["May", "3rd", "two", "year"]


def test_words_of_groups_are_those_that_nearly_always_are(tmp_path: Path) -> None:
    rows = [("Norwegian", "NATIONALITY")] * 3 + [("Green", "IDEOLOGY")] * 3 + [("Green", "O")] * 4
    rows += [("Danish", "NATIONALITY")] * 2 + [("liberal", "IDEOLOGY")] * 3
    table = tmp_path / "a.tsv"
    table.write_text("".join(f"0\t1\t{w}\t{w}\tJJ\t0\troot\t{c}\n" for w, c in rows) + "\n", encoding="utf8")
    assert group_words(classed_words([table])) == {"Norwegian"}


def test_plurals_of_groups_are_labelled_where_they_stand_alone() -> None:
    words = ["Norwegians", "met", "Young", "Norwegians", "norwegians", "Oslos", "Norwegian"]
    sentence = Sentence(words, [True] * 7, spans=[Span(0, 1, "PERSON"), Span(2, 4, "ORG")])
    label_groups(sentence, frozenset(["Norwegian", "norwegian"]))
    assert sentence.spans == [Span(0, 1, "NORP"), Span(2, 4, "ORG")]
    bare = Sentence(["Norwegians"], [True], spans=[], unknown={0})
    label_groups(bare, frozenset(["Norwegian"]))
    assert bare.spans == [Span(0, 1, "NORP")]
