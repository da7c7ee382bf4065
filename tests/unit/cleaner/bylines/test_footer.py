"""What stands below an article is read and goes; what ends it stays."""

from __future__ import annotations

import pytest

from attribune_cleaner.boilerplate.table import Row, table
from attribune_cleaner.bylines.footer import read_footer
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

BODY = "The bridge was closed on Monday, officials said."
KNOWN = ArticleMetadata(authors=("Jane Doe", "Tomos Bevan-Rao"), source="The Harbor Echo")
#: Kinds of boilerplate that count at the edges of an article, those about its writer and its paper included.
AT_EDGES = {
    "contact detail",
    "edge",
    "edge credit",
    "before a name",
    "after the writer",
    "after the writers",
    "after the paper",
}


def taken(*lines: str, known: ArticleMetadata = KNOWN) -> list[str]:
    paragraphs = [BODY, *lines]
    return [paragraphs[number] for number in sorted(read_footer(paragraphs, (), known)[1])]


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "Words: Jane Doe", "Source: Harbour Wire", "Last updated: 14 February 2026"]
)
def test_the_last_lines_go(line: str) -> None:
    assert taken(line) == [line]
    assert taken(line, BODY) == []


@pytest.mark.parametrize("line", ["By nightfall the bridge was shut.", "14 February 2026"])
def test_the_last_sentence_stays(line: str) -> None:
    assert taken(line) == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in table() if row.kind in AT_EDGES])
def test_what_counts_at_the_edges_goes_at_the_end_alone(row: Row) -> None:
    for line in row.examples:
        assert taken(line) == [line]
        assert taken(line, BODY) == []
    for line in row.near_misses:
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
    assert taken("Doe is a reporter.", known=ArticleMetadata(authors=("Doe",))) == []
