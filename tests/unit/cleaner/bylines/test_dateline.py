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
            ArticleMetadata(source="Meridian Wire", published_at="2007-03-22"),
        ),
        ("Philadelphia (AFP) – US President", "US President", ArticleMetadata(source="AFP")),
        ("Moscow (dpa) - The vote", "The vote", ArticleMetadata(source="dpa")),
        ("(Reuters) - The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("MUMBAI (PTI): The vote", "The vote", ArticleMetadata(source="PTI")),
        ("WASHINGTON — President", "President", ArticleMetadata()),
        ("ST. PAUL, Minn. — “We won", "“We won", ArticleMetadata()),
        ("SÃO PAULO - The vote", "The vote", ArticleMetadata()),
        ("BERLIN, 4 Nov. 2025 /PRNewswire/ -- A firm", "A firm", ArticleMetadata(published_at="2025-11-04")),
        ("TORONTO, Jan. 5, 2026 /CNW/ - A firm", "A firm", ArticleMetadata(published_at="2026-01-05")),
        ("OAKHURST, Ohio--(BUSINESS WIRE)--A firm", "A firm", ArticleMetadata(source="BUSINESS WIRE")),
        ("ST. JOHN'S, Newfoundland, Jan. 22, 2026 (NEWSPIKE) -- A", "A", ArticleMetadata(published_at="2026-01-22")),
        ("NEW YORK, Jan. 5, 2026 (GLOBE NEWSWIRE) -- A", "A", ArticleMetadata(published_at="2026-01-05")),
        ("New Delhi [India], May 3 (ANI): The vote", "The vote", ArticleMetadata(source="ANI")),
        ("Dhaka, Aug 7 (UNB) - The vote", "The vote", ArticleMetadata(source="UNB")),
        ("Wexcombe, Aug 7 (HWS) - The vote", "The vote", ArticleMetadata(source="HWS")),
        ("ST. LOUIS (AP) — The vote", "The vote", ArticleMetadata(source="AP")),
        ("WINSTON-SALEM, N.C. (AP) — The vote", "The vote", ArticleMetadata(source="AP")),
        ("PORT-AU-PRINCE (AFP) – The vote", "The vote", ArticleMetadata(source="AFP")),
        ("PORT-AU-PRINCE, Haiti — The vote", "The vote", ArticleMetadata()),
        ("COEUR D'ALENE, Idaho — The vote", "The vote", ArticleMetadata()),
        ("MARTHA’S VINEYARD, Mass. — The vote", "The vote", ArticleMetadata()),
        ("JERUSALEM/CAIRO (Reuters) - The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("WASHINGTON and LONDON (AP) — The vote", "The vote", ArticleMetadata(source="AP")),
        ("McALLEN, Texas (AP) — The vote", "The vote", ArticleMetadata(source="AP")),
        ("RYE, N.H. - The vote", "The vote", ArticleMetadata()),
        ("LOS ANGELES -- ''The vote", "''The vote", ArticleMetadata()),
        ("MANILA –- The vote", "The vote", ArticleMetadata()),
        ("BEIJING, Nov. 4 (Xinhua) -- The vote", "The vote", ArticleMetadata(source="Xinhua")),
        ("PARIS, Tuesday, March 3 (AFP) - The vote", "The vote", ArticleMetadata(source="AFP")),
        ("LONDON, (Reuters) - The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("Dec 29 (Reuters) - The vote", "The vote", ArticleMetadata(source="Reuters")),
        ("(CNN)The vote", "The vote", ArticleMetadata(source="CNN")),
        ("OSLO (AFP) The vote", "The vote", ArticleMetadata(source="AFP")),
        ("London CNN — The vote", "The vote", ArticleMetadata(source="CNN")),
        ("KUALA LUMPUR: The vote", "The vote", ArticleMetadata()),
        ("New Delhi: The vote", "The vote", ArticleMetadata()),
        ("LONDON: The vote", "The vote", ArticleMetadata()),
        ("London, 4 March 2026 – The vote", "The vote", ArticleMetadata(published_at="2026-03-04")),
        ("Oakhurst, Ohio, March 3, 2026 - The vote", "The vote", ArticleMetadata(published_at="2026-03-03")),
        ("LINDI: The market in Lindi burned.", "The market in Lindi burned.", ArticleMetadata()),
    ],
)
def test_datelines(paragraph: str, left: str, fields: ArticleMetadata) -> None:
    found, lengths = read_datelines([paragraph])
    assert paragraph[lengths[0] :] == left
    assert (fields.source or found.source, found.published_at) == (found.source, fields.published_at)


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
        "London: I think so.",
        "STONE: The man in Stone’s house was me.",
        "FBI, CIA - The two said no.",
        "Oslo (the capital) The vote",
        "Jane Doe (BBC) Photo",
        "CNN said — The vote",
        "A.M. - The market opens.",
        "Monday, 4 March 2026 – The vote",
        "London, 4 March – The vote",
        "Aired March 4, 2026 - 18:00 ET",
        "ORR--Jane Ann, 98, of Oakhurst, died on Friday.",
        "Sept. 11, 2001 — A day of ash.",
        "WASHINGTON is a city — The city.",
        "The vote (Reuters reported) — was off.",
        "PARIS — a city of light — was dark.",
        "“LONDON — It is over,” he said.",
        "REP. JANE DOE (D-OHIO): I was there.",
    ],
)
def test_sentences_are_no_datelines(paragraph: str) -> None:
    assert read_datelines([paragraph]) == (ArticleMetadata(), {})


def test_a_dateline_on_a_line_of_its_own() -> None:
    found, lengths = read_datelines(["LAGOS, April 11, 2026:", BODY])
    assert (found.published_at, lengths) == ("2026-04-11", {0: 22})


def test_a_place_before_a_colon_is_a_speaker_where_others_are() -> None:
    assert read_datelines(["LONDON: I think so.", "ORR: I do not."])[1] == {}


def test_entries_of_a_timeline_keep_their_dates() -> None:
    assert read_datelines(["London, 4 March 2026 – The vote", "Oslo, 5 March 2026 – The count"])[1] == {}


def test_further_down_a_dateline_needs_an_agency() -> None:
    paragraphs = [BODY] * 6
    assert read_datelines([*paragraphs, "WASHINGTON — The vote"])[1] == {}
    assert read_datelines([*paragraphs, "WASHINGTON (AP) — The vote"])[1] == {6: 18}
