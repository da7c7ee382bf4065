"""Lines above an article are read into fields, and only they leave the text."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.header import read_header, read_lines_above
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import with_authors

BODY = "The bridge was closed on Monday, officials said."


def read(*lines: str, title: str | None = None) -> tuple[ArticleMetadata, str]:
    fields, text = read_header(TracedText.from_raw("\n".join([*lines, "", BODY])), title)
    return fields, text.text.strip()


def test_lines_at_the_top_leave_the_text() -> None:
    fields, text = read("By Livia Castellan", "March 3, 2026", "", "Share this article", "Source: Harbour Wire")
    assert fields == with_authors(
        ArticleMetadata(author="Livia Castellan", published_at="2026-03-03", source="Harbour Wire")
    )
    assert text == BODY


def test_the_first_of_several_dates_is_the_date() -> None:
    fields, _ = read("Updated March 5, 2026", "Published March 3, 2026", "March 4, 2026")
    assert (fields.published_at, fields.updated_at) == ("2026-03-03", "2026-03-05")


def test_reading_stops_at_the_article() -> None:
    fields, text = read(BODY, "By Jane Doe")
    assert fields == ArticleMetadata()
    assert text.startswith(BODY)
    assert "By Jane Doe" in text


def test_a_headline_above_a_byline_is_the_title() -> None:
    fields, text = read("Bridge closed until spring", "By Jane Doe")
    assert (fields.title, fields.author, text) == ("Bridge closed until spring", "Jane Doe", BODY)


@pytest.mark.parametrize("end", [".", '."', ".”", ".''", ",»"])
def test_a_line_that_ends_as_a_sentence_is_no_headline(end: str) -> None:
    said = f"“We told them,” said Ray Cobb. “Nobody listened{end}"
    assert read(said, "The bridge stays shut.", "Words: Jane Doe") == (
        ArticleMetadata(),
        f"{said}\nThe bridge stays shut.\nWords: Jane Doe\n\n{BODY}",
    )


def test_a_standfirst_stays() -> None:
    fields, text = read("Bridge closed", "Inspectors found a crack as long as a bus.", "By Jane Doe")
    assert (fields.title, fields.author) == ("Bridge closed", "Jane Doe")
    assert text == f"Inspectors found a crack as long as a bus.\n\n\n{BODY}"


def test_a_timestamp_after_headline_and_standfirst() -> None:
    fields, text = read(
        "Bridge closed", "Inspectors found a crack as long as a bus.", "Published: 14 Feb 2026, 10:15 GMT"
    )
    assert (fields.title, fields.published_at) == ("Bridge closed", "2026-02-14T10:15Z")
    assert text == f"Inspectors found a crack as long as a bus.\n\n\n{BODY}"


def test_a_known_title_is_not_repeated_and_another_headline_stays() -> None:
    assert read("Bridge Closed!", title="Bridge closed")[1] == BODY
    assert read("Something else", "By Jane Doe", title="Bridge closed")[1] == f"Something else\n\n\n{BODY}"


def test_a_bare_name_beside_a_date_is_the_author() -> None:
    assert read("Harriet Pell", "Thu 6 Nov 2025")[0] == with_authors(
        ArticleMetadata(author="Harriet Pell", published_at="2025-11-06")
    )
    assert read("March 3, 2026", "Dewi Anggraini, Palangka Raya")[0].author == "Dewi Anggraini"


def test_a_headline_in_capitals_is_no_name() -> None:
    fields, _ = read("Bridge Closed", "March 3, 2026")
    assert (fields.title, fields.author) == ("Bridge Closed", None)


@pytest.mark.parametrize(
    ("above", "author", "day"),
    [
        (["By Rhona Speight"], "Rhona Speight", None),
        (["12 comments", "By Rhona Speight | 14 March 2026", "The planes in autumn"], "Rhona Speight", "2026-03-14"),
        (["Rhona Speight", "MARCH 14, 2026"], "Rhona Speight", "2026-03-14"),
        (["Rhona Speight", "Source: Harbour Wire"], None, None),
        (["A summary by the sea", "14 March"], None, None),
    ],
)
def test_lines_above_the_article_of_a_page(above: list[str], author: str | None, day: str | None) -> None:
    fields = read_lines_above(above, BODY)
    assert (fields.author, fields.published_at, fields.source) == (author, day, None)


def test_a_place_below_a_desk_is_one_that_the_article_names() -> None:
    assert read("Staff Reporter", "KADALUR", "The road to Kadalur is shut.")[1].startswith("The road")
    assert read("Staff Reporter", "WHAT HAPPENED")[1].startswith("WHAT HAPPENED")


def test_paper_and_job_below_a_byline() -> None:
    fields, text = read("By FARIDA KHAN", "Associated Press")
    assert (fields.author, fields.source, text) == ("Farida Khan", "Associated Press", BODY)
    assert read("By Jane Doe", "Chief Political Correspondent")[1] == BODY
    assert read("By Jane Doe", "The chief wept")[1].startswith("The chief wept")
    assert read("Associated Press")[1].startswith("Associated Press")


def test_the_contact_above_a_press_release() -> None:
    fields, text = read(
        "FOR IMMEDIATE RELEASE", "March 3, 2026", "Contact: Jane Roe", "jroe@echo.example", "555-0142-99"
    )
    assert (fields.author, fields.published_at, text) == (None, "2026-03-03", BODY)
