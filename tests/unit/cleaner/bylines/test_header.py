"""Header lines, bylines and datelines are read into fields, and only they leave the text."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.byline import read_byline
from attribune_cleaner.bylines.dateline import read_datelines
from attribune_cleaner.bylines.header import is_stamp, read_header, read_line
from attribune_cleaner.metadata.article_metadata import Fields
from attribune_cleaner.text.traced_text import Traced

BODY = "The bridge was closed on Monday, officials said."


def read(*lines: str, title: str | None = None) -> tuple[Fields, str]:
    fields, text = read_header(Traced.of("\n".join([*lines, "", BODY])), title)
    return fields, text.text.strip()


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("date 2024-03-27", Fields(published_at="2024-03-27")),
        (" Date: March 27, 2024 ", Fields(published_at="2024-03-27")),
        ("Published: 27 March 2024 10:00 GMT", Fields(published_at="2024-03-27T10:00Z")),
        ("Published on March 27, 2024", Fields(published_at="2024-03-27")),
        ("Updated 3:45 PM, March 27, 2024", Fields(updated_at="2024-03-27T15:45")),
        ("Posted 10:15, Saturday 14 February 2026", Fields(published_at="2026-02-14T10:15")),
        ("Published: 14 Feb 2026, 10:15 GMT", Fields(published_at="2026-02-14T10:15Z")),
        ("Last modified on Sat 14 Feb 2026 10.15 GMT", Fields(updated_at="2026-02-14T10:15Z")),
        ("Last modified on 14 February 2026", Fields(updated_at="2026-02-14")),
        ("Updated 3 hours ago", Fields()),
        ("Posted: 2 days ago", Fields()),
        ("Published yesterday at 10:15", Fields()),
        ("3 hours ago", Fields()),
        ("Published 10:15", Fields()),
        ("Updated March 27, 2024 3:45 PM", Fields(updated_at="2024-03-27T15:45")),
        ("March 27, 2024", Fields(published_at="2024-03-27")),
        ("📅 13 July 2025", Fields(published_at="2025-07-13")),
        ("Source: Reuters", Fields(source="Reuters")),
        ("Title: The bridge is closed", Fields(title="The bridge is closed")),
        ("URL: https://example.org/a", Fields(url="https://example.org/a")),
        ("Author: Jane Doe", Fields(author="Jane Doe")),
        ("Section: World", Fields()),
        (
            "By Jane Doe | March 27, 2024 | 5 min read",
            Fields(author="Jane Doe", published_at="2024-03-27"),
        ),
        ("By Jane Doe • BBC News", Fields(author="Jane Doe", source="BBC News")),
        ("By Jane Doe | The Thunder Falls Echo", Fields(author="Jane Doe", source="The Thunder Falls Echo")),
        ("By Jane Doe and John Roe | Harbor Times", Fields(author="Jane Doe and John Roe", source="Harbor Times")),
        ("By Jane Doe | Oakhurst", Fields(author="Jane Doe")),
        ("By Jane Doe, Staff Writer | jdoe@courier.example", Fields(author="Jane Doe")),
        ("Posted on February 14, 2026 by Jane Doe", Fields(author="Jane Doe", published_at="2026-02-14")),
        ("Posted on February 14, 2026 by the sea", None),
        ("By Jane Doe | 14 February 2026 | Oakhurst", Fields(author="Jane Doe", published_at="2026-02-14")),
        ("Words: Jane Doe. Pictures: John Roe", Fields(author="Jane Doe")),
        ("Words by Jane Doe, photographs by John Roe", Fields(author="Jane Doe")),
        ("Words: 512", Fields()),
        ("Reuters", Fields(source="Reuters")),
        ("Words: we are many, and they are strong", None),
        ("Text: Nothing of it was true", None),
        ("By Jane Doe | Nothing was said of it", None),
        ("Harbor Falls | The Lake", None),
        ("Three hours ago", None),
        ("Updated 3 hours ago, the list names nobody", None),
        ("Posted 10 men at the gate", None),
        ("reuters", None),
        ("Updated rules take effect in March 2024", None),
        ("Source: The minister told this newspaper that nothing had been decided at all.", None),
        ("Date palms are dying", None),
        ("Posted to Kabul", None),
        ("Note: nothing", None),
        (BODY, None),
    ],
)
def test_lines(line: str, fields: Fields | None) -> None:
    assert read_line(line.strip()) == fields


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("By Jane Doe", Fields(author="Jane Doe")),
        ("BY JANE O'BRIEN AND JOHN MCCREE", Fields(author="Jane O'Brien and John McCree")),
        ("By Jane Doe and John Roe, Staff Writer", Fields(author="Jane Doe and John Roe")),
        ("By Jane Doe, John Roe and Max van der Berg", Fields(author="Jane Doe, John Roe and Max van der Berg")),
        ("By J. R. R. Doe, Associated Press", Fields(author="J. R. R. Doe", source="Associated Press")),
        ("By Jane Doe in Paris and John Roe in Berlin", Fields(author="Jane Doe")),
        ("By Jane Doe for the Harbor Times", Fields(author="Jane Doe", source="Harbor Times")),
        ("By Jane Doe and John Roe, Staff Writers", Fields(author="Jane Doe and John Roe")),
        ("By Jane Doe, Harbor Times Staff Writer", Fields(author="Jane Doe", source="Harbor Times")),
        ("By Jane Doe, Harbor Echo", Fields(author="Jane Doe", source="Harbor Echo")),
        ("By Jane Doe, The Thunder Falls Echo", Fields(author="Jane Doe", source="The Thunder Falls Echo")),
        ("By Jane Doe, Oakhurst", Fields(author="Jane Doe")),
        ("By Jane Doe @janedoe", Fields(author="Jane Doe")),
        ("By Jane Doe Feb. 14, 2026", Fields(author="Jane Doe", published_at="2026-02-14")),
        ("By Jane Doe in Paris for the Harbor Times", Fields(author="Jane Doe", source="Harbor Times")),
        ("Words: Jane Doe", Fields(author="Jane Doe")),
        ("Text: Jane Doe and John Roe", Fields(author="Jane Doe and John Roe")),
        ("Interview by Jane Doe", Fields(author="Jane Doe")),
        ("By Sun Li", Fields(author="Sun Li")),
        ("By Reuters", Fields(source="Reuters")),
        ("By The Associated Press", Fields(source="The Associated Press")),
        ("Written by María-José Núñez", Fields(author="María-José Núñez")),
        ("By Jane Doe, Jan. 20, 2026", Fields(author="Jane Doe", published_at="2026-01-20")),
        ("By Owen Tarrant - 2026-01-20", Fields(author="Owen Tarrant", published_at="2026-01-20")),
        ("By محمد الأحمد", Fields(author="محمد الأحمد")),
    ],
)
def test_bylines(line: str, fields: Fields) -> None:
    assert read_byline(line) == fields


@pytest.mark.parametrize(
    "line",
    [
        "By nightfall, the army had left",
        "By Monday",
        "By Monday Evening",
        "By Jane Doe's own account, nothing happened",
        "By Jane Doe, who was there, and by others",
        "By Jane Doe, a friend of the family",
        "Words: none that Jane Doe knew",
        "Story: Jane Doe leaves",
        "Words by the thousand were spoken",
        "By the time Jane Doe arrived",
        "By 2030, half of them will be gone",
        "Bye Jane Doe",
        "By",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_lines_at_the_top_leave_the_text() -> None:
    fields, text = read("By Livia Castellan", "March 3, 2026", "", "Share this article", "Source: Harbour Wire")
    assert fields == Fields(author="Livia Castellan", published_at="2026-03-03", source="Harbour Wire")
    assert text == BODY


def test_the_first_of_several_dates_is_the_date() -> None:
    fields, _ = read("Updated March 5, 2026", "Published March 3, 2026", "March 4, 2026")
    assert (fields.published_at, fields.updated_at) == ("2026-03-03", "2026-03-05")


def test_reading_stops_at_the_article() -> None:
    fields, text = read(BODY, "By Jane Doe")
    assert fields == Fields()
    assert text.startswith(BODY)
    assert "By Jane Doe" in text


def test_a_headline_above_a_byline_is_the_title() -> None:
    fields, text = read("Bridge closed until spring", "By Jane Doe")
    assert (fields.title, fields.author, text) == ("Bridge closed until spring", "Jane Doe", BODY)


@pytest.mark.parametrize("end", [".", '."', ".”", ".''", ",»"])
def test_a_line_that_ends_as_a_sentence_is_no_headline(end: str) -> None:
    said = f"“We told them,” said Ray Cobb. “Nobody listened{end}"
    assert read(said, "The bridge stays shut.", "Words: Jane Doe") == (
        Fields(),
        f"{said}\nThe bridge stays shut.\nWords: Jane Doe\n\n{BODY}",
    )


def test_a_standfirst_stays() -> None:
    fields, text = read("Bridge closed", "Inspectors found a crack as long as a bus.", "By Jane Doe")
    assert (fields.title, fields.author) == ("Bridge closed", "Jane Doe")
    assert text == f"Inspectors found a crack as long as a bus.\n\n\n{BODY}"


def test_a_stamp_behind_headline_and_standfirst() -> None:
    fields, text = read(
        "Bridge closed", "Inspectors found a crack as long as a bus.", "Published: 14 Feb 2026, 10:15 GMT"
    )
    assert (fields.title, fields.published_at) == ("Bridge closed", "2026-02-14T10:15Z")
    assert text == f"Inspectors found a crack as long as a bus.\n\n\n{BODY}"


@pytest.mark.parametrize(
    "line", ["Published: 14 Feb 2026", "Updated 3 hours ago", "Posted at 10:15 | Updated at 11:15"]
)
def test_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "14 February 2026",
        "By Jane Doe",
        "Published: never",
        "Updated daily",
        "Time: 10:15",
        "Date: 14 Feb 2026",
        "Source: Reuters",
        BODY,
    ],
)
def test_no_stamps(line: str) -> None:
    assert not is_stamp(line)


def test_a_known_title_is_not_repeated_and_another_headline_stays() -> None:
    assert read("Bridge Closed!", title="Bridge closed")[1] == BODY
    assert read("Something else", "By Jane Doe", title="Bridge closed")[1] == f"Something else\n\n\n{BODY}"


def test_a_bare_name_beside_a_date_is_the_author() -> None:
    assert read("Harriet Pell", "Thu 6 Nov 2025")[0] == Fields(author="Harriet Pell", published_at="2025-11-06")
    assert read("March 3, 2026", "Dewi Anggraini, Palangka Raya")[0].author == "Dewi Anggraini"


def test_a_headline_in_capitals_is_no_name() -> None:
    fields, _ = read("Bridge Closed", "March 3, 2026")
    assert (fields.title, fields.author) == ("Bridge Closed", None)


@pytest.mark.parametrize(
    ("paragraph", "left", "fields"),
    [
        ("WASHINGTON (Reuters) — The vote", "The vote", Fields(source="Reuters")),
        ("PARIS, March 27 (AFP) - The vote", "The vote", Fields(source="AFP")),
        ("LONDON, March 3 - The vote", "The vote", Fields()),
        ("LONDON, 3 March 2026 – The vote", "The vote", Fields(published_at="2026-03-03")),
        ("NEW YORK, Dec. 22, 2015 (UPI) -- The vote", "The vote", Fields(source="UPI", published_at="2015-12-22")),
        ("GENOA, Italy (Harbour Wire) - A ferry", "A ferry", Fields(source="Harbour Wire")),
        ("PASADENA, March 22, 2007 (Meridian Wire) _ The", "The", Fields("", None, "Meridian Wire", "2007-03-22")),
        ("Philadelphia (AFP) – US President", "US President", Fields(source="AFP")),
        ("Moscow (dpa) - The vote", "The vote", Fields(source="dpa")),
        ("(Reuters) - The vote", "The vote", Fields(source="Reuters")),
        ("MUMBAI (PTI): The vote", "The vote", Fields(source="PTI")),
        ("WASHINGTON — President", "President", Fields()),
        ("ST. PAUL, Minn. — “We won", "“We won", Fields()),
        ("SÃO PAULO - The vote", "The vote", Fields()),
    ],
)
def test_datelines(paragraph: str, left: str, fields: Fields) -> None:
    found, cuts = read_datelines([paragraph])
    assert paragraph[cuts[0] :] == left
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
    assert read_datelines([paragraph]) == (Fields(), {})


def test_a_dateline_on_a_line_of_its_own() -> None:
    found, cuts = read_datelines(["LAGOS, April 11, 2026:", BODY])
    assert (found.published_at, cuts) == ("2026-04-11", {0: 22})


def test_further_down_a_dateline_needs_an_agency() -> None:
    paragraphs = [BODY] * 6
    assert read_datelines([*paragraphs, "WASHINGTON — The vote"])[1] == {}
    assert read_datelines([*paragraphs, "WASHINGTON (AP) — The vote"])[1] == {6: 18}
