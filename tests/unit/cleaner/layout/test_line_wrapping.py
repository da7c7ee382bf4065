"""Lines that were wrapped by hand are joined, and lines that end for another reason are not."""

from __future__ import annotations

import textwrap

import pytest

from attribune_cleaner.layout.paragraphs import separate_paragraphs
from attribune_cleaner.text.traced_text import TracedText

PARAGRAPHS = [
    "The harbor of Port Ellery was closed on Monday after a barge loaded with grain ran into the old pier, and "
    "officials said that it could stay closed until the end of the month.",
    "“Nobody was hurt, and that is the one good thing about it,” the harbor master said, standing beside a heap of "
    "wet timber that had been the ticket office.",
    "The barge had come down the river from Fairmont with its lights out, according to two fishermen who saw it pass "
    "under the bridge shortly before midnight.",
]
CLEAN = "\n\n".join(PARAGRAPHS)


def laid_out(raw: str) -> str:
    return separate_paragraphs(TracedText.from_raw(raw)).text


@pytest.mark.parametrize("width", [55, 65, 72, 80, 100])
def test_wrapped_lines_are_joined(width: int) -> None:
    assert laid_out("\n\n".join(textwrap.fill(one, width) for one in PARAGRAPHS)) == CLEAN


def test_wrapped_lines_with_indented_paragraphs() -> None:
    wrapped = "\n".join(textwrap.fill(one, 72, initial_indent="   ") for one in PARAGRAPHS)
    assert laid_out(wrapped) == CLEAN


def test_short_lines_are_not_joined() -> None:
    dialogue = [
        "“Have you slept?” he asked.",
        "“On Friday,” Owusu answered.",
        "“Then go home,” he said.",
        "She stayed.",
    ]
    assert laid_out("\n".join(dialogue)) == "\n\n".join(dialogue)


def test_sentences_of_one_length_are_not_joined() -> None:
    lines = [f"The council of district {n} met on Monday and it agreed on nothing at all." for n in range(8)]
    assert laid_out("\n".join(lines)) == "\n\n".join(lines)


def test_a_list_in_wrapped_text_stays_a_list() -> None:
    items = ["- a new pier of stone", "- a lamp on every barge", "- a harbor master who sleeps less"]
    raw = "\n\n".join([*(textwrap.fill(one, 70) for one in PARAGRAPHS), "\n".join(items)])
    assert laid_out(raw) == "\n\n".join([CLEAN, *items])


def test_dashes_and_numbers_that_begin_a_wrapped_line_are_no_items() -> None:
    text = (
        "Nobody at the harbor knew how long it would take — nor who would pay — to lift the barge, and the mayor, who "
        "had been asked about plan 2. of the three plans — the one of stone — that the engineers had drawn since 1. "
        "May, did not answer — and did not mean to."
    )
    wrapped = [textwrap.fill(text, width, break_on_hyphens=False) for width in range(45, 95)]
    assert any("\n—" in one for one in wrapped)
    assert any("\n2." in one for one in wrapped)
    assert [laid_out(one) for one in wrapped] == [text] * len(wrapped)


def test_a_hyphen_at_the_end_of_a_wrapped_line_joins() -> None:
    raw = (
        "The harbor of Port Ellery was closed on Monday after a well-\n"
        "loaded barge ran into the old pier, and officials said that it\n"
        "could stay closed until the end of the month or even for long-\n"
        "er than that."
    )
    assert "a well-loaded barge" in laid_out(raw)


@pytest.mark.parametrize("width", range(32, 46))
def test_short_columns_are_joined(width: int) -> None:
    for layout in ({}, {"initial_indent": "   "}):
        between = "\n" if layout else "\n\n"
        assert laid_out(between.join(textwrap.fill(one, width, **layout) for one in PARAGRAPHS)) == CLEAN


NAMES = [
    "He told the council so.",
    "“It will cost us,” Mayor Ruth Ellery said on Tuesday. “It will cost us all, and I do not know who pays.”",
    "Fairmont’s own mayor, Dale Fenner, had no comment. The Coast Guard of Port Ellery and the Harbor Board will meet "
    "on Thursday, June 4, to hear from Captain James Orr.",
]


@pytest.mark.parametrize("width", [36, 40, 50, 55, 64, 72])
def test_a_short_text_whose_lines_begin_with_names_is_joined(width: int) -> None:
    assert laid_out("\n\n".join(textwrap.fill(one, width) for one in NAMES)) == "\n\n".join(NAMES)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Shall I go down to the harbor tonight,",
            "Where the boats lie still in the moon,",
            "And nobody asks me the reason at all",
            "For the song that I sing out of tune?",
            "The gulls have gone home to the rocks and the weed,",
            "The lamps have gone out on the hill.",
        ],
        ["the boats lie still", "in the light of the moon", "and nobody asks", "for the reason of it", "and I wait"],
        ["Team Played Won Points", "Port Ellery 12 8 24", "Fairmont 12 7 22", "Oakhurst 11 7 21", "Wexcombe 12 2 8"],
        [
            "Port Ellery 3, Fairmont 1 (Orr, Pym 2)",
            "Oakhurst 0, Wexcombe 0",
            "Harbor Town 2, North Pier 4 (Roe 4)",
            "Castle 1, Valley Boys 1",
            "Mill End 5, River Rovers 0 (Cobb 3, Fenner)",
        ],
        [
            "Q. Where were you on the night of the fire?",
            "A. At home with my wife and the two children.",
            "Q. Did anybody see you there that evening?",
            "A. The neighbor came by to borrow a ladder.",
        ],
        [
            "ORR: We never had a lamp on that barge and",
            "FENNER: You did, captain, you told the board",
            "ORR: I told them what the owner told me about",
            "FENNER: So you lied to the board of the harbor",
        ],
    ],
    ids=["rhymes", "free verse", "table", "scores", "questions", "transcript"],
)
def test_lines_that_end_for_another_reason_are_not_joined(lines: list[str]) -> None:
    assert laid_out("\n".join(lines)) == "\n\n".join(lines)
