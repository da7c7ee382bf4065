"""What a mail puts around an article leaves the text; mails that an article prints stay."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.mail import read_mail
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.text.traced_text import TracedText

BODY = "The bridge was closed on Monday, officials said."


def read(*lines: str) -> tuple[ArticleMetadata, str]:
    fields, text = read_mail(TracedText.from_raw("\n".join(lines)))
    return fields, text.text.strip()


def test_headers_at_the_top() -> None:
    assert read(
        "From: Jane Doe <jdoe@echo.example>",
        "Sent: Tuesday, March 3, 2026 9:14 AM",
        "To: desk@echo.example;",
        "    night@echo.example",
        "Subject: RE: Fwd: Bridge closed",
        "",
        BODY,
    ) == (
        ArticleMetadata(
            title="Bridge closed", author="Jane Doe", authors=("Jane Doe",), published_at="2026-03-03T09:14"
        ),
        BODY,
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["From: desk@echo.example", "Subject: Bridge closed", "Date: Sat, 14 Mar 2026 07:12:00 +0000"],
        ["*From:* The Harbor Echo <desk@echo.example>", "*Date:* 14 March 2026", "*To:* night@echo.example"],
        ["Return-Path: <desk@echo.example>", "Message-ID: <1@echo.example>", "From: desk@echo.example"],
    ],
)
def test_forms_of_headers(lines: list[str]) -> None:
    fields, text = read(*lines, "", BODY)
    assert (fields.author, text) == (None, BODY)


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-----Original Message-----",
        "Begin forwarded message:",
        "---- Forwarded by Jane Doe on 3 March ----",
    ],
)
def test_what_was_forwarded_is_the_article(mark: str) -> None:
    fields, text = read(
        "From: Max Moe <mmoe@echo.example>",
        "Subject: FW: see below",
        "",
        "Worth a page?",
        "",
        mark,
        "",
        "From: Jane Doe <jdoe@echo.example>",
        "Date: March 3, 2026 at 9:14:05 AM GMT+1",
        "Subject: Bridge closed",
        "",
        BODY,
    )
    assert (fields.title, fields.author, fields.published_at) == ("Bridge closed", "Jane Doe", "2026-03-03T09:14:05")
    assert [line for line in text.splitlines() if line] == ["Worth a page?", BODY]


@pytest.mark.parametrize(
    "lines",
    [
        [BODY, "", "From: Jane Doe", "To: John Roe", "Subject: the bridge", "", "Blow it up."],
        ["Subject: bridges", "Date: 3 March 2026", "", BODY],
        ["To: the man who took my boat", "", BODY],
        ["From: here to there", "", BODY],
    ],
)
def test_other_labels_stay(lines: list[str]) -> None:
    assert read(*lines) == (ArticleMetadata(), "\n".join(lines))


def test_marks_of_quoted_lines_go() -> None:
    assert read("> The bridge was closed", ">> on Monday,", "> > officials said.")[1] == (
        "The bridge was closed\non Monday,\nofficials said."
    )
    headers = ["From: desk@echo.example", "To: night@echo.example", ""]
    assert read(*headers, '> "It is over," she said.')[1] == '"It is over," she said.'


def test_one_marked_line_that_is_no_mail_stays() -> None:
    assert read("> Bridges", "", BODY)[1] == f"> Bridges\n\n{BODY}"


def test_a_signature_goes_with_all_below_it() -> None:
    assert read(BODY, "-- ", "Jane Doe", "The Harbor Echo", "+1 555 0142")[1] == BODY


@pytest.mark.parametrize(
    "lines",
    [
        [BODY, "--", "“It is over,” she said."],
        [BODY, "--", BODY * 6],
        ["--", "Jane Doe"],
        [BODY, "-- Jane Doe", "The Harbor Echo"],
    ],
)
def test_two_hyphens_that_open_no_signature(lines: list[str]) -> None:
    assert read(*lines)[1] == "\n".join(lines)
