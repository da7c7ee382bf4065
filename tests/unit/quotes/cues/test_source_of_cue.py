"""The source of a cue if the parse alone misleads."""

from __future__ import annotations

import pytest

from attribune_quotes.cues.boundary_variants import boundary_variants
from attribune_quotes.cues.construction_matches import ConstructionMatch, construction_matches
from attribune_quotes.cues.source_of_cue import find_source
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.quotation_tags import QuotationTags, TagLayer
from tests.unit.quotes.builders import named, tree

#: The participle depends on the main verb, as parsers often have it.
WITH = """
Members NNS 2 nsubj
complained VBD 0 root
+, , 8 punct
with IN 6 case
Mayor NNP 6 compound
Roe NNP 8 obl
+, , 8 punct
calling VBG 2 advcl
it PRP 8 obj
theft NN 8 xcomp
"""


def test_with_gives_a_participle_its_subject() -> None:
    table = tree(WITH.replace("+, , 8 punct\ncalling", "calling").replace(" 8 ", " 7 "))
    assert find_source(table, ConstructionMatch(6, named("o+x"), ((7, 8),))) == 5


def test_a_comma_before_the_participle_ends_what_with_governs() -> None:
    table = tree(WITH)
    assert find_source(table, ConstructionMatch(7, named("o+x"), ((8, 9),))) == 0


#: The clause of "tweeting" depends on the main verb, as parsers often have it.
CLAUSE = """
Members NNS 2 nsubj
criticised VBD 0 root
the DT 4 det
plan NN 2 obj
+, , 7 punct
with IN 7 case
Roe NNP 4 nmod
tweeting VBG 7 acl
that IN 11 mark
it PRP 11 nsubj
fails VBZ 2 ccomp
"""


def test_a_clause_belongs_to_the_participle_right_before_it() -> None:
    table = tree(CLAUSE)
    found = {
        (table.words[one.cue], one.content) for one in construction_matches(table) if one.construction.name == "ccomp"
    }
    assert found == {("tweeting", ((8, 10),))}
    assert find_source(table, ConstructionMatch(7, named("ccomp"), ((8, 10),))) == 6


def test_a_conjunction_that_depends_on_an_inner_clause_opens_the_outer_one() -> None:
    rows = CLAUSE.replace("that IN 11 mark", "that IN 13 mark") + "when WRB 13 mark\ntried VBN 11 advcl\n"
    table = tree(rows)
    found = [
        (table.words[one.cue], one.content) for one in construction_matches(table) if one.construction.name == "ccomp"
    ]
    assert found == [("tweeting", ((8, 12),))]


def test_a_clause_after_a_finite_verb_stays_where_the_parse_has_it() -> None:
    table = tree(CLAUSE.replace("tweeting VBG", "tweeted VBD"))
    assert "criticised" in {
        table.words[one.cue] for one in construction_matches(table) if one.construction.name == "ccomp"
    }


def test_an_object_does_not_reach_into_the_clause_of_a_participle() -> None:
    table = tree(CLAUSE)
    (plan,) = [one for one in construction_matches(table) if one.construction.name == "obj"]
    assert [one.variant for one in boundary_variants(table, plan, MarkedRegions(table, []))] == []
    other = tree(CLAUSE.replace("tweeting VBG", "there RB"))
    (plan,) = [one for one in construction_matches(other) if one.construction.name == "obj"]
    assert [one.variant for one in boundary_variants(other, plan, MarkedRegions(other, []))] == ["E"]


#: The verb that is coordinated with *said* depends on the content, as parsers often have it.
COORDINATED = """
Roe NNP 2 nsubj
said VBD 0 root
talks NNS 4 nsubj
failed VBD 2 ccomp
but CC 6 cc
shrugged VBD 4 conj
+, , 8 punct
insisting VBG 6 advcl
it PRP 10 nsubj
works VBZ 8 ccomp
"""


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("00zz0000zz", 0),
        # The cue stands in the content itself, so the parse decides.
        ("00zzzzzzzz", 2),
        # Nobody is named outside of the contents.
        ("z0zz0000zz", 2),
        ("0000000000", 2),
    ],
)
def test_a_cue_outside_of_the_contents_has_its_source_outside_of_them(content: str, source: int) -> None:
    table = tree(COORDINATED)
    nothing = TagLayer.of("0" * 10, "0" * 10)
    tags = QuotationTags(TagLayer.of("0" * 10, content), nothing, nothing)
    insisting = ConstructionMatch(7, named("ccomp"), ((8, 9),))
    assert find_source(table, insisting, tags) == source
    assert find_source(table, insisting) == 2


def test_who_is_asked_or_told_is_not_who_asks_or_tells() -> None:
    asked = "Asked VBN 5 advcl\nif IN 4 mark\nit PRP 4 nsubj\nrained VBD 1 ccomp\nanswered VBD 0 root\nRoe NNP 5 nsubj"
    assert find_source(tree(asked), ConstructionMatch(0, named("ccomp"), ((1, 3),))) is None
    by = (
        "Told VBN 6 advcl\nby IN 3 case\nLund NNP 1 obl\nto TO 5 mark\nwait VB 1 xcomp\nsat VBD 0 root\nRoe NNP 6 nsubj"
    )
    assert find_source(tree(by), ConstructionMatch(0, named("to"), ((3, 4),))) == 2
    active = asked.replace("Asked VBN", "Asking VBG")
    assert find_source(tree(active), ConstructionMatch(0, named("ccomp"), ((1, 3),))) == 5


@pytest.mark.parametrize(("subject", "source"), [("jury", None), ("inquest", None), ("Roe", 0)])
def test_what_a_court_hears_is_not_said_by_it(subject: str, source: int | None) -> None:
    heard = f"{subject} NN 2 nsubj\nhear VBP 0 root\nit PRP 4 nsubj\nrained VBD 2 ccomp"
    assert find_source(tree(heard), ConstructionMatch(1, named("ccomp"), ((2, 3),))) == source
