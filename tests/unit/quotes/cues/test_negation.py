"""Which cues say that something was not said."""

import pytest

from attribune_quotes.cues.negation import has_negation, is_denied
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
