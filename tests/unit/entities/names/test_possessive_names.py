"""Firms whose names end in a possessive."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.sentences import parsed


def named(rows: str) -> list[tuple[str, str, list[str]]]:
    """Label, name and mentions of each entity of the reading that `rows` describe; see `parsed`."""
    return [(one.label, one.name, [mention.text for mention in one.mentions]) for one in extract(parsed(rows))]


def said(name: str, label: str, before: str = "") -> str:
    """The rows of "NAME's said it .", the name the subject."""
    shift = bool(before)
    return f"""{before}
        {name} NNP {3 + shift} nsubj B-{label}
        +'s POS {1 + shift} case
        said VBD 0 root
        it PRP {3 + shift} obj
        . . {3 + shift} punct"""


#: "NAME's plant closed .", a possessive that owns something.
OWNING = """
    {name} NNP 3 nmod:poss B-{label}
    +'s POS 1 case
    plant NN 4 nsubj
    closed VBD 0 root
    . . 4 punct"""


@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_a_firm_keeps_the_possessive_that_its_name_ends_in(label: str) -> None:
    assert named(said("Moody", label)) == [("ORG", "Moody's", ["Moody's"])]


def test_so_does_every_mention_of_it() -> None:
    rows = said("Moody", "PERSON") + "\n" + OWNING.format(name="Moody", label="ORG")
    assert named(rows) == [("ORG", "Moody's", ["Moody's", "Moody's"])]


def test_what_owns_something_is_no_part_of_a_name() -> None:
    assert named(OWNING.format(name="Lowe", label="PERSON")) == [("PERSON", "Lowe", ["Lowe"])]


def test_a_name_that_stands_without_its_possessive_elsewhere_has_none() -> None:
    bare = """
        Apple NNP 2 nsubj B-ORG
        left VBD 0 root
        . . 2 punct"""
    assert named(said("Apple", "ORG") + "\n" + bare) == [("ORG", "Apple", ["Apple", "Apple"])]


def test_a_full_name_elsewhere_has_none() -> None:
    full = """
        Agatha NNP 4 nmod:poss B-PERSON
        Christie NNP 1 flat I-PERSON
        +'s POS 1 case
        book NN 5 nsubj
        sold VBD 0 root
        . . 5 punct"""
    found = named(said("Christie", "PERSON") + "\n" + full)
    assert found == [("PERSON", "Agatha Christie", ["Christie", "Agatha Christie"])]


def test_what_is_behind_than_owns_what_was_named_before() -> None:
    rows = """
        It PRP 2 nsubj
        fell VBD 0 root
        lower JJR 2 advmod
        than IN 5 case
        Lowe NNP 3 obl B-PERSON
        +'s POS 5 case
        . . 2 punct"""
    assert ("PERSON", "Lowe", ["Lowe"]) in named(rows)


@pytest.mark.parametrize(("before", "label"), [("the DT 2 det", "ORG"), ("Mr. NNP 2 compound", "PERSON")])
def test_neither_article_nor_title_stands_before_such_a_name(before: str, label: str) -> None:
    assert named(said("Rowe", label, before)) == [(label, "Rowe", ["Rowe"])]


@pytest.mark.parametrize(("after", "tag"), [("Today", "NNP"), ("``", "``"), ("much", "RB")])
def test_what_is_owned_may_be_a_title_or_cut_off_by_a_mark(after: str, tag: str) -> None:
    rows = f"""
        It PRP 2 nsubj
        fell VBD 0 root
        on IN 4 case
        NBC NNP 2 obl B-ORG
        +'s POS 4 case
        {after} {tag} 2 dep
        . . 2 punct"""
    assert ("ORG", "NBC", ["NBC"]) in named(rows)


def test_a_region_is_no_firm() -> None:
    assert named(said("America", "LOC")) == [("LOC", "America", ["America"])]


def test_a_saint_may_have_given_the_name() -> None:
    rows = """
        St. NNP 2 compound B-FAC
        Mary NNP 4 nsubj I-FAC
        +'s POS 2 case
        closed VBD 0 root
        . . 4 punct"""
    assert named(rows) == [("FAC", "St. Mary's", ["St. Mary's"])]
