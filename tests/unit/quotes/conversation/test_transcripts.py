"""Turns of transcripts and interviews: the speaker stands before a colon, and the words have no marks."""

from __future__ import annotations

import time

import pytest

from attribune_core.events import Quote
from attribune_quotes import link
from tests.unit.quotes.builders import article, quotes

NAMES = {"Ada Roe": ["Roe", "ROE"], "Bo Lind": ["Lind", "LIND"]}


def turn(label: str, said: str) -> str:
    """Return the rows of a paragraph "LABEL: SAID", whose words depend on the first word after the colon."""
    words = label.split()
    rows = [f"{word} NNP {len(words) + 2} compound" for word in words[:-1]]
    rows += [f"{words[-1]} NNP {len(words) + 2} dep", f"+: : {len(words) + 2} punct"]
    first, *rest = said.split()
    tags = {"I": "PRP", "you": "PRP", "Roe": "NNP"}
    rows.append(f"{first} {tags.get(first, 'NN')} 0 root")
    rows += [f"{word} {tags.get(word, 'NN')} {len(words) + 2} dep" for word in rest]
    return "\n".join(["¶", *rows])


OPENING = "Ada NNP 3 nsubj\nRoe NNP 1 flat\nmet VBD 0 root\nBo NNP 3 obj\nLind NNP 4 flat\n+. . 3 punct\n"
TALK = [turn("ROE", "Why did you go ?"), turn("LIND", "I had to ."), turn("ROE", "Nobody had to .")]


def said(*rows: str) -> list[tuple[str | None, str]]:
    """Return speaker and text of each turn."""
    return [(who(one), one.text) for one in quotes("\n".join(rows), NAMES) if one.method == "label"]


def who(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker is not None else None


def test_a_turn_is_a_quote_of_the_person_whose_name_opens_it() -> None:
    assert said(OPENING, *TALK) == [
        ("Ada Roe", "Why did you go ?"),
        ("Bo Lind", "I had to ."),
        ("Ada Roe", "Nobody had to ."),
    ]


def test_a_turn_has_no_cue_and_is_indirect_as_it_has_no_marks() -> None:
    first = next(one for one in quotes("\n".join([OPENING, *TALK]), NAMES) if one.method == "label")
    assert (first.cue, first.type, first.confidence) == (None, "indirect", 0.9)


def test_an_i_in_a_turn_is_its_speaker() -> None:
    rows = turn("LIND", "I left .").replace("I PRP 0 root\nleft NN 3 dep", "I PRP 4 nsubj\nleft VBD 0 root")
    thought = rows.replace("left VBD 0 root", "think VBP 0 root\nthat IN 7 mark\nit PRP 7 nsubj\nrains VBZ 4 ccomp")
    found = {one.method: one for one in quotes("\n".join([OPENING, TALK[0], thought, TALK[2]]), NAMES)}
    assert who(found["complement"]) == "Bo Lind"
    assert found["complement"].nested_in is not None


def test_two_turns_are_no_conversation() -> None:
    assert said(OPENING, *TALK[:2]) == []


def test_turns_of_one_speaker_are_no_conversation() -> None:
    assert said(OPENING, TALK[0], TALK[2], TALK[0]) == []


def test_lines_without_an_i_or_a_you_or_a_question_are_no_conversation() -> None:
    assert said(OPENING, turn("Roe", "Tax cuts ."), turn("Lind", "No plan ."), turn("Roe", "More plans .")) == []


def test_lines_that_name_the_person_in_their_label_are_no_conversation() -> None:
    lines = [turn("Roe", "Roe told you ."), turn("Lind", "I saw ."), turn("Roe", "Roe told you .")]
    assert said(OPENING, *lines) == []


def test_a_paragraph_with_an_i_or_a_you_between_two_turns_continues_the_first() -> None:
    more, other = "¶\nAnd CC 2 cc\nyou PRP 0 root\n+. . 2 punct", "¶\nLater RB 0 root\n+. . 1 punct"
    assert said(OPENING, TALK[0], more, *TALK[1:])[0] == ("Ada Roe", "Why did you go ? … And you.")
    assert said(OPENING, TALK[0], other, *TALK[1:])[0] == ("Ada Roe", "Why did you go ?")


def test_a_stage_direction_is_no_part_of_a_turn() -> None:
    direction = "¶\n( -LRB- 2 punct\n+You PRP 0 root\nlaugh VB 2 dep\n+) -RRB- 2 punct"
    assert said(OPENING, TALK[0], direction, *TALK[1:])[0] == ("Ada Roe", "Why did you go ?")


def test_a_paragraph_after_the_last_turn_is_no_part_of_it() -> None:
    after = "¶\nI PRP 2 nsubj\nleft VBD 0 root\n+. . 2 punct"
    assert said(OPENING, *TALK, after)[-1] == ("Ada Roe", "Nobody had to .")


def test_capitals_that_are_no_known_name_are_a_label_if_they_come_twice() -> None:
    hosts = [turn("HOST", "Why did you go ?"), TALK[1], turn("HOST", "Nobody had to .")]
    assert [text for _, text in said(OPENING, *hosts)] == ["Why did you go ?", "I had to .", "Nobody had to ."]
    once = [turn("WATCH", "Why did you go ?"), TALK[1], TALK[0], TALK[1]]
    assert [text for _, text in said(OPENING, *once)] == ["I had to .", "Why did you go ?", "I had to ."]


@pytest.mark.parametrize("label", ["Ada Roe , baker", "Ada Roe ( baker )"])
def test_a_description_may_follow_the_name_of_a_label(label: str) -> None:
    lines = [turn(label, "I go ."), turn("Bo Lind", "I stay ."), turn(label, "You do .")]
    assert said(OPENING, *lines)[0] == ("Ada Roe", "I go .")


def test_the_answers_of_an_interview_are_quotes_and_its_questions_are_not() -> None:
    opening = "Ada NNP 3 nsubj\nRoe NNP 1 flat\nspoke VBD 0 root\n+. . 3 punct\n"
    lines = [turn("Q", "Why ?"), turn("A", "Rain ."), turn("Q", "And ?"), turn("A", "More rain .")]
    assert said(opening, *lines) == [("Ada Roe", "Rain ."), ("Ada Roe", "More rain .")]


def test_a_turn_in_marks_is_the_quote_that_the_marks_show() -> None:
    words = "Where WRB 0 root\nhave VBP 4 aux\nthey PRP 4 nsubj\nall DT 4 dep\ngone VBN 4 dep\n+? . 4 punct"
    marked = f"¶\nROE NNP 4 dep\n+: : 4 punct\n“ `` 4 punct\n+{words}\n+” '' 4 punct\nhe PRP 12 nsubj\nsaid VBD 4 dep"
    found = quotes("\n".join([OPENING, marked, *TALK[1:], TALK[0]]), NAMES)
    assert [(one.type, one.text) for one in found if "Where" in one.text] == [("direct", "“Where have they all gone?”")]


def test_a_turn_in_marks_that_is_no_quote_otherwise_is_a_turn() -> None:
    marked = "¶\nROE NNP 4 dep\n+: : 4 punct\n“ `` 4 punct\n+Where WRB 0 root\n+? . 4 punct\n+” '' 4 punct"
    assert ("Ada Roe", "“Where?”") in said(OPENING, marked, *TALK[1:], TALK[0])


def test_a_page_of_nothing_but_turns_is_linked_in_seconds() -> None:
    """A comparison of each turn with all others would take a minute."""
    one = article("\n".join([OPENING, *TALK * 1000]), NAMES)
    start = time.process_time()
    assert sum(quote.method == "label" for quote in link(one).quotes) == 3000
    assert time.process_time() - start < 4
