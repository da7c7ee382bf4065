"""Which quotations an article calls false."""

from __future__ import annotations

import pytest

from attribune_quotes.cues.disputes import Disputes
from tests.unit.quotes.builders import tree

SAID = "Ada NNP 3 nsubj\n{} RB 3 advmod\nsaid VBD 0 root\nit PRP 5 nsubj\nrained VBD 3 ccomp\n. . 3 punct"


def disputed(rows: str, cue: int | None, content: str) -> bool:
    """Return whether the words `content` of the rows, which `cue` reports, are disputed."""
    table = tree(rows)
    at = table.text.index(content)
    return Disputes(table, [(at, at + len(content))]).has(cue, at)


@pytest.mark.parametrize(("adverb", "expected"), [("supposedly", True), ("falsely", False), ("loudly", False)])
def test_who_says_something_false_says_it(adverb: str, expected: bool) -> None:
    assert disputed(SAID.format(adverb), 2, "it rained") is expected


def test_a_false_attribution_is_disputed() -> None:
    rows = "It PRP 4 nsubj:pass\nis VBZ 4 aux:pass\n{} RB 4 advmod\nattribute VBN 0 root\nto IN 6 case\nher PRP 4 obl"
    assert disputed(rows.format("falsely"), 3, "It")
    assert disputed(rows.format("falsely"), None, "It")
    assert not disputed(rows.format("often"), 3, "It")


@pytest.mark.parametrize(
    ("governor", "expected"), [("misquote VBN", True), ("quote VBN", False), ("purport VBN", True)]
)
def test_a_verb_that_attributes_wrongly_governs_the_cue(governor: str, expected: bool) -> None:
    rows = (
        f"Ada NNP 3 nsubj:pass\nwas VBD 3 aux:pass\n{governor} 0 root\nas IN 5 mark\nsaying VBG 3 advcl\nso RB 5 advmod"
    )
    assert disputed(rows, 4, "so") is expected


@pytest.mark.parametrize(("denial", "expected"), [("denied", True), ("said", False)])
def test_who_denies_having_said_something_disputes_it(denial: str, expected: bool) -> None:
    rows = (
        f"Ada NNP 2 nsubj\n{denial} VBD 0 root\nhaving VBG 4 aux\nsaid VBN 2 advcl\nit PRP 6 nsubj\nrained VBD 4 ccomp"
    )
    assert disputed(rows, 3, "it rained") is expected
    assert not disputed(rows, 1, "having said it rained"), "the denial itself took place"


def test_who_denies_what_somebody_said_does_not_dispute_that_it_was_said() -> None:
    rows = "He PRP 2 nsubj\ndenied VBD 0 root\nwhat WP 5 obj\nAda NNP 5 nsubj\nsaid VBD 2 ccomp"
    assert not disputed(rows, 4, "what")


@pytest.mark.parametrize(("determiner", "expected"), [("no", True), ("some", False)])
def test_what_there_is_no_evidence_of_is_disputed(determiner: str, expected: bool) -> None:
    rows = f"""
    There EX 2 expl
    is VBZ 0 root
    {determiner} DT 4 det
    evidence NN 2 nsubj
    that IN 7 mark
    Ada NNP 7 nsubj
    said VBD 4 acl
    so RB 7 advmod
    """
    assert disputed(rows, 6, "so") is expected


@pytest.mark.parametrize(("adverb", "truth", "expected"), [
    ("not", "true", True), ("now", "true", False), ("now", "false", True), ("not", "false", False),
])  # fmt: skip
def test_what_is_not_true_is_disputed(adverb: str, truth: str, expected: bool) -> None:
    rows = f"""
    It PRP 4 expl
    is VBZ 4 cop
    {adverb} RB 4 advmod
    {truth} JJ 0 root
    that IN 7 mark
    Ada NNP 7 nsubj
    said VBD 4 csubj
    so RB 7 advmod
    """
    assert disputed(rows, 6, "so") is expected


@pytest.mark.parametrize(
    ("adjective", "noun", "expected"),
    [("fake", "letter", True), ("long", "letter", False), ("fake", "doctor", False), ("hoax", "message", True)],
)
def test_what_a_fake_says_is_disputed(adjective: str, noun: str, expected: bool) -> None:
    rows = f"A DT 3 det\n{adjective} JJ 3 amod\n{noun} NN 4 nsubj\nsaid VBD 0 root\nit PRP 6 nsubj\nrained VBD 4 ccomp"
    assert disputed(rows, 3, "it rained") is expected


SHOWN = """
The DT 2 det
tape NN 8 nsubj
in IN 4 case
which WDT 6 obl
Ada NNP 6 nsubj
says VBZ 2 acl:relcl
so RB 6 advmod
{} JJ 0 root
"""


def test_what_a_recording_shows_is_disputed_if_it_is_a_fake() -> None:
    assert disputed(SHOWN.format("fake"), 5, "so")
    assert not disputed(SHOWN.format("long"), 5, "so")


VERDICT = """
Ada NNP 2 nsubj
said VBD 0 root
so RB 2 advmod
. . 2 punct

The DT 2 det
{} NN 4 nsubj
is VBZ 4 cop
{} JJ 0 root
. . 4 punct
"""


@pytest.mark.parametrize(
    ("noun", "adjective", "expected"),
    [("quote", "invented", True), ("quote", "long", False), ("coin", "fake", False), ("quote", "false", False)],
)
def test_the_next_sentence_may_hold_the_verdict(noun: str, adjective: str, expected: bool) -> None:
    assert disputed(VERDICT.format(noun, adjective), 1, "so") is expected


def test_a_verdict_that_somebody_says_is_none_of_the_article() -> None:
    table = tree(VERDICT.format("quote", "invented"))
    at = table.text.index("The quote")
    assert not Disputes(table, [(10, 12), (at, at + 21)]).has(1, 10)


def test_the_rating_of_a_fact_check_is_a_verdict() -> None:
    rows = "Ada NNP 2 nsubj\nsaid VBD 0 root\nso RB 2 advmod\n. . 2 punct\n\nRating NN 0 root\n: : 1 punct\n{} JJ 1 dep"
    assert disputed(rows.format("False"), 1, "so")
    assert not disputed(rows.format("True"), 1, "so")
