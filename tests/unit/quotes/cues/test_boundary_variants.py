"""Contents that begin or end elsewhere than in the parse."""

from __future__ import annotations

from attribune_quotes.cues.boundary_variants import boundary_variants
from attribune_quotes.cues.construction_matches import ConstructionMatch, construction_matches
from tests.unit.quotes.builders import marked_regions, named, tree

CUT_SHORT = """
Ada NNP 2 nsubj
said VBD 0 root
Bo NNP 4 nsubj
led VBD 2 ccomp
+, , 6 punct
Cy NNP 2 obl
followed VBD 6 acl
+. . 2 punct
"""


def test_a_content_after_its_cue_may_end_with_the_sentence() -> None:
    one = tree(CUT_SHORT)
    found = next(match for match in construction_matches(one) if match.construction.name == "ccomp")
    assert [(other.variant, other.content) for other in boundary_variants(one, found, marked_regions(one))] == [
        ("E", ((2, 6),))
    ]


def test_a_content_before_its_cue_may_begin_with_the_sentence() -> None:
    one = tree("Bo NNP 2 nsubj\nled VBD 4 advcl\nCy NNP 4 nsubj\nfell VBD 6 ccomp\nAda NNP 6 nsubj\nsaid VBD 0 root")
    found = ConstructionMatch(5, named("ccomp<"), ((2, 3),))
    assert [(other.variant, other.content) for other in boundary_variants(one, found, marked_regions(one))] == [
        ("B", ((0, 3),))
    ]


def test_a_content_may_end_before_a_coordinated_verb_of_the_articles_own() -> None:
    one = tree(
        "Ada NNP 2 nsubj\nsaid VBD 0 root\nBo NNP 4 nsubj\nled VBD 2 ccomp\nand CC 6 cc\ncautioned VBD 4 conj\n"
        "against IN 8 case\nhaste NN 6 obl"
    )
    found = next(match for match in construction_matches(one) if match.construction.name == "ccomp")
    assert [(other.variant, other.content) for other in boundary_variants(one, found, marked_regions(one))] == [
        ("C", ((2, 3),))
    ]
