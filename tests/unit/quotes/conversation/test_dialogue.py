"""Lines of a dialogue without a word on who says them."""

from __future__ import annotations

from attribune_quotes import link
from tests.unit.quotes.builders import article

NAMES = {"Ada Roe": ["Roe"], "Bo Lind": ["Lind"]}
TALK = """
“ `` 3 punct
+Shall MD 3 aux
go VB 6 ccomp
+? . 3 punct
+” '' 3 punct
asked VBD 0 root
Ada NNP 6 nsubj
Roe NNP 7 flat
+. . 6 punct
¶
“ `` 2 punct
+Later RB 5 ccomp
+, , 2 punct
+” '' 2 punct
said VBD 0 root
Bo NNP 5 nsubj
Lind NNP 6 flat
+. . 5 punct
¶
“ `` 2 punct
+Why WRB 0 root
not RB 2 advmod
+{end} . 2 punct
+” '' 2 punct
¶
“ `` 4 punct
+I PRP 4 nsubj
am VBP 4 cop
tired JJ 0 root
+. . 4 punct
+” '' 4 punct
"""


def said(rows: str) -> list[tuple[str, str | None]]:
    quotes = link(article(rows, NAMES)).quotes
    return [(one.text, one.speaker.name if one.speaker else None) for one in quotes]


def test_of_two_who_talk_the_one_who_did_not_speak_last_says_the_next_line() -> None:
    assert said(TALK.format(end="?")) == [
        ("“Shall go?”", "Ada Roe"),
        ("“Later,”", "Bo Lind"),
        ("“Why not?”", "Ada Roe"),
        ("“I am tired.”", "Bo Lind"),
    ]


def test_a_line_within_a_paragraph_of_other_words_is_not_given_by_turns() -> None:
    rows = TALK.format(end="?").replace("+” '' 2 punct\n¶\n“ `` 4", "+” '' 2 punct\nThen RB 2 advmod\n¶\n“ `` 4")
    assert ("“Why not?”", "Ada Roe") not in said(rows)


def test_a_heading_and_words_after_an_open_mark_are_no_lines() -> None:
    heading = TALK.format(end="?").replace("+Why WRB 0 root\nnot RB", "+Bets NNS 0 root\nOff JJ")
    assert "“Bets Off?”" not in [text for text, _ in said(heading)]
    left_open = TALK.format(end="?").replace("+? . 2 punct\n+” '' 2 punct\n¶", "+? . 2 punct\n¶")
    assert "“Why not?" not in [text for text, _ in said(left_open)]
