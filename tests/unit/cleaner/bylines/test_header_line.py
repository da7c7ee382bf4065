"""A line above an article is read whole, or not at all."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.header_line import is_timestamp, read_header_line
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from tests.unit.cleaner.holds import with_authors

BODY = "The bridge was closed on Monday, officials said."


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("date 2024-03-27", ArticleMetadata(published_at="2024-03-27")),
        (" Date: March 27, 2024 ", ArticleMetadata(published_at="2024-03-27")),
        ("Published: 27 March 2024 10:00 GMT", ArticleMetadata(published_at="2024-03-27T10:00Z")),
        ("Published on March 27, 2024", ArticleMetadata(published_at="2024-03-27")),
        ("Updated 3:45 PM, March 27, 2024", ArticleMetadata(updated_at="2024-03-27T15:45")),
        ("Posted 10:15, Saturday 14 February 2026", ArticleMetadata(published_at="2026-02-14T10:15")),
        ("Published: 14 Feb 2026, 10:15 GMT", ArticleMetadata(published_at="2026-02-14T10:15Z")),
        ("Last modified on Sat 14 Feb 2026 10.15 GMT", ArticleMetadata(updated_at="2026-02-14T10:15Z")),
        ("Last modified on 14 February 2026", ArticleMetadata(updated_at="2026-02-14")),
        ("Updated 3 hours ago", ArticleMetadata()),
        ("Posted: 2 days ago", ArticleMetadata()),
        ("Published yesterday at 10:15", ArticleMetadata()),
        ("3 hours ago", ArticleMetadata()),
        ("Published 10:15", ArticleMetadata()),
        ("Published - March 27, 2024 10:15 pm IST - OAKHURST", ArticleMetadata(published_at="2024-03-27T22:15")),
        ("Last Updated : March 27, 2024 | 10:15 AM IST", ArticleMetadata(updated_at="2024-03-27")),
        ("Updated March 27, 2024 3:45 PM", ArticleMetadata(updated_at="2024-03-27T15:45")),
        ("March 27, 2024", ArticleMetadata(published_at="2024-03-27")),
        ("📅 13 July 2025", ArticleMetadata(published_at="2025-07-13")),
        ("Source: Reuters", ArticleMetadata(source="Reuters")),
        ("Title: The bridge is closed", ArticleMetadata(title="The bridge is closed")),
        ("URL: https://example.org/a", ArticleMetadata(url="https://example.org/a")),
        ("Author: Jane Doe", ArticleMetadata(author="Jane Doe")),
        ("Section: World", ArticleMetadata()),
        (
            "By Jane Doe | March 27, 2024 | 5 min read",
            ArticleMetadata(author="Jane Doe", published_at="2024-03-27"),
        ),
        ("By Jane Doe • BBC News", ArticleMetadata(author="Jane Doe", source="BBC News")),
        ("By Jane Doe | The Thunder Falls Echo", ArticleMetadata(author="Jane Doe", source="The Thunder Falls Echo")),
        (
            "By Jane Doe and John Roe | Harbor Times",
            ArticleMetadata(author="Jane Doe and John Roe", source="Harbor Times"),
        ),
        ("By Jane Doe | Oakhurst", ArticleMetadata(author="Jane Doe")),
        ("By Jane Doe, Staff Writer | jdoe@courier.example", ArticleMetadata(author="Jane Doe")),
        ("Posted on February 14, 2026 by Jane Doe", ArticleMetadata(author="Jane Doe", published_at="2026-02-14")),
        ("Posted on February 14, 2026 by the sea", None),
        ("By Jane Doe | 14 February 2026 | Oakhurst", ArticleMetadata(author="Jane Doe", published_at="2026-02-14")),
        ("Words: Jane Doe. Pictures: John Roe", ArticleMetadata(author="Jane Doe")),
        ("Words by Jane Doe, photographs by John Roe", ArticleMetadata(author="Jane Doe")),
        ("Words: 512", ArticleMetadata()),
        ("Reuters", ArticleMetadata(source="Reuters")),
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
def test_lines(line: str, fields: ArticleMetadata | None) -> None:
    assert read_header_line(line.strip()) == (with_authors(fields) if fields else None)


@pytest.mark.parametrize(
    "line", ["Published: 14 Feb 2026", "Updated 3 hours ago", "Posted at 10:15 | Updated at 11:15"]
)
def test_timestamps(line: str) -> None:
    assert is_timestamp(line)


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
def test_no_timestamps(line: str) -> None:
    assert not is_timestamp(line)
