"""Datelines are read into source and date; sentences are none."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.dateline import read_datelines
from attribune_cleaner.metadata.article_metadata import ArticleMetadata

BODY = "The bridge was closed on Monday, officials said."


@pytest.mark.parametrize(
    ("paragraph", "left", "fields"),
    [
        ("WASHINGTON (Reuters) — The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("PARIS, March 27 (AFP) - The vote", "The vote", ArticleMetadata(source="AFP")),
        ("LONDON, March 3 - The vote", "The vote", ArticleMetadata()),
        ("LONDON, 3 March 2026 – The vote", "The vote", ArticleMetadata(published_at="2026-03-03")),
        (
            "NEW YORK, Dec. 22, 2015 (UPI) -- The vote",
            "The vote",
            ArticleMetadata(source="UPI", published_at="2015-12-22"),
        ),
        ("GENOA, Italy (Harbour Wire) - A ferry", "A ferry", ArticleMetadata(source="Harbour Wire")),
        (
            "PASADENA, March 22, 2007 (Meridian Wire) _ The",
            "The",
            ArticleMetadata("", None, "Meridian Wire", "2007-03-22"),
        ),
        ("Philadelphia (AFP) – US President", "US President", ArticleMetadata(source="AFP")),
        ("Moscow (dpa) - The vote", "The vote", ArticleMetadata(source="dpa")),
        ("(Reuters) - The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("MUMBAI (PTI): The vote", "The vote", ArticleMetadata(source="PTI")),
        ("WASHINGTON — President", "President", ArticleMetadata()),
        ("ST. PAUL, Minn. — “We won", "“We won", ArticleMetadata()),
        ("SÃO PAULO - The vote", "The vote", ArticleMetadata()),
    ],
)
def test_datelines(paragraph: str, left: str, fields: ArticleMetadata) -> None:
    found, lengths = read_datelines([paragraph])
    assert paragraph[lengths[0] :] == left
    assert (found.source, found.published_at) == (fields.source, fields.published_at)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NASA — the space agency — said no.",
        "NATO - The alliance said no.",
        "BREAKING — The vote is off.",
        "IOWA POLLS NOT WRONG, JUST TOO EARLY - The polls",
        "John Kasich (Ohio) — the governor — said no.",
        "Jane Doe (Labour) - a teacher - said no.",
        "TRUMP: I think so.",
        "WASHINGTON is a city — The city.",
        "The vote (Reuters reported) — was off.",
        "PARIS — a city of light — was dark.",
        "“LONDON — It is over,” he said.",
    ],
)
def test_sentences_are_no_datelines(paragraph: str) -> None:
    assert read_datelines([paragraph]) == (ArticleMetadata(), {})


def test_a_dateline_on_a_line_of_its_own() -> None:
    found, lengths = read_datelines(["LAGOS, April 11, 2026:", BODY])
    assert (found.published_at, lengths) == ("2026-04-11", {0: 22})


def test_further_down_a_dateline_needs_an_agency() -> None:
    paragraphs = [BODY] * 6
    assert read_datelines([*paragraphs, "WASHINGTON — The vote"])[1] == {}
    assert read_datelines([*paragraphs, "WASHINGTON (AP) — The vote"])[1] == {6: 18}
