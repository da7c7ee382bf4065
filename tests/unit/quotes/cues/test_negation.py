"""Which cues say that something was not said."""

import pytest

from attribune_quotes.cues.negation import has_negation, is_denied, is_withheld
from attribune_text.token_table import table_of
from tests.unit.quotes.builders import article


def denied(rows: str, cue: int, negated: bool = False) -> bool:
    one = article(rows)
    assert one.annotation is not None
    return is_denied(table_of(one, one.annotation), cue, negated)


SAID = """
{} 2 nsubj
said VBD 0 root
it PRP 4 nsubj
rained VBD 2 ccomp
"""


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Ada NNP", False), ("Nobody NN", True), ("Neither DT", True), ("None NN", True), ("Someone NN", False)],
)
def test_a_subject_that_is_nobody_says_nothing(subject: str, expected: bool) -> None:
    assert denied(SAID.format(subject), 1) is expected
    assert denied(SAID.format(subject), 1, negated=True) is not expected


def test_a_determiner_makes_a_subject_nobody() -> None:
    rows = "No DT 2 det\nminister NN 3 nsubj\nsaid VBD 0 root\nit PRP 5 nsubj\nrained VBD 3 ccomp"
    assert denied(rows, 2)
    assert denied(rows.replace("No DT", "Neither CC"), 2)
    assert not denied(rows.replace("No DT", "The DT"), 2)
    assert denied("No DT 2 det\none NN 3 nsubj\nsaid VBD 0 root", 2)


def test_what_is_refused_is_not_said() -> None:
    rows = "She PRP 2 nsubj\ndecline VBD 0 root\nto TO 4 mark\nsay VB 2 xcomp\nwhy WRB 4 ccomp"
    assert denied(rows, 3)
    assert denied(rows, 1)
    assert not denied(rows.replace("decline", "want"), 3)


def test_denials_and_their_negation() -> None:
    rows = "Ada NNP 2 nsubj\n{} VBD 0 root\nit PRP 2 obj"
    assert denied(rows.format("denied"), 1)
    assert not denied(rows.format("denied"), 1, negated=True)
    assert not denied(rows.format("doubted"), 1), "a doubt is a thought, not a denial"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("never", True),
        ("never , ever", True),
        ("who never did ,", False),
        ("did not , as she knew ,", True),
        ("who never did , as she knew , so ,", False),
    ],
)
def test_a_word_of_a_clause_that_ends_before_the_cue_does_not_negate_it(before: str, expected: bool) -> None:
    words = ["Roe", *before.split(), "hoped"]
    cue = len(words)
    rows = "\n".join(f"{word} {'RB' if word[0].isalpha() else ','} {cue} advmod" for word in words[:-1])
    one = article(f"{rows}\nhoped VBD 0 root\nso RB {cue} advmod")
    assert one.annotation is not None
    assert has_negation(table_of(one, one.annotation), cue - 1) is expected


def withheld(rows: str, cue: int, content: str | None = None) -> bool:
    one = article(rows)
    assert one.annotation is not None
    at = one.text.index(content) if content else 0
    return is_withheld(table_of(one, one.annotation), cue, [(at, at + len(content))] if content else [])


def test_what_is_negated_is_withheld() -> None:
    rows = "Ada NNP 4 nsubj\ndid VBD 4 aux\n{} RB 4 advmod\n{} VB 0 root\nso RB 4 advmod"
    assert withheld(rows.format("not", "say"), 3)
    assert not withheld(rows.format("often", "say"), 3)
    assert withheld(rows.format("not", "deny"), 3), "the denial did not take place"
    assert not withheld("Ada NNP 2 nsubj\ndenied VBD 0 root\nso RB 2 advmod", 1)


def test_nobody_says_nothing() -> None:
    assert withheld(SAID.format("Nobody NN"), 1)
    assert not withheld(SAID.format("Nobody NN"), 1, "Nobody"), "“Nobody,” she said"


@pytest.mark.parametrize(
    ("rows", "cue", "expected"),
    [
        ("not RB 3 advmod\nonly RB 1 advmod\nsaid VBD 0 root\nso RB 3 advmod", 2, False),
        ("She PRP 3 nsubj\nnot RB 3 advmod\nsay VB 0 root\nso RB 3 advmod\nuntil IN 6 case\nMay NNP 3 obl", 2, False),
        ("At IN 3 case\nno DT 3 det\npoint NN 5 obl\nshe PRP 5 nsubj\nsaid VBD 0 root\nso RB 5 advmod", 4, True),
        ("He PRP 2 nsubj\nleft VBD 0 root\nwithout IN 4 mark\nsaying VBG 2 advcl\nso RB 4 advmod", 3, True),
        ("He PRP 2 nsubj\nhave VBZ 0 root\nyet RB 2 advmod\nto TO 5 mark\nsay VB 2 xcomp\nso RB 5 advmod", 4, True),
        ("He PRP 2 nsubj\nstop VBD 0 root\nshort RB 2 advmod\nof IN 5 mark\nsaying VBG 2 advcl", 4, True),
        ("He PRP 3 nsubj\nnot RB 3 advmod\nhesitate VB 0 root\nto TO 5 mark\nsay VB 3 xcomp", 4, False),
        ("He PRP 3 nsubj\nnot RB 3 advmod\nplan VB 0 root\nto TO 5 mark\nsay VB 3 xcomp", 4, True),
        ("He PRP 2 nsubj\nhas VBZ 0 root\nno DT 4 det\nplan NN 2 obj\nto TO 6 mark\nsay VB 4 acl", 5, True),
        ("I PRP 3 nsubj\nnot RB 3 advmod\nthink VB 0 root\nshe PRP 5 nsubj\nsaid VBD 3 ccomp", 4, True),
        ("I PRP 3 nsubj\nnot RB 3 advmod\nhear VB 0 root\nshe PRP 5 nsubj\nsaid VBD 3 ccomp", 4, False),
        ("Is VBZ 3 cop\nnot RB 3 advmod\nwhat WP 0 root\nshe PRP 5 nsubj\nsaid VBD 3 acl:relcl", 4, True),
        ("Is VBZ 3 cop\nnot RB 3 advmod\nwhat WP 0 root\nshe PRP 5 nsubj\ncall VBD 3 acl:relcl", 4, False),
        ("She PRP 2 nsubj\nsaid VBD 0 root\nnothing NN 2 obj", 1, True),
        ("She PRP 2 nsubj\nsaid VBD 0 root\n“ `` 4 punct\n+nothing NN 2 obj", 1, False),
        ("She PRP 2 nsubj\nmake VBZ 0 root\nno DT 4 det\nclaim NN 2 obj", 3, True),
        ("She PRP 3 nsubj\nnot RB 3 advmod\nmake VB 0 root\na DT 5 det\nclaim NN 3 obj", 4, True),
        ("Not RB 3 advmod\never RB 3 advmod\nsay VB 0 root\nor CC 5 cc\nwrite VB 3 conj\nso RB 5 advmod", 4, True),
    ],
)
def test_what_withholds_a_cue(rows: str, cue: int, expected: bool) -> None:
    assert withheld(rows, cue) is expected


def test_a_participle_after_a_refusal_is_said() -> None:
    rows = "He PRP 2 nsubj\ndecline VBD 0 root\n, , 4 punct\nsaying VBG 2 advcl\nso RB 4 advmod"
    assert not withheld(rows, 3)
