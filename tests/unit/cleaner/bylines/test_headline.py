"""The first line of a plain text is its headline where it looks like one and like nothing else."""

from __future__ import annotations

import pytest

from attribune_cleaner import clean
from attribune_core.events import RawArticle

BODY = (
    "The old bridge of Port Ellery was closed on Monday after engineers found a crack as long as a bus in its pier.\n\n"
    "“Nobody was hurt,” the mayor said."
)


def title(*lines: str) -> str | None:
    article = clean(RawArticle(body="\n".join(lines)))
    left = [line for line in lines if line.strip()]
    assert article.title is None or not article.text.startswith(left[0])
    assert article.title is not None or article.text.startswith(left[0])
    return article.title


@pytest.mark.parametrize(
    "line",
    [
        "Bridge closed until spring",
        "Villagers’ fury as quarry wins 40-year licence",
        "Two dead in Oakhurst as gas main bursts",
        "Can a small town pay for a new bridge?",
        "Letters: Bring back the bandstand",
        "Harbor Tidal Inc. Secures $60 Million to Build Second Array",
        "BRIDGE CLOSED UNTIL SPRING",
    ],
)
def test_headlines(line: str) -> None:
    assert title(line, "", BODY) == line
    assert title("", f"  {line}", "", "", BODY) == line


def test_a_headline_of_two_lines() -> None:
    assert title("Dam gates opened above Sarnath;", "thousands to leave", "", BODY) == (
        "Dam gates opened above Sarnath; thousands to leave"
    )


def test_a_summary_stands_below_a_headline_where_a_dateline_follows() -> None:
    lines = ["Council Opens New Bridge", "Span will carry trams", ""]
    assert title(*lines, f"OAKHURST, March 3, 2026 /PRNewswire/ -- {BODY}") == lines[0]
    assert title(*lines, BODY) is None


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was closed on Monday.",
        "Bridge closed",
        "Jane Ann Doe",
        "Dear Mayor and council",
        "To the people of Oakhurst",
        "Bridge is a disgrace, says mayor",
        "Mayor warns of worse to come",
        "Mayor: We will not print our way out",
        "Jane Doe: ‘You find me in the river’",
        "“I lost everything”: baker after the fire",
        "Baker “lost everything” in the fire",
        "JAKE MILLER: Governor, what now",
        "1. A new pier of stone",
        "- a lamp on every barge",
        "(All photos by the staff)",
        "…as the communities go without",
        "09:10 The levee has given way",
        "I went down to the river,",
        "A very long line that names the bridge " * 4,
    ],
)
def test_other_first_lines(line: str) -> None:
    assert title(line.strip(), "", BODY) is None


def test_no_headline_without_a_blank_line_or_prose_below() -> None:
    assert title("The boats lie still in the moon", "And nobody asks for the reason of it at all", "", BODY) is None
    assert title("The boats lie still in the moon", "", "And nobody asks.") is None


def test_a_question_of_an_interview_is_no_headline() -> None:
    answer = "I have not slept since the bridge fell, and neither has anybody else in this town of mine."
    assert title("Have you slept at all?", "", answer, "", "And what will you do now?", "", answer) is None


def test_a_headline_leaves_no_text_that_has_a_title() -> None:
    article = clean(RawArticle(body=f"Bridge closed until spring\n\n{BODY}", title="Another title"))
    assert (article.title, article.text.split("\n\n")[0]) == ("Another title", "Bridge closed until spring")


@pytest.mark.parametrize(
    "lines",
    [
        ["Staff Reporter", "OAKHURST"],
        ["Staff Reporter / OAKHURST"],
        ["Special Correspondent, Oakhurst"],
        ["Express News Service"],
        ["Published - March 3, 2026 10:15 pm IST - OAKHURST"],
        ["Updated: March 3, 2026 | 10:15 pm"],
        ["PTI"],
    ],
)
def test_desks_and_dates_below_a_headline_go(lines: list[str]) -> None:
    body = BODY.replace("Port Ellery", "Oakhurst")
    article = clean(RawArticle(body="\n".join(["‘Not a fish left’: Fishermen protest", "", *lines, "", body])))
    assert (article.title, article.text) == ("‘Not a fish left’: Fishermen protest", body)
