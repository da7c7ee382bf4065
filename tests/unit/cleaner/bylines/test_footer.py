"""What stands below an article is read and goes; what ends it stays."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.footer import read_footer
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

BODY = "The bridge was closed on Monday, officials said."
KNOWN = ArticleMetadata(author="Jane Doe and Tomos Bevan-Rao", source="The Harbor Echo")


def taken(*lines: str, known: ArticleMetadata = KNOWN) -> list[str]:
    paragraphs = [BODY, *lines]
    return [paragraphs[number] for number in sorted(read_footer(paragraphs, (), known)[1])]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Valleys Gazette",
        "Copyright: Jane Doe",
        "Copyright Valleys Gazette 2026",
        "This story was corrected at 10:15 to mend a name.",
        "This article was amended on 4 March 2026. An earlier version said that the bridge had three arches.",
        "This article was amended on 4 March 2026 to correct the name of the bridge.",
        "The headline was changed on March 4, 2026 because it named the wrong river.",
        "Correction: The bridge has two arches, not three.",
        "Tags: bridges, rivers, Oakhurst",
        "Results and splits: page 14",
        "More letters: see pages 3 and 4",
        "How we count: see our methodology page",
        "Newsletter",
        "Save",
        "Privacy policy",
        "By Jane Doe",
        "Words: Jane Doe",
        "Source: Harbour Wire",
        "Last updated: 14 February 2026",
        "Jane Doe is a staff writer who covers rivers.",
        "Tomos Bevan-Rao can be reached at tbevan@echo.example.",
        "Reach Jane Doe at jdoe@echo.example or 555-0142.",
        "The Harbor Echo is printed on recycled paper.",
    ],
)
def test_the_last_lines_go(line: str) -> None:
    assert taken(line) == [line]
    assert taken(line, BODY) == []


@pytest.mark.parametrize(
    "line",
    [
        "Copyright has no end in sight there.",
        "This article was amended on 4 March 1947 by parliament.",
        "This article was amended on a Sunday.",
        "Correction was all she asked for.",
        "The law is plain: see the judge.",
        "She had one wish: page 14.",
        "Tags: they were on every bag.",
        "Save us.",
        "By nightfall the bridge was shut.",
        "14 February 2026",
        "John Roe is a painter of bridges.",
        "The Harbor Echo is based in Kobe and makes steel.",
        "Correction-lines ran along the wall.",
        "Jane Doe wept.",
        "Jane Doe is leaving, she said.",
        "Jane Doe is “a staff writer,” her mother said.",
        "The Harbor Echo wrote that nobody had been paid.",
        "Reach the far shore and turn left.",
    ],
)
def test_the_last_sentence_stays(line: str) -> None:
    assert taken(line) == []


def test_several_go_and_what_they_say_is_kept() -> None:
    lines = ["By Jane Doe", "Published 14 February 2026", "Comments"]
    found, numbers = read_footer([BODY, *lines], {3}, ArticleMetadata())
    assert numbers == {1, 2}
    assert (found.author, found.published_at) == ("Jane Doe", "2026-02-14")


def test_none_within_a_quotation() -> None:
    assert read_footer(["“The last words on the wall were these:", "Search"], (), ArticleMetadata()) == (
        ArticleMetadata(),
        set(),
    )


def test_the_name_of_one_word_is_nobody() -> None:
    assert taken("Doe is a reporter.", known=ArticleMetadata(author="Doe")) == []
