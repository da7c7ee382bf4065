"""Marked words that a name signs after a dash."""

from __future__ import annotations

import pytest

from attribune_quotes import link
from tests.unit.quotes.builders import article

NAMES = {"Ada Roe": ["Roe"], "Bo Lind": ["Lind"]}

#: Two lines of a page of reactions, each signed; `dash` and `rest` stand around the second name.
SIGNED = """
“ `` 2 punct
+Trains NNS 2 nsubj
run VBP 0 root
late RB 2 advmod
+. . 2 punct
+” '' 2 punct
— : 7 punct
Ada NNP 2 parataxis
Roe NNP 7 flat
¶
“ `` 2 punct
+Nobody NN 2 nsubj
asked VBD 0 root
us PRP 2 obj
+. . 2 punct
+” '' 2 punct
{dash} : 7 punct
Bo NNP 2 parataxis
Lind NNP 7 flat
{rest}
"""


def said(dash: str = "—", rest: str = "", rows: str = SIGNED) -> list[tuple[str, str | None, str]]:
    quotes = link(article(rows.format(dash=dash, rest=rest), NAMES)).quotes
    return [(one.text, one.speaker.name if one.speaker else None, one.method) for one in quotes]


@pytest.mark.parametrize("dash", ["—", "―", "–", "-", "--"])
def test_the_name_that_signs_marked_words_is_their_speaker(dash: str) -> None:
    assert said(dash) == [
        ("“Trains run late.”", "Ada Roe", "nearby"),
        ("“Nobody asked us.”", "Bo Lind", "nearby"),
    ]


def test_a_description_may_follow_the_name() -> None:
    assert said(rest="+, , 9 punct\nteacher NN 7 appos")[1] == ("“Nobody asked us.”", "Bo Lind", "nearby")


def test_a_name_with_a_verb_after_it_is_no_signature() -> None:
    signed = "“Nobody asked us.”", "Bo Lind", "nearby"
    assert signed not in said(rest="left VBD 7 acl")
    assert signed not in said(rest="+, , 9 punct\nlaughing VBG 7 acl")


def test_marked_words_within_a_line_are_not_signed() -> None:
    within = SIGNED.replace("¶\n“ `` 2", "¶\nStill RB 3 advmod\n“ `` 3")
    assert ("“Nobody asked us.”", "Bo Lind", "nearby") not in said(rows=within)


def test_a_work_and_its_author_are_no_quote() -> None:
    assert said(rows=SIGNED.replace("+. . 2 punct\n", "")) == []
