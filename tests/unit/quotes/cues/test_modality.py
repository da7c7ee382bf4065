"""Whether what a cue reports was said at all."""

from __future__ import annotations

from typing import get_args

import pytest

from attribune_core.events import Modality
from attribune_quotes.cues.disputes import Disputes
from attribune_quotes.cues.modality import modality_of
from attribune_quotes.lexicon import read_map
from tests.unit.quotes.builders import tree


def modality(rows: str, cue: int | None, content: str = "so") -> Modality:
    """Return the modality of the words `content` of the rows, which `cue` reports."""
    table = tree(rows)
    at = table.text.rindex(content)
    spans = ((at, at + len(content)),)
    return modality_of(table, cue, spans, Disputes(table, list(spans)))


PLAIN = "{} PRP 3 nsubj\n{} MD 3 aux\n{} VB 0 root\nso RB 3 advmod"


@pytest.mark.parametrize(
    ("subject", "auxiliary", "verb", "expected"),
    [
        ("She", "will", "say", "future"),
        ("She", "'ll", "say", "future"),
        ("She", "could", "say", "hypothetical"),
        ("Critics", "might", "argue", "hypothetical"),
        ("She", "must", "say", "hypothetical"),
        ("I", "must", "say", "actual"),
        ("I", "would", "say", "actual"),
        ("We", "will", "close", "future"),
        ("She", "would", "like", "actual"),
        ("She", "would", "say", "hypothetical"),
    ],
)
def test_an_auxiliary_decides(subject: str, auxiliary: str, verb: str, expected: str) -> None:
    assert modality(PLAIN.format(subject, auxiliary, verb), 2) == expected


def test_a_name_that_can_reveal_reveals() -> None:
    rows = "Courier NNP 3 nsubj\ncan MD 3 aux\nreveal VB 0 root\nso RB 3 advmod"
    assert modality(rows, 2) == "actual"
    assert modality(rows.replace("NNP", "NN"), 2) == "hypothetical"


def test_what_was_said_is_actual() -> None:
    assert modality("She PRP 2 nsubj\nsaid VBD 0 root\nso RB 2 advmod", 1) == "actual"
    assert modality("He PRP 2 nsubj\ndenied VBD 0 root\nso RB 2 advmod", 1) == "actual"
    assert modality("so RB 0 root", None) == "actual"


@pytest.mark.parametrize(
    ("rows", "cue", "expected"),
    [
        ("She PRP 4 nsubj\nwould MD 4 aux\noften RB 4 advmod\nsay VB 0 root\nso RB 4 advmod", 3, "actual"),
        ("She PRP 4 nsubj\nwould MD 4 aux\nlater RB 4 advmod\nsay VB 0 root\nso RB 4 advmod", 3, "actual"),
        ("Every DT 2 det\nday NN 5 obl\nshe PRP 5 nsubj\nwould MD 5 aux\nsay VB 0 root\nso RB 5 advmod", 4, "actual"),
        (
            "Ada NNP 2 nsubj\nsaid VBD 0 root\nhe PRP 5 nsubj\nwould MD 5 aux\nsay VB 2 ccomp\nso RB 5 advmod",
            4,
            "future",
        ),
        ("She PRP 3 nsubj\nwould MD 3 aux\nsay VB 0 root\nso RB 3 advmod\ntomorrow NN 3 obl", 2, "future"),
        (
            "She PRP 4 nsubj\nwould MD 4 aux\nhave VB 4 aux\nsaid VBN 0 root\nso RB 4 advmod",
            3,
            "hypothetical",
        ),
        (
            "She PRP 3 nsubj\nwould MD 3 aux\nsay VB 0 root\nso RB 3 advmod\nif IN 6 mark\nasked VBN 3 advcl",
            2,
            "hypothetical",
        ),
    ],
)
def test_would_is_a_habit_the_future_of_the_past_or_imagined(rows: str, cue: int, expected: str) -> None:
    assert modality(rows, cue) == expected


@pytest.mark.parametrize(
    ("governor", "expected"),
    [
        ("plan VBZ", "future"),
        ("expect VBZ", "future"),
        ("wait VBZ", "actual"),
        ("dare VBZ", "actual"),
        ("need VBZ", "hypothetical"),
        ("refuse VBZ", "negated"),
        ("go VBD", "actual"),
    ],
)
def test_a_governor_decides(governor: str, expected: str) -> None:
    rows = f"She PRP 2 nsubj\n{governor} 0 root\nto TO 4 mark\nsay VB 2 xcomp\nso RB 4 advmod"
    assert modality(rows, 3) == expected


@pytest.mark.parametrize(("tag", "expected"), [("VBZ", "hypothetical"), ("VBD", "actual")])
def test_who_had_to_say_something_said_it(tag: str, expected: str) -> None:
    rows = f"She PRP 2 nsubj\nhave {tag} 0 root\nto TO 4 mark\nsay VB 2 xcomp\nso RB 4 advmod"
    assert modality(rows, 3) == expected


def test_what_somebody_wants_to_say_as_i_is_said() -> None:
    rows = "{} PRP 2 nsubj\nwant VBP 0 root\nto TO 4 mark\nthank VB 2 xcomp\nso RB 4 advmod"
    assert modality(rows.format("I"), 3) == "actual"
    assert modality(rows.format("They"), 3) == "future"


def test_a_headline_announces_with_an_infinitive() -> None:
    assert modality("Mayor NN 3 nsubj\nto TO 3 mark\nsay VB 0 root\nso RB 3 advmod", 2) == "future"
    assert modality("She PRP 2 nsubj\ncame VBD 0 root\nto TO 4 mark\nsay VB 2 advcl\nso RB 4 advmod", 3) == "actual"


ASKED = "Did VBD 3 aux\nshe PRP 3 nsubj\nsay VB 0 root\nso RB 3 advmod\n? . 3 punct"


def test_a_question_asks_whether_it_was_said() -> None:
    assert modality(ASKED, 2) == "question"
    assert modality(ASKED.replace("? .", ". ."), 2) == "actual"
    assert modality("Who WP 2 nsubj\nsays VBZ 0 root\nso RB 2 advmod\n? . 2 punct", 1) == "question"
    assert modality("She PRP 2 nsubj\nsaid VBD 0 root\nso RB 2 advmod\n? . 2 punct", 1) == "question"


def test_why_takes_for_granted_that_it_was_said() -> None:
    rows = "Why WRB 4 advmod\ndid VBD 4 aux\nshe PRP 4 nsubj\nsay VB 0 root\nso RB 4 advmod\n? . 4 punct"
    assert modality(rows, 3) == "actual"


def test_a_question_that_is_said_is_actual() -> None:
    rows = "She PRP 2 nsubj\nsaid VBD 0 root\n“ `` 4 punct\n+so RB 2 advmod\n+? . 4 punct\n+” '' 4 punct"
    assert modality(rows, 1, "“so?”") == "actual"
    assert modality("She PRP 2 nsubj\nasked VBD 0 root\nso RB 2 advmod\n? . 2 punct", 1) == "actual"


@pytest.mark.parametrize(
    ("mark", "relation", "expected"),
    [
        ("whether", "ccomp", "question"),
        ("if", "ccomp", "question"),
        ("if", "advcl", "hypothetical"),
        ("unless", "advcl", "hypothetical"),
        ("that", "ccomp", "actual"),
    ],
)
def test_an_embedded_question_leaves_it_open_and_a_condition_imagines_it(
    mark: str, relation: str, expected: str
) -> None:
    rows = f"We PRP 2 nsubj\nsee VBP 0 root\n{mark} IN 5 mark\nshe PRP 5 nsubj\nsaid VBD 2 {relation}\nso RB 5 advmod"
    assert modality(rows, 4) == expected


def test_a_condition_may_begin_with_its_auxiliary() -> None:
    rows = "{} VBD 3 aux\nshe PRP 3 nsubj\nsaid VBN 6 advcl\nso RB 3 advmod\nwe PRP 6 nsubj\nknew VBD 0 root"
    assert modality(rows.format("Had"), 2) == "hypothetical"
    assert modality(rows.format("Have"), 2) == "actual"


def test_what_is_imagined_is_hypothetical() -> None:
    rows = "{} VB 0 root\nhim PRP 3 nsubj\nsaying VBG 1 ccomp\nso RB 3 advmod"
    assert modality(rows.format("imagine"), 2) == "hypothetical"
    assert modality(rows.format("suppose"), 2) == "hypothetical"
    assert modality(rows.format("hear"), 2) == "actual"


def test_let_me_say_is_said() -> None:
    rows = "let VB 0 root\n{} PRP 1 obj\nsay VB 1 xcomp\nso RB 3 advmod"
    assert modality(rows.format("me"), 2) == "actual"
    assert modality(rows.format("us"), 2) == "hypothetical"


def test_an_imperative_is_not_said_yet() -> None:
    assert modality("Tell VB 0 root\nthem PRP 1 iobj\nso RB 1 advmod", 0) == "hypothetical"


def test_a_person_of_a_script_is_none_who_says_it() -> None:
    rows = "In IN 2 case\nthe{0} NN 5 obl\nthe DT 4 det\nking NN 5 nsubj\ntells VBZ 0 root\nso RB 5 advmod"
    assert modality(rows.replace("the{0}", "script"), 4) == "hypothetical"
    assert modality(rows.replace("the{0}", "hall"), 4) == "actual"
    assert modality("Her PRP$ 2 nmod:poss\ncharacter NN 3 nsubj\nsays VBZ 0 root\nso RB 3 advmod", 2) == "hypothetical"


def test_negation_is_stronger_than_a_modal_and_weaker_than_a_condition() -> None:
    rows = "She PRP 4 nsubj\n{} MD 4 aux\nnot RB 4 advmod\nsay VB 0 root\nso RB 4 advmod"
    assert modality(rows.format("would"), 3) == modality(rows.format("will"), 3) == "negated"
    rows = "If IN 4 mark\nshe PRP 4 nsubj\nnever RB 4 advmod\nsaid VBD 6 advcl\nso RB 4 advmod\nwait VBP 0 root"
    assert modality(rows, 3) == "hypothetical"


def test_governors_have_a_modality() -> None:
    assert set(read_map("governors.txt").values()) == {"future", "hypothetical"} < set(get_args(Modality))
